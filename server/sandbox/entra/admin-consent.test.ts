import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { testAgainst } from './proof/examples.ts';
import { ADDIN, CLIENT, type ProofEntra, startEntra } from './proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const APPROVED = `${ADDIN}/auth/approved`;
const gina = 'gina@fabrikam.example';

const query = (changed: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: APPROVED,
    scope: 'openid offline_access https://graph.microsoft.com/Calendars.Read',
    state: 'a state',
    ...changed,
  });

const open = async (as: string, changed: Record<string, string> = {}, tenant = 'fabrikam.example') => {
  const browser = entra.browser();
  const path = `/${tenant}/v2.0/adminconsent?${query({ login_hint: as, ...changed })}`;
  return { browser, shown: await browser.open(path) };
};

const granted = (address: string) => {
  const { tenantId, oid } = entra.person(address);
  return entra.directory.granted(CLIENT, tenantId, oid);
};

describe('an administrator', () => {
  test('reads what the application will be able to do, and agrees for everyone', async () => {
    const { browser, shown } = await open(gina);
    expect(shown.html).toContain('Review for your organization');
    expect(shown.html).toContain('Read your calendars');
    const { sentTo, answer } = await browser.press('Accept');
    expect(sentTo?.href).toMatch(new RegExp(`^${APPROVED}\\?`));
    expect(Object.fromEntries(answer)).toEqual({
      admin_consent: 'True',
      tenant: entra.person(gina).tenantId,
      scope: 'openid offline_access https://graph.microsoft.com/Calendars.Read',
      state: 'a state',
    });
    expect([...granted('frank@fabrikam.example').scopes]).toContain('Calendars.Read');
  });

  test('who cancels is reported with admin_consent=True all the same', async () => {
    const { browser } = await open(gina);
    const { answer } = await browser.press('Cancel');
    expect(answer.get('admin_consent')).toBe('True');
    expect(answer.get('error')).toBe('access_denied');
    expect(answer.get('error_description')).toMatch(/^AADSTS65004: /);
    expect(answer.get('state')).toBe('a state');
    expect(answer.has('tenant')).toBe(false);
    expect(granted(gina).scopes.size).toBe(0);
  });

  test('gives with .default the application permissions of the registration', async () => {
    const { browser, shown } = await open(gina, { scope: 'https://graph.microsoft.com/.default' });
    expect(shown.html).toContain('Read calendars in all mailboxes');
    expect(shown.html).toContain('Read all company places');
    const { answer } = await browser.press('Accept');
    expect(answer.get('scope')).toBe('https://graph.microsoft.com/.default');
    expect(granted(gina).roles).toEqual(new Set(['Calendars.Read', 'Place.Read.All']));
  });

  test('signs in first, among the people of the tenant', async () => {
    const browser = entra.browser();
    const shown = await browser.open(`/fabrikam.example/v2.0/adminconsent?${query()}`);
    expect(shown.buttons.map((name) => name.split(' ')[0])).toEqual(['Frank', 'Gina']);
    expect((await browser.press('Gina Gomez')).html).toContain('Review for your organization');
  });

  test('gives a second factor where it is demanded', async () => {
    entra.directory.setSignIn(entra.person(gina).oid, { mfa: 'demanded' });
    const { browser } = await open(gina);
    expect((await browser.press('Approve sign in')).html).toContain('Review for your organization');
  });

  test('may come by an alias for all work tenants', async () => {
    const { browser } = await open(gina, {}, 'organizations');
    expect((await browser.press('Accept')).answer.get('tenant')).toBe(entra.person(gina).tenantId);
  });
});

describe('anybody else', () => {
  const frank = 'frank@fabrikam.example';

  test('is told to ask an administrator', async () => {
    const { browser, shown } = await open(frank);
    expect(shown.html).toContain('Need admin approval');
    const { answer } = await browser.press('Return to the application without granting consent');
    expect(answer.get('admin_consent')).toBe('True');
    expect(answer.get('error')).toBe('access_denied');
  });

  test('cannot accept in an administrator’s place', async () => {
    const { browser } = await open(frank);
    const path = `/fabrikam.example/v2.0/adminconsent?${query()}`;
    const body = new URLSearchParams({
      step: 'consent',
      decision: 'accept',
      account: entra.person(gina).oid,
    });
    const { body: page } = await entra.call(path, { method: 'POST', body });
    expect(page.text).toContain('Pick an account');
    expect((await browser.open(path)).html).toContain('Need admin approval');
    expect(granted(frank).scopes.size).toBe(0);
  });

  test('of another tenant is refused', async () => {
    const { shown } = await open('dora@contoso.example');
    expect(shown.answer.get('error_description')).toMatch(/^AADSTS50020: /);
    expect(shown.answer.get('admin_consent')).toBe('True');
  });
});

test.each(['common', 'consumers'])('%s has no administrator', async (alias) => {
  const { shown } = await open(gina, {}, alias);
  expect(shown.status).toBe(400);
  expect(shown.sentTo).toBeNull();
});

test('an address that is not registered is told nothing', async () => {
  const { shown } = await open(gina, { redirect_uri: 'https://evil.example/' });
  expect(shown.sentTo).toBeNull();
  expect(shown.html).toContain('AADSTS50011');
});

testAgainst('admin-consent-callback.json', "success has Microsoft's parameters", async ({ request }) => {
  const { browser } = await open(gina);
  const { answer } = await browser.press('Accept');
  const documented = new URL(request?.path ?? '').searchParams;
  expect([...answer.keys()].sort()).toEqual([...documented.keys()].sort());
  expect(answer.get('admin_consent')).toBe(documented.get('admin_consent'));
});

testAgainst(
  'admin-consent-callback-error.json',
  "refusal has Microsoft's parameters",
  async ({ request }) => {
    const { browser } = await open(gina);
    const { answer } = await browser.press('Cancel');
    const documented = new URL(request?.path ?? '').searchParams;
    expect([...answer.keys()]).toEqual(expect.arrayContaining([...documented.keys()]));
    expect(answer.get('error_description')?.split(':')[0]).toBe(
      documented.get('error_description')?.split(':')[0],
    );
  },
);
