import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, customFetch, decodeJwt, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { fetch } from 'undici';
import { PERSONAL_TENANT } from '../state/personal-accounts.ts';
import { assertionOf, codeFor, signIn } from './proof/grants.ts';
import { msalClient, msalSignIn } from './proof/msal.ts';
import {
  API_SCOPE,
  authorizeQuery,
  CALLBACK,
  CLIENT,
  ON_BEHALF_OF,
  type ProofEntra,
  SECRET,
  startEntra,
} from './proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';
const paula = 'paula@outlook.example';
const quinn = 'quinn@outlook.example';
const scopes = ['User.Read', 'Calendars.Read'];
const WORK_ONLY = [
  'Calendars.ReadWrite.Shared',
  'Contacts.ReadWrite.Shared',
  'OnlineMeetings.ReadWrite',
  'Place.Read.All',
];

const numberOf = ({ body }: { body: Record<string, unknown> }) => (body.error_codes as number[])[0];
const issuer = () => `${entra.url}/${PERSONAL_TENANT}/v2.0`;
const trusting = (url: string | URL, init?: object) =>
  fetch(url, { ...init, dispatcher: entra.dispatcher }) as unknown as Promise<Response>;

const redeem = (tenant: string, code: string) =>
  entra.token(tenant, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK });
const refresh = (tenant: string, refresh_token: string, more: Record<string, string> = {}) =>
  entra.token(tenant, { grant_type: 'refresh_token', refresh_token, ...more });
const open = (tenant: string, changed: Record<string, string | null> = {}, browser = entra.browser()) =>
  browser.open(`/${tenant}/oauth2/v2.0/authorize?${authorizeQuery(changed)}`);

describe('which accounts an address admits', () => {
  test.each([
    ['common', ['Alice', 'Paula']],
    ['organizations', ['Alice']],
    ['consumers', ['Paula']],
    [PERSONAL_TENANT, ['Paula']],
  ])('%s', async (tenant, names) => {
    const { buttons } = await open(tenant);
    const offered = buttons.map((name) => name.split(' ')[0]);
    expect(['Alice', 'Paula'].filter((name) => offered.includes(name))).toEqual(names);
  });

  test.each([
    ['a personal account, where only organisations are admitted', 'organizations', paula, 'AADSTS500200'],
    ['a personal account, at one organisation', 'contoso.example', paula, 'AADSTS50020'],
    ['an account of an organisation, where only personal ones are', 'consumers', alice, 'AADSTS50020'],
  ])('%s, is told so on a page and offered the picker', async (_, tenant, account, code) => {
    const browser = entra.browser();
    const shown = await open(tenant, { login_hint: account }, browser);
    expect(shown.sentTo).toBeNull();
    expect(shown.html).toContain(code);
    expect((await browser.follow('Use another account')).html).toContain('Pick an account');
  });
});

describe('scopes that only organisations have', () => {
  test.each(WORK_ONLY)('%s is refused to the application before anybody is asked', async (scope) => {
    const { answer } = await open('consumers', { scope: `openid ${scope}` });
    expect(answer.get('error')).toBe('invalid_scope');
    expect(answer.get('error_description')).toMatch(/^AADSTS70011: /);
  });

  test.each(WORK_ONLY)('%s is refused by the token endpoint', async (scope) => {
    const { refresh_token } = await signIn(entra, paula);
    for (const tenant of ['consumers', 'common']) {
      const answer = await refresh(tenant, refresh_token, { scope: `${scope} offline_access` });
      expect(answer.body).toMatchObject({ error: 'invalid_scope', error_codes: [70011] });
    }
  });
});

describe('a grant is redeemed where its account is kept', () => {
  test.each(['common', 'consumers', PERSONAL_TENANT])('%s redeems a personal one', async (tenant) => {
    const { body } = await redeem(tenant, await codeFor(entra, paula));
    const renewed = await refresh(tenant, String(body.refresh_token));
    expect(await entra.tokens.authenticate(`Bearer ${renewed.body.access_token}`)).toMatchObject({
      kind: 'delegated',
      person: { name: 'Paula Personal' },
    });
  });

  test.each(['organizations', 'contoso.example'])('%s redeems none', async (tenant) => {
    expect(numberOf(await redeem(tenant, await codeFor(entra, paula)))).toBe(70000121);
    const { refresh_token } = await signIn(entra, paula);
    const { body } = await refresh(tenant, refresh_token);
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [70000121] });
  });

  test("consumers redeems none of an organisation's", async () => {
    expect(numberOf(await redeem('consumers', await codeFor(entra, alice)))).toBe(70000);
    const { refresh_token } = await signIn(entra, alice);
    expect(numberOf(await refresh('consumers', refresh_token))).toBe(70000);
  });

  test('organizations and common redeem those', async () => {
    const { refresh_token } = await signIn(entra, alice);
    for (const tenant of ['organizations', 'common'])
      expect((await refresh(tenant, refresh_token)).status).toBe(200);
  });
});

describe('tokens', () => {
  test('name the tenant of all personal accounts, and an object id that begins with zeros', async () => {
    const { id_token } = await signIn(entra, paula);
    expect(decodeJwt(id_token)).toMatchObject({
      iss: issuer(),
      tid: PERSONAL_TENANT,
      oid: expect.stringMatching(/^00000000-0000-0000-[\da-f]{4}-[\da-f]{12}$/),
      preferred_username: paula,
      ver: '2.0',
    });
  });

  test('for Graph cannot be read by the application', async () => {
    const { access_token } = await signIn(entra, paula);
    expect(access_token).not.toContain('.');
    expect(() => decodeJwt(access_token)).toThrow();
  });

  test("for the product's own API can, and its key is that of personal accounts", async () => {
    const { access_token } = await signIn(entra, paula, `openid ${API_SCOPE}`);
    const keys = createRemoteJWKSet(new URL(`${entra.url}/consumers/discovery/v2.0/keys`), {
      [customFetch]: trusting,
    });
    const { payload } = await jwtVerify(access_token, keys, { issuer: issuer(), audience: CLIENT });
    expect(payload).toMatchObject({ tid: PERSONAL_TENANT, scp: 'access_as_user', azp: CLIENT, ver: '2.0' });
    expect(payload).not.toHaveProperty('wids');
  });
});

