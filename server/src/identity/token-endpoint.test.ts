import 'reflect-metadata';
import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import * as x509 from '@peculiar/x509';
import { importSPKI, jwtVerify, SignJWT } from 'jose';
import { ProviderError } from '../ports/failure.ts';
import type { Trip } from '../ports/token-service.ts';
import { clientAuth } from './client-credential.ts';
import { signInPages } from './sign-in-page.ts';
import { tokenService } from './token-endpoint.ts';

const TENANT = '10000000-0000-4000-8000-00000000c0de';
const ALICE = 'a11ce000-0000-4000-8000-000000000001';
const SALLY = '5a11e000-0000-4000-8000-000000000001';
const CALLBACK = 'https://sally.example/auth/callback';
/** The service's clock runs an hour ahead of this machine's. */
const clock = { now: () => Date.now() + 3_600_000 };

type Reply = { status?: number; headers?: Record<string, string>; body: unknown };
let reply: (form: Record<string, string>) => Reply | Promise<Reply>;
let asked: { path: string; form: Record<string, string> }[] = [];
let entra: Server;
let authority = '';
let pem = { certificate: '', key: '' };

const selfSigned = async () => {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost',
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true),
      new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }]),
    ],
  });
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), key: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY') };
};

beforeAll(async () => {
  pem = await selfSigned();
  setDefaultCACertificates([...getCACertificates('default'), pem.certificate]);
  entra = createServer({ cert: pem.certificate, key: pem.key }, async (request, response) => {
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(await request.toArray()).toString()));
    asked.push({ path: request.url ?? '', form });
    const { status = 200, headers, body } = await reply(form);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  entra.listen(0, '127.0.0.1');
  await once(entra, 'listening');
  authority = `https://localhost:${(entra.address() as AddressInfo).port}`;
});
afterAll(() => {
  entra.close();
  entra.closeAllConnections();
});
beforeEach(() => {
  asked = [];
});

const tokens = { token_type: 'Bearer', access_token: 'access', refresh_token: 'refresh', expires_in: 3599 };

const service = async () =>
  tokenService(
    {
      authority,
      clientId: SALLY,
      authenticate: await clientAuth({ secret: 'p@ss wörd' }),
      callbackUrl: CALLBACK,
    },
    clock,
  );

const failureOf = async (act: Promise<unknown>) => {
  const error = await act.catch((thrown: unknown) => thrown);
  if (!(error instanceof ProviderError)) throw new Error('no ProviderError was thrown', { cause: error });
  return error.failure;
};

test('on-behalf-of goes to the user’s own tenant with the assertion and the scopes', async () => {
  reply = () => ({ body: tokens });
  const before = clock.now();
  const got = await (await service()).onBehalfOf(TENANT, 'the-assertion', [
    'Calendars.Read',
    'offline_access',
  ]);
  expect(got).toMatchObject({ accessToken: 'access', refreshToken: 'refresh' });
  expect(got.expiresAt).toBeGreaterThanOrEqual(before + 3_599_000);
  expect(got.expiresAt).toBeLessThanOrEqual(clock.now() + 3_599_000);
  expect(asked).toEqual([
    {
      path: `/${TENANT}/oauth2/v2.0/token`,
      form: {
        client_id: SALLY,
        client_secret: 'p@ss wörd',
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion: 'the-assertion',
        scope: 'Calendars.Read offline_access',
        requested_token_use: 'on_behalf_of',
      },
    },
  ]);
});

test('a refresh may bring no new refresh token', async () => {
  reply = () => ({ body: { ...tokens, refresh_token: undefined } });
  expect(await (await service()).refresh({ tid: TENANT, oid: ALICE }, 'old', ['User.Read'])).toMatchObject({
    refreshToken: null,
  });
  expect(asked[0]?.form).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: 'old',
    scope: 'User.Read',
  });
});

test('the application asks for everything it was granted at a resource', async () => {
  reply = () => ({ body: { ...tokens, refresh_token: undefined } });
  await (await service()).application(TENANT, 'https://graph.microsoft.com');
  expect(asked[0]?.form).toMatchObject({
    grant_type: 'client_credentials',
    scope: 'https://graph.microsoft.com/.default',
  });
});

const trip: Trip = {
  authority: TENANT,
  scopes: ['openid', 'Calendars.Read'],
  state: 'the-state',
  nonce: 'the-nonce',
  verifier: 'v'.repeat(43),
  loginHint: 'alice@contoso.example',
  pickAccount: false,
  claims: '{"a":1}',
};

const idToken = (changes: Record<string, unknown> = {}) =>
  new SignJWT({
    iss: `${authority}/${TENANT}/v2.0`,
    aud: SALLY,
    sub: 'pairwise',
    tid: TENANT,
    oid: ALICE,
    nonce: 'the-nonce',
    iat: Math.floor(clock.now() / 1000),
    exp: Math.floor(clock.now() / 1000) + 3600,
    ...changes,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .sign(signingKey);
const signingKey = (
  await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      hash: 'SHA-256',
      publicExponent: new Uint8Array([1, 0, 1]),
      modulusLength: 2048,
    },
    true,
    ['sign', 'verify'],
  )
).privateKey;

