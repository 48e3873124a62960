import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { expectShape, testAgainst } from '../proof/examples.ts';
import { codeFor } from '../proof/grants.ts';
import { ADDIN, API_SCOPE, CALLBACK, CLIENT, type ProofEntra, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';
const verifier = 'a-verifier-that-is-long-enough-to-be-one-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

const redeem = (code: string, changed: Record<string, string | undefined> = {}, headers = {}) =>
  entra.token(
    'contoso.example',
    { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...changed },
    headers,
  );

const numberOf = ({ body }: { body: Record<string, unknown> }) => (body.error_codes as number[])[0];

describe("the product's server", () => {
  test('gets tokens whose claims say who and what for', async () => {
    const { status, body, headers } = await redeem(await codeFor(entra, alice), { client_info: '1' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(body.scope).toBe('openid profile User.Read Calendars.Read');
    const { oid, tenantId } = entra.person(alice);
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: 'https://graph.microsoft.com',
      iss: `https://sts.windows.net/${tenantId}/`,
      appid: CLIENT,
      idtyp: 'user',
      oid,
      tid: tenantId,
      scp: 'openid profile User.Read Calendars.Read',
      ver: '1.0',
    });
    expect(decodeJwt(String(body.id_token))).toMatchObject({
      aud: CLIENT,
      iss: `${entra.url}/${tenantId}/v2.0`,
      nonce: 'a nonce',
      oid,
      tid: tenantId,
      name: 'Alice Archer',
      preferred_username: alice,
      ver: '2.0',
    });
  });

  testAgainst(
    'token-authorization-code.json',
    "gets an answer in Microsoft's shape",
    async ({ response }) => {
      const { body } = await redeem(await codeFor(entra, alice));
      expectShape(body, response?.body ?? {});
    },
  );

  testAgainst('token-error-invalid-scope.json', "is refused in Microsoft's shape", async ({ response }) => {
    const answer = await redeem(await codeFor(entra, alice), { scope: 'https://foo.example/mail.read' });
    expect(answer.status).toBe(response?.status);
    expectShape(answer.body, response?.body ?? {});
    expect(numberOf(answer)).toBe(70011);
  });

  testAgainst('token-error-uri.json', 'is shown where to read about an error', async ({ response }) => {
    const answer = await redeem(await codeFor(entra, alice), { scope: 'https://foo.example/mail.read' });
    expectShape(answer.body, response?.body ?? {});
    expect(answer.body.error_uri).toBe(`${entra.url}/error?code=70011`);
  });

  test('gets no refresh token without offline_access, and no ID token without openid', async () => {
    const { body } = await redeem(await codeFor(entra, alice, { scope: 'User.Read' }));
    expect(body).not.toHaveProperty('refresh_token');
    expect(body).not.toHaveProperty('id_token');
  });

  test('learns who signed in only with profile, and the address only with email', async () => {
    const { body } = await redeem(await codeFor(entra, alice, { scope: 'openid email User.Read' }));
    const claims = decodeJwt(String(body.id_token));
    expect(claims).toMatchObject({ email: alice });
    expect(claims).not.toHaveProperty('oid');
    expect(claims).not.toHaveProperty('preferred_username');
  });

  test("names Graph's scopes as it was asked for them", async () => {
    const code = await codeFor(entra, alice, { scope: 'openid https://graph.microsoft.com/calendars.read' });
    expect((await redeem(code)).body.scope).toBe('openid https://graph.microsoft.com/Calendars.Read');
  });

  test('gets a token for one resource, of those that were consented to', async () => {
    const both = `openid ${API_SCOPE} User.Read`;
    const code = await codeFor(entra, alice, { scope: both });
    expect(numberOf(await redeem(code, { scope: both }))).toBe(28000);
    const { body } = await redeem(code, { scope: API_SCOPE });
    expect(body.scope).toBe(API_SCOPE);
    expect(decodeJwt(String(body.access_token))).toMatchObject({
      aud: CLIENT,
      azp: CLIENT,
      azpacr: '1',
      scp: 'access_as_user',
      ver: '2.0',
      wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
    });
  });

  test('gets for a personal account a Graph token that it cannot read', async () => {
    const code = await codeFor(entra, 'paula@outlook.example');
    const { body } = await entra.token('consumers', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
    });
    expect(body.access_token).toMatch(/^EwB[\w+/=]+$/);
    const caller = await entra.tokens.authenticate(`Bearer ${body.access_token}`);
    expect(caller).toMatchObject({ kind: 'delegated', person: { name: 'Paula Personal' } });
  });
});

