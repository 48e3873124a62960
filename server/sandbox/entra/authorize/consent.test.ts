import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { API_SCOPE, authorizeQuery, CLIENT, type ProofEntra, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const as = (address: string, changed: Record<string, string | null> = {}) =>
  `/common/oauth2/v2.0/authorize?${authorizeQuery({ login_hint: address, ...changed })}`;

const granted = (address: string) => {
  const { tenantId, oid } = entra.person(address);
  return [...entra.directory.granted(CLIENT, tenantId, oid).scopes].sort();
};

describe('in a tenant where people may consent', () => {
  const alice = 'alice@contoso.example';

  test('the screen lists each permission in words, and accepting it gives a code', async () => {
    const browser = entra.browser();
    const shown = await browser.open(as(alice));
    for (const words of [
      'Permissions requested',
      'Sally',
      'Sign you in and read your profile',
      'Read your calendars',
      'Maintain access to data you have given it access to',
    ])
      expect(shown.html).toContain(words);
    expect(shown.buttons).toEqual(['Cancel', 'Accept']);
    expect((await browser.press('Accept')).answer.get('code')).not.toBeNull();
    expect(granted(alice)).toEqual(['Calendars.Read', 'User.Read', 'offline_access', 'openid', 'profile']);
    expect(granted('bob@contoso.example')).toEqual([]);
  });

  test('only what is new is asked for later', async () => {
    const browser = entra.browser();
    await browser.open(as(alice));
    await browser.press('Accept');
    const more = await browser.open(as(alice, { scope: 'User.Read Contacts.Read' }));
    expect(more.html).toContain('Read your contacts');
    expect(more.html).not.toContain('Sign you in and read your profile');
  });

  test('prompt=consent asks for everything again', async () => {
    const browser = entra.browser();
    await browser.open(as(alice));
    await browser.press('Accept');
    expect((await browser.open(as(alice, { prompt: 'consent' }))).html).toContain('Read your calendars');
    expect((await browser.press('Accept')).answer.get('code')).not.toBeNull();
  });

  test('cancelling tells the application that the person declined', async () => {
    const browser = entra.browser();
    await browser.open(as(alice));
    const { answer } = await browser.press('Cancel');
    expect([...answer.keys()]).toEqual(['error', 'error_description', 'error_uri', 'state']);
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toMatch(
      /^AADSTS65004: User declined to consent to access the app\.\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTimestamp: \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/,
    );
    expect(granted(alice)).toEqual([]);
  });

  test('an administrator may agree for everyone', async () => {
    const browser = entra.browser();
    await browser.open(as('dora@contoso.example'));
    await browser.press('Accept', ['organization']);
    expect(granted('bob@contoso.example')).toContain('Calendars.Read');
  });

  test('an ordinary person can not, whatever is posted', async () => {
    const browser = entra.browser();
    await browser.open(as(alice));
    await browser.press('Accept', ['organization']);
    expect(granted('bob@contoso.example')).toEqual([]);
  });

  test('some permissions always take an administrator', async () => {
    const shown = await entra.browser().open(as(alice, { scope: 'Place.Read.All' }));
    expect(shown.html).toContain('Need admin approval');
  });
});

describe('in a tenant where an administrator has to', () => {
  const frank = 'frank@fabrikam.example';

  test('a member is told so, and can go back', async () => {
    const browser = entra.browser();
    const shown = await browser.open(as(frank));
    expect(shown.html).toContain('Need admin approval');
    expect(shown.html).toContain('AADSTS90094');
    expect(shown.buttons).toEqual(['Return to the application without granting consent']);
    const { answer } = await browser.press('Return to the application without granting consent');
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_subcode')).toBe('cancel');
    expect(granted(frank)).toEqual([]);
  });

  test('an administrator at the same screen can sign in and agree', async () => {
    const browser = entra.browser();
    await browser.open(as(frank));
    await browser.follow('Have an admin account? Sign in with that account');
    const consent = await browser.press('Gina Gomez');
    expect(consent.html).toContain('Consent on behalf of your organization');
    expect((await browser.press('Accept', ['organization'])).answer.get('code')).not.toBeNull();
    expect(granted(frank)).toContain('Calendars.Read');
  });

  test('signing in to the product itself needs nobody', async () => {
    const scope = `openid profile offline_access ${API_SCOPE}`;
    const shown = await entra.browser().open(as(frank, { scope }));
    expect(shown.html).toContain('Access Sally as you');
    expect(shown.buttons).toEqual(['Cancel', 'Accept']);
  });

  test('a member whose administrator agreed sees no screen', async () => {
    const { tenantId } = entra.person(frank);
    entra.directory.approveTenant(CLIENT, tenantId, ['User.Read', 'Calendars.Read'], []);
    expect((await entra.browser().open(as(frank))).answer.get('code')).not.toBeNull();
  });
});

describe('with a personal account', () => {
  const paula = 'paula@outlook.example';

  test('the person decides alone', async () => {
    const browser = entra.browser();
    const shown = await browser.open(
      as(paula, { scope: 'openid email offline_access User.Read Calendars.ReadWrite' }),
    );
    expect(shown.html).toContain('Let this app access your info?');
    await browser.press('Accept');
    expect(granted(paula)).toContain('Calendars.ReadWrite');
  });

  test.each(['Calendars.ReadWrite.Shared', 'Contacts.ReadWrite.Shared', 'OnlineMeetings.ReadWrite'])(
    '%s is for work accounts only',
    async (scope) => {
      const { answer } = await entra.browser().open(as(paula, { scope }));
      expect(answer.get('error')).toBe('invalid_scope');
      expect(answer.get('error_description')).toContain(`The scope ${scope} is not valid.`);
    },
  );
});