test('the sign-in page gets the hash of the verifier, and the token endpoint the verifier', async () => {
  const pages = signInPages(
    { authority, clientId: SALLY, callbackUrl: CALLBACK, approvedUrl: 'https://sally.example/auth/approved' },
    clock,
  );
  const url = new URL(pages.signInUrl(trip));
  expect(`${url.origin}${url.pathname}`).toBe(`${authority}/${TENANT}/oauth2/v2.0/authorize`);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: SALLY,
    response_type: 'code',
    response_mode: 'form_post',
    redirect_uri: CALLBACK,
    scope: 'openid Calendars.Read',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(trip.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: 'alice@contoso.example',
    claims: '{"a":1}',
  });

  reply = async () => ({ body: { ...tokens, id_token: await idToken() } });
  expect(await (await service()).redeemCode(trip, 'the-code')).toMatchObject({
    accessToken: 'access',
    account: { tid: TENANT, oid: ALICE },
  });
  expect(asked[0]?.form).toMatchObject({
    grant_type: 'authorization_code',
    code: 'the-code',
    redirect_uri: CALLBACK,
    code_verifier: trip.verifier,
  });
});

test.each<[string, Record<string, unknown>]>([
  ['of another trip (nonce)', { nonce: 'other' }],
  ['without a nonce', { nonce: undefined }],
  ['of another tenant', { iss: 'https://elsewhere.example/v2.0' }],
  ['whose tenant is not its issuer’s', { tid: '20000000-0000-4000-8000-00000000fab0' }],
  ['for another application', { aud: 'other' }],
  ['that has expired', { exp: 1 }],
  ['without a person', { oid: undefined }],
])('an ID token %s ends the sign-in', async (_, changes) => {
  reply = async () => ({ body: { ...tokens, id_token: await idToken(changes) } });
  expect((await failureOf((await service()).redeemCode(trip, 'the-code'))).kind).toBe('unintelligible');
});

const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';
const PAULA = '00000000-0000-0000-5b3e-91c7a04df268';
const clientInfo = (uid: string, utid: string) =>
  Buffer.from(JSON.stringify({ uid, utid })).toString('base64url');
const personalToken = (changes: Record<string, unknown> = {}) =>
  idToken({ iss: `${authority}/${PERSONAL}/v2.0`, tid: PERSONAL, oid: undefined, ...changes });
const signInAt = async (alias: string) => (await service()).redeemCode({ ...trip, authority: alias }, 'code');

test('a personal account is known by the client info where its ID token has no object id', async () => {
  reply = async () => ({
    body: { ...tokens, id_token: await personalToken(), client_info: clientInfo(PAULA, PERSONAL) },
  });
  expect((await signInAt('consumers')).account).toEqual({ tid: PERSONAL, oid: PAULA });
  expect(asked[0]).toMatchObject({ path: '/consumers/oauth2/v2.0/token', form: { client_info: '1' } });
});

test('any organisation may sign in where any was asked for, and is its own issuer', async () => {
  reply = async () => ({ body: { ...tokens, id_token: await idToken() } });
  expect((await signInAt('organizations')).account).toEqual({ tid: TENANT, oid: ALICE });
});

test.each<[string, string, () => Promise<Record<string, unknown>>]>([
  ['a work account from the personal authority', 'consumers', async () => ({ id_token: await idToken() })],
  [
    'a personal account from the one of organisations',
    'organizations',
    async () => ({ id_token: await personalToken({ oid: PAULA }) }),
  ],
  [
    'an issuer that is not the tenant’s',
    'organizations',
    async () => ({ id_token: await idToken({ iss: `${authority}/${PERSONAL}/v2.0` }) }),
  ],
  ['a personal account without client info', 'consumers', async () => ({ id_token: await personalToken() })],
  [
    'client info of another tenant',
    'consumers',
    async () => ({ id_token: await personalToken(), client_info: clientInfo(PAULA, TENANT) }),
  ],
  [
    'client info that is none',
    'consumers',
    async () => ({ id_token: await personalToken(), client_info: 'bm9uc2Vuc2U' }),
  ],
])('%s is not believed', async (_, alias, answer) => {
  reply = async () => ({ body: { ...tokens, ...(await answer()) } });
  expect((await failureOf(signInAt(alias))).kind).toBe('unintelligible');
});

test('personal accounts renew their grant at their own authority', async () => {
  reply = () => ({ body: tokens });
  await (await service()).refresh({ tid: PERSONAL, oid: PAULA }, 'old', ['Calendars.ReadWrite']);
  expect(asked[0]?.path).toBe('/consumers/oauth2/v2.0/token');
});