describe('a code', () => {
  test('is redeemed once', async () => {
    const code = await codeFor(entra, alice);
    await redeem(code);
    const again = await redeem(code);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  test('lives ten minutes', async () => {
    const code = await codeFor(entra, alice);
    entra.move(10 * 60_000 + 1000);
    expect(numberOf(await redeem(code))).toBe(70008);
  });

  test.each([
    ['invented', { code: 'invented' }, 9002313],
    ['for another address', { redirect_uri: `${ADDIN}/auth/approved` }, 500112],
    ['without a secret', { client_secret: undefined }, 7000218],
    ['with a wrong secret', { client_secret: 'wrong' }, 7000215],
    ['without an application', { client_id: undefined }, 900144],
    ['by an unknown application', { client_id: '11111111-2222-4333-8444-555555555555' }, 700016],
    ['for a scope that nobody consented to', { scope: 'Contacts.Read' }, 65001],
  ])('is not redeemed %s', async (_, changed, number) => {
    const answer = await redeem(await codeFor(entra, alice), changed);
    expect(numberOf(answer)).toBe(number);
    expect(answer.status).toBe(number === 7000218 || number === 7000215 || number === 500112 ? 401 : 400);
  });

  test("is not redeemed at another tenant's address", async () => {
    const form = {
      grant_type: 'authorization_code',
      code: await codeFor(entra, alice),
      redirect_uri: CALLBACK,
    };
    expect(numberOf(await entra.token('fabrikam.example', form))).toBe(700005);
    expect(numberOf(await entra.token('nowhere.example', form))).toBe(90002);
  });

  test('is not redeemed by a disabled application', async () => {
    const code = await codeFor(entra, alice);
    entra.directory.setEnabled(CLIENT, false);
    expect(numberOf(await redeem(code))).toBe(7000112);
  });

  test('that was got with a challenge needs its verifier', async () => {
    const code = await codeFor(entra, alice, { code_challenge: challenge, code_challenge_method: 'S256' });
    expect(numberOf(await redeem(code))).toBe(501481);
    expect(numberOf(await redeem(code, { code_verifier: `${verifier}x` }))).toBe(501481);
    expect((await redeem(code, { code_verifier: verifier })).status).toBe(200);
  });

  test('may have a plain challenge', async () => {
    const code = await codeFor(entra, alice, { code_challenge: verifier });
    expect((await redeem(code, { code_verifier: verifier })).status).toBe(200);
  });

  test('of a web address is not for pages', async () => {
    const code = await codeFor(entra, alice);
    expect(numberOf(await redeem(code, {}, { origin: ADDIN }))).toBe(9002326);
  });
});

describe('a page', () => {
  const pageCode = (changed = {}) =>
    codeFor(entra, alice, {
      redirect_uri: `${ADDIN}/`,
      code_challenge: challenge,
      ...changed,
      code_challenge_method: 'S256',
    });
  const page = { redirect_uri: `${ADDIN}/`, client_secret: undefined, code_verifier: verifier };

  test('redeems with its verifier and may read the answer', async () => {
    const { status, headers, body } = await redeem(await pageCode(), page, { origin: ADDIN });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(body).toHaveProperty('refresh_token');
  });

  test('is allowed to ask across origins', async () => {
    const { status, headers } = await entra.call('/common/oauth2/v2.0/token', {
      method: 'OPTIONS',
      headers: { origin: ADDIN, 'access-control-request-headers': 'x-client-sku' },
    });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-headers')).toBe('x-client-sku');
  });

  test("is told apart from a server by the browser's Origin header", async () => {
    expect(numberOf(await redeem(await pageCode(), page))).toBe(9002327);
  });

  test('has no secret', async () => {
    const answer = await redeem(await pageCode(), { ...page, client_secret: 'a secret' }, { origin: ADDIN });
    expect(numberOf(answer)).toBe(700025);
  });

  test('needs a challenge', async () => {
    const code = await pageCode({ code_challenge: null });
    expect(numberOf(await redeem(code, page, { origin: ADDIN }))).toBe(9002325);
  });
});

describe('the endpoint', () => {
  test('takes forms by POST only', async () => {
    const { status, body } = await entra.call('/common/oauth2/v2.0/token');
    expect(status).toBe(405);
    expect(body.error_codes).toEqual([900561]);
  });

  test('refuses a parameter that comes twice, and grants that it does not know', async () => {
    const body = new URLSearchParams([
      ['grant_type', 'refresh_token'],
      ['grant_type', 'authorization_code'],
    ]);
    expect(numberOf(await entra.call('/common/oauth2/v2.0/token', { method: 'POST', body }))).toBe(9002313);
    expect(numberOf(await entra.token('common', { grant_type: 'password' }))).toBe(70003);
    expect(entra.recorded).toEqual(['grant_type password']);
  });

  test("answers with the caller's correlation id", async () => {
    const id = '7b1e0a52-8d1c-4a9e-9f57-1f0d5d0a3c11';
    const { body } = await redeem('invented', {}, { 'client-request-id': id });
    expect(body.correlation_id).toBe(id);
    expect(String(body.error_description)).toContain(`Correlation ID: ${id}`);
  });
});