describe('what personal accounts do not have', () => {
  test.each(['consumers', PERSONAL_TENANT])('%s has no application without a person', async (tenant) => {
    const answer = await entra.token(tenant, {
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    });
    expect(numberOf(answer)).toBe(9001023);
  });

  test.each(['consumers', PERSONAL_TENANT])('%s has no administrator who could agree', async (tenant) => {
    const query = authorizeQuery({ scope: 'https://graph.microsoft.com/.default' });
    const shown = await entra.browser().open(`/${tenant}/v2.0/adminconsent?${query}`);
    expect(shown.sentTo).toBeNull();
    expect(shown.html).toContain('AADSTS90002');
  });

  test.each(['consumers', 'common', PERSONAL_TENANT])(
    '%s exchanges nothing on their behalf',
    async (tenant) => {
      const answer = await entra.token(tenant, {
        grant_type: ON_BEHALF_OF,
        requested_token_use: 'on_behalf_of',
        assertion: await assertionOf(entra, paula),
        scope: 'Calendars.Read',
      });
      expect(answer.body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] });
    },
  );
});

describe('several accounts in one browser', () => {
  const enter = async (browser: ReturnType<ProofEntra['browser']>, account: string) => {
    const shown = await open('common', { login_hint: account, scope: 'openid profile User.Read' }, browser);
    if (!shown.sentTo) await browser.press('Accept');
  };

  test('are told apart by the hint, and offered by the picker', async () => {
    const browser = entra.browser();
    for (const account of [alice, paula, quinn]) await enter(browser, account);
    const scope = 'openid profile User.Read';
    const silent = await open('common', { scope, prompt: 'none', login_hint: quinn }, browser);
    expect(silent.answer.get('code')).not.toBeNull();
    expect(
      (await open('common', { scope, prompt: 'none' }, browser)).answer.get('error_description'),
    ).toMatch(/^AADSTS16000: /);
    const picker = await open('common', { scope, prompt: 'select_account' }, browser);
    expect(picker.buttons.filter((name) => name.endsWith('Signed in'))).toHaveLength(3);
    const picked = await browser.press('Paula Personal');
    const { body } = await redeem('common', picked.answer.get('code') ?? '');
    expect(decodeJwt(String(body.id_token))).toMatchObject({ preferred_username: paula });
  });
});

describe("Microsoft's own library", () => {
  test.each(['consumers', 'common'])('at %s knows the account, and renews silently', async (tenant) => {
    const msal = msalClient(entra, tenant);
    const { account, accessToken } = await msalSignIn(entra, msal, { scopes, loginHint: paula });
    if (!account) throw new Error('no account');
    const { oid } = entra.person(paula);
    expect(account).toMatchObject({
      homeAccountId: `${oid}.${PERSONAL_TENANT}`,
      tenantId: PERSONAL_TENANT,
      username: paula,
    });
    const renewed = await msal.acquireTokenSilent({ account, scopes, forceRefresh: true });
    expect(renewed.accessToken).not.toBe(accessToken);
  });

  test('keeps two accounts of one browser apart', async () => {
    const msal = msalClient(entra, 'common');
    const browser = entra.browser();
    await msalSignIn(entra, msal, { scopes, loginHint: alice, browser });
    const second = await msalSignIn(entra, msal, {
      scopes,
      prompt: 'select_account',
      picks: 'Quinn Private',
      browser,
    });
    expect(second.account?.username).toBe(quinn);
    expect((await msal.getTokenCache().getAllAccounts()).map(({ username }) => username).sort()).toEqual([
      alice,
      quinn,
    ]);
  });

  test("refuses an exchange on a personal account's behalf for a reason to ask the person", async () => {
    const failure: unknown = await msalClient(entra, 'consumers')
      .acquireTokenOnBehalfOf({ oboAssertion: await assertionOf(entra, paula), scopes })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ errorCode: 'invalid_grant', errorNo: 70000 });
  });
});

describe('a library that takes OpenID Connect at its word', () => {
  test('discovers the personal tenant, and accepts its tokens', async () => {
    const asking = { [oauth.customFetch]: trusting };
    const discovered = await oauth.discoveryRequest(new URL(issuer()), asking);
    const server = await oauth.processDiscoveryResponse(new URL(issuer()), discovered);
    const verifier = oauth.generateRandomCodeVerifier();
    const browser = entra.browser();
    const shown = await open(
      PERSONAL_TENANT,
      {
        login_hint: paula,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      },
      browser,
    );
    const { answer } = shown.sentTo ? shown : await browser.press('Accept');
    const client = { client_id: CLIENT };
    const parameters = oauth.validateAuthResponse(server, client, answer, 'a state');
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(SECRET),
      parameters,
      CALLBACK,
      verifier,
      asking,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: 'a nonce',
      requireIdToken: true,
    });
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ tid: PERSONAL_TENANT });
    const again = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.ClientSecretPost(SECRET),
      tokens.refresh_token ?? '',
      asking,
    );
    expect((await oauth.processRefreshTokenResponse(server, client, again)).access_token).toBeDefined();
  });
});