test('Microsoft asks which account it is to be where one is to be picked', () => {
  const pages = signInPages(
    { authority, clientId: SALLY, callbackUrl: CALLBACK, approvedUrl: 'https://sally.example/auth/approved' },
    clock,
  );
  const url = new URL(
    pages.signInUrl({ ...trip, authority: 'consumers', loginHint: null, pickAccount: true }),
  );
  expect(url.pathname).toBe('/consumers/oauth2/v2.0/authorize');
  expect(url.searchParams.get('prompt')).toBe('select_account');
  expect(url.searchParams.has('login_hint')).toBe(false);
});

test('a sign-in without an ID token is not believed', async () => {
  reply = () => ({ body: tokens });
  expect((await failureOf((await service()).redeemCode(trip, 'the-code'))).kind).toBe('unintelligible');
});

const refuse = (status: number, body: unknown, headers?: Record<string, string>) => {
  reply = () => ({ status, body, ...(headers && { headers }) });
};
const refresh = async () =>
  failureOf((await service()).refresh({ tid: TENANT, oid: ALICE }, 'old', ['User.Read']));

test('Microsoft’s errors come out as whose turn it is', async () => {
  refuse(400, {
    error: 'invalid_grant',
    suberror: 'consent_required',
    error_codes: [65001],
    error_description: 'AADSTS65001: The user or administrator has not consented',
  });
  expect(await refresh()).toEqual({
    kind: 'unauthorised',
    need: 'consent',
    code: 'AADSTS65001',
    claims: null,
  });

  refuse(400, { error: 'interaction_required', error_codes: [50076], claims: '{"access_token":{}}' });
  expect(await refresh()).toMatchObject({ need: 'interaction', claims: '{"access_token":{}}' });
});

test('an expired secret of ours is the operator’s, also when it comes as a challenge', async () => {
  const body = { error: 'invalid_client', error_codes: [7000222] };
  refuse(401, body);
  expect(await refresh()).toMatchObject({ need: 'operator', code: 'AADSTS7000222' });
  refuse(401, body, { 'www-authenticate': 'Bearer realm="entra"' });
  expect(await refresh()).toMatchObject({ need: 'operator', code: 'AADSTS7000222' });
});

test('a busy or broken service is nobody’s fault', async () => {
  refuse(429, {}, { 'retry-after': '7' });
  const throttled = await refresh();
  expect(throttled.kind).toBe('throttled');
  if (throttled.kind === 'throttled') expect(throttled.until - clock.now()).toBeGreaterThan(6_000);
  refuse(503, 'Service Unavailable', { 'content-type': 'text/html' });
  expect(await refresh()).toEqual({ kind: 'unavailable' });
});

test.each([
  ['no JSON', '<html>'],
  ['no tokens', {}],
  ['a lifetime that is no number', { ...tokens, expires_in: 'soon' }],
  ['no lifetime', { ...tokens, expires_in: undefined }],
  ['another kind of token', { ...tokens, token_type: 'mac' }],
])('an answer with %s is unintelligible, not believed', async (_, body) => {
  refuse(200, body);
  expect((await refresh()).kind).toBe('unintelligible');
});

test('where nobody listens the service is unavailable', async () => {
  const nowhere = tokenService(
    {
      authority: 'https://localhost:1',
      clientId: SALLY,
      authenticate: await clientAuth({ secret: 'x' }),
      callbackUrl: CALLBACK,
    },
    clock,
  );
  expect(await failureOf(nowhere.refresh({ tid: TENANT, oid: ALICE }, 'old', []))).toEqual({
    kind: 'unavailable',
  });
});

test('with a certificate the application signs an assertion as Entra wants it', async () => {
  reply = () => ({ body: tokens });
  const byCertificate = tokenService(
    {
      authority,
      clientId: SALLY,
      authenticate: await clientAuth({ certificate: `${pem.certificate}\n${pem.key}` }),
      callbackUrl: CALLBACK,
    },
    clock,
  );
  await byCertificate.refresh({ tid: TENANT, oid: ALICE }, 'old', []);
  const form = asked[0]?.form ?? {};
  expect(form.client_secret).toBeUndefined();
  expect(form.client_assertion_type).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  const certificate = new X509Certificate(pem.certificate);
  const spki = createPublicKey(pem.certificate).export({ format: 'pem', type: 'spki' }) as string;
  const { protectedHeader, payload } = await jwtVerify(
    form.client_assertion ?? '',
    await importSPKI(spki, 'PS256'),
    {
      algorithms: ['PS256'],
      audience: `${authority}/${TENANT}/oauth2/v2.0/token`,
      issuer: SALLY,
      subject: SALLY,
      currentDate: new Date(clock.now()),
    },
  );
  expect(protectedHeader).toMatchObject({
    typ: 'JWT',
    'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url'),
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
});
