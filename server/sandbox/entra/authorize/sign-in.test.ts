import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { testAgainst } from '../proof/examples.ts';
import { ADDIN, authorizeQuery, CALLBACK, CLIENT, type ProofEntra, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());

const everything = ['openid', 'profile', 'offline_access', 'User.Read', 'Calendars.Read'];
beforeEach(() => {
  entra.reset();
  for (const tenant of ['contoso.example', 'fabrikam.example']) {
    const { id } = entra.directory.tenant(tenant) ?? { id: '' };
    entra.directory.approveTenant(CLIENT, id, everything, []);
  }
});

const organizations = (changed: Record<string, string | null> = {}) =>
  `/organizations/oauth2/v2.0/authorize?${authorizeQuery(changed)}`;

const signedInAsAlice = async () => {
  const browser = entra.browser();
  await browser.open(organizations({ login_hint: 'alice@contoso.example' }));
  return browser;
};

describe('the account picker', () => {
  test('offers the people whom the address admits', async () => {
    const work = await entra.browser().open(organizations());
    expect(work.buttons).toHaveLength(8);
    expect(work.buttons[0]).toBe('Alice Archer alice@contoso.example');
    const personal = await entra.browser().open(`/consumers/oauth2/v2.0/authorize?${authorizeQuery()}`);
    expect(personal.buttons.map((name) => name.split(' ')[0])).toEqual(['Paula', 'Quinn']);
    const all = await entra.browser().open(`/common/oauth2/v2.0/authorize?${authorizeQuery()}`);
    expect(all.buttons).toHaveLength(10);
  });

  test('is narrowed by a domain hint', async () => {
    const shown = await entra.browser().open(organizations({ domain_hint: 'fabrikam.example' }));
    expect(shown.buttons.map((name) => name.split(' ')[0])).toEqual(['Frank', 'Gina']);
  });

  test('is skipped by a login hint', async () => {
    const shown = await entra.browser().open(organizations({ login_hint: 'alice@contoso.example' }));
    expect(shown.sentTo?.origin).toBe(ADDIN);
    expect(shown.answer.get('state')).toBe('a state');
    expect(shown.answer.get('code')).not.toBeNull();
  });

  test('is asked for by select_account whatever the hint says', async () => {
    const browser = await signedInAsAlice();
    const shown = await browser.open(
      organizations({ prompt: 'select_account', login_hint: 'alice@contoso.example' }),
    );
    expect(shown.buttons[0]).toBe('Alice Archer alice@contoso.example Signed in');
  });
});

describe('a browser that was here before', () => {
  test('is signed in silently, by a cookie that works in frames', async () => {
    const browser = entra.browser();
    await browser.open(organizations());
    const first = await browser.press('Bob Baker');
    expect(first.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=None$/);
    const second = await browser.open(organizations());
    expect(second.answer.get('code')).not.toBeNull();
    expect(second.answer.get('code')).not.toBe(first.answer.get('code'));
  });

  test('chooses again when two people are signed in', async () => {
    const browser = await signedInAsAlice();
    await browser.open(organizations({ login_hint: 'bob@contoso.example' }));
    expect((await browser.open(organizations())).buttons).toHaveLength(8);
    const silent = await browser.open(organizations({ prompt: 'none' }));
    expect(silent.answer.get('error')).toBe('interaction_required');
    expect(silent.answer.get('error_description')).toMatch(/^AADSTS16000: /);
  });

  test('starts anew after signing out', async () => {
    const browser = await signedInAsAlice();
    const out = await browser.open(
      `/common/oauth2/v2.0/logout?${new URLSearchParams({ post_logout_redirect_uri: `${ADDIN}/` })}`,
    );
    expect(out.sentTo?.href).toBe(`${ADDIN}/`);
    expect((await browser.open(organizations())).buttons).toHaveLength(8);
  });

  test('is not sent elsewhere after signing out', async () => {
    const shown = await entra
      .browser()
      .open('/common/oauth2/v2.0/logout?post_logout_redirect_uri=https://evil.example/');
    expect(shown.sentTo).toBeNull();
    expect(shown.html).toContain('You signed out');
  });

  test('starts anew after its sessions were revoked', async () => {
    const browser = await signedInAsAlice();
    entra.directory.revokeSessions(entra.person('alice@contoso.example').oid, entra.clock.now());
    expect((await browser.open(organizations())).buttons).toHaveLength(8);
  });
});

describe('prompt=none', () => {
  test('is refused where nobody is signed in', async () => {
    const shown = await entra.browser().open(organizations({ prompt: 'none' }));
    expect(shown.answer.get('error')).toBe('login_required');
    expect(shown.answer.get('error_description')).toMatch(/^AADSTS50058: /);
  });

  test('is refused where somebody else is signed in', async () => {
    const browser = await signedInAsAlice();
    const shown = await browser.open(organizations({ prompt: 'none', login_hint: 'bob@contoso.example' }));
    expect(shown.answer.get('error')).toBe('login_required');
  });

  test('is refused where consent is missing, and succeeds where nothing is', async () => {
    const browser = await signedInAsAlice();
    const more = await browser.open(organizations({ prompt: 'none', scope: 'Contacts.Read' }));
    expect(more.answer.get('error')).toBe('consent_required');
    expect(more.answer.get('error_description')).toMatch(/^AADSTS65001: /);
    expect((await browser.open(organizations({ prompt: 'none' }))).answer.get('code')).not.toBeNull();
  });

  test('is refused where a second factor is due', async () => {
    const browser = await signedInAsAlice();
    entra.directory.setSignIn(entra.person('alice@contoso.example').oid, { mfa: 'demanded' });
    const shown = await browser.open(organizations({ prompt: 'none' }));
    expect(shown.answer.get('error')).toBe('interaction_required');
    expect(shown.answer.get('error_description')).toMatch(/^AADSTS50076: /);
  });
});

describe('the second factor', () => {
  const alice = 'alice@contoso.example';

  test('is asked for where it is demanded, once for this browser', async () => {
    entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'demanded' });
    const browser = entra.browser();
    const shown = await browser.open(organizations({ login_hint: alice }));
    expect(shown.buttons).toEqual(['Cancel', 'Approve sign in']);
    expect((await browser.press('Approve sign in')).answer.get('code')).not.toBeNull();
    expect(entra.person(alice).signIn.mfa).toBe('given');
    expect((await browser.open(organizations())).answer.get('code')).not.toBeNull();
    const other = await entra.browser().open(organizations({ login_hint: alice }));
    expect(other.buttons).toEqual(['Cancel', 'Approve sign in']);
  });

  test('is asked for by the claims of a challenge', async () => {
    const claims = JSON.stringify({ access_token: { capolids: { essential: true, values: ['a policy'] } } });
    const browser = entra.browser();
    const shown = await browser.open(organizations({ login_hint: alice, claims }));
    expect(shown.buttons).toContain('Approve sign in');
  });

  test('may be declined', async () => {
    entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'demanded' });
    const browser = entra.browser();
    await browser.open(organizations({ login_hint: alice }));
    const { answer } = await browser.press('Cancel');
    expect(Object.fromEntries(answer)).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'a state',
    });
  });

  test('is given anew after prompt=login', async () => {
    entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'demanded' });
    const browser = entra.browser();
    await browser.open(organizations({ login_hint: alice }));
    await browser.press('Approve sign in');
    const again = await browser.open(organizations({ login_hint: alice, prompt: 'login' }));
    expect(again.buttons).toContain('Approve sign in');
  });
});

describe('the answer', () => {
  test('comes in the query, the fragment or a form that posts itself', async () => {
    const browser = await signedInAsAlice();
    const query = await browser.open(organizations());
    expect(query.sentTo?.search).toContain('code=');
    const fragment = await browser.open(organizations({ response_mode: 'fragment' }));
    expect(fragment.sentTo?.hash).toContain('code=');
    expect(fragment.sentTo?.search).toBe('');
    const post = await browser.open(organizations({ response_mode: 'form_post' }));
    expect(post.sentTo?.href).toBe(CALLBACK);
    expect(post.answer.get('state')).toBe('a state');
    expect(post.headers.get('content-security-policy')).toContain(`form-action 'self' ${ADDIN};`);
  });

  testAgainst('authorize-callback.json', "has Microsoft's parameters", async ({ request }) => {
    const browser = await signedInAsAlice();
    const { answer } = await browser.open(organizations());
    const documented = new URL(request?.path ?? '').searchParams;
    expect([...answer.keys()]).toEqual(expect.arrayContaining([...documented.keys()]));
  });

  testAgainst(
    'authorize-callback-error.json',
    "has Microsoft's parameters when refused",
    async ({ request }) => {
      const { answer } = await entra.browser().open(organizations({ prompt: 'none' }));
      const documented = new URL(request?.path ?? '').searchParams;
      expect([...answer.keys()]).toEqual(expect.arrayContaining([...documented.keys()]));
    },
  );

  test('names the account for MSAL when it asks', async () => {
    const browser = await signedInAsAlice();
    const { answer } = await browser.open(organizations({ client_info: '1' }));
    const { oid, tenantId } = entra.person('alice@contoso.example');
    expect(JSON.parse(Buffer.from(answer.get('client_info') ?? '', 'base64url').toString())).toEqual({
      uid: oid,
      utid: tenantId,
    });
  });
});

describe('what is shown instead of told', () => {
  test.each([
    ['an address that is not registered', { redirect_uri: `${ADDIN}/auth/callback/` }, 'AADSTS50011'],
    ['an unknown application', { client_id: '11111111-2222-4333-8444-555555555555' }, 'AADSTS700016'],
    ['a missing application', { client_id: null }, 'AADSTS900144'],
  ])('%s', async (_, changed, code) => {
    const shown = await entra.browser().open(organizations(changed));
    expect(shown.status).toBe(400);
    expect(shown.sentTo).toBeNull();
    expect(shown.html).toContain(code);
  });

  test('an account of another tenant', async () => {
    const browser = entra.browser();
    const query = authorizeQuery({ login_hint: 'frank@fabrikam.example' });
    const shown = await browser.open(`/contoso.example/oauth2/v2.0/authorize?${query}`);
    expect(shown.html).toContain('AADSTS50020');
    expect((await browser.follow('Use another account')).buttons[0]).toMatch(/^Alice/);
  });
});

describe('what the application is told', () => {
  test.each([
    ['a scope that Graph does not have', { scope: 'Calendars.Everything' }, 'invalid_client', 650053],
    ['a resource that does not exist', { scope: 'https://foo.example/Mail.Read' }, 'invalid_scope', 70011],
    ['another response type', { response_type: 'id_token' }, 'unsupported_response_type', 700054],
    ['a challenge that is too short', { code_challenge: 'short' }, 'invalid_request', 501491],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request', 9002313],
  ])('%s', async (_, changed, error, number) => {
    const { answer } = await entra.browser().open(organizations(changed));
    expect(answer.get('error')).toBe(error);
    expect(answer.get('error_description')).toMatch(new RegExp(`^AADSTS${number}: `));
    expect(answer.get('state')).toBe('a state');
  });

  test('an application that was disabled', async () => {
    entra.directory.setEnabled(CLIENT, false);
    const { answer } = await entra.browser().open(organizations());
    expect(answer.get('error_description')).toMatch(/^AADSTS7000112: /);
  });
});

describe('the pages', () => {
  test('cut the opener off when the switch says so, and not otherwise', async () => {
    const policy = async () =>
      (await entra.browser().open(organizations())).headers.get('cross-origin-opener-policy');
    expect(await policy()).toBeNull();
    entra.switches.isolateSignIn = true;
    expect(await policy()).toBe('same-origin');
    const browser = await signedInAsAlice();
    const post = await browser.open(organizations({ response_mode: 'form_post' }));
    expect(post.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  test('let nothing in from outside and nobody frame them', async () => {
    const shown = await entra.browser().open(organizations({ state: '"><script>alert(1)</script>' }));
    expect(shown.html).not.toContain('<script>alert');
    const policy = shown.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
  });

  test('accept answers of their own only', async () => {
    const path = organizations();
    const body = new URLSearchParams({ step: 'pick', account: entra.person('alice@contoso.example').oid });
    const foreign = await entra.call(path, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-site' },
      body,
    });
    expect(foreign.status).toBe(403);
  });

  test('let nobody agree for a person who is not signed in here', async () => {
    const { oid } = entra.person('alice@contoso.example');
    const body = new URLSearchParams({ step: 'consent', decision: 'accept', account: oid });
    const shown = await entra.call(organizations({ scope: 'Contacts.Read' }), { method: 'POST', body });
    expect(shown.body.text).toContain('Pick an account');
    expect(
      entra.directory.granted(CLIENT, entra.person('alice@contoso.example').tenantId, oid).scopes,
    ).not.toContain('Contacts.Read');
  });
});
