import { createSign, generateKeyPairSync, type KeyObject, sign as signWith } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Verdict } from '../ports/caller.ts';
import type { ProviderError } from '../ports/failure.ts';
import { verifierOfEither } from './choose-verifier.ts';
import { issuerTokenVerifier } from './verify-issuer-token.ts';

const CLIENT = 'sally-pages';
const API = 'https://sally.example';
const NOW = Date.UTC(2026, 10, 23, 9);
const seconds = (ms: number) => Math.floor(ms / 1000);

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [key, nextKey, stranger] = [rsa(), rsa(), rsa()];
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

type Parts = Record<string, unknown>;

let issuer = '';
let asked: (string | undefined)[] = [];
/** What the issuer says of itself besides the usual; null: it fails. */
let metadata: Parts | null = {};
/** Null: it fails. */
let published: [string | undefined, KeyObject][] | null = [];
const server = createServer((request, response) => {
  asked.push(request.url);
  const answer = (body: object | null) =>
    body === null
      ? response.writeHead(503).end()
      : response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/realms/onprem/.well-known/openid-configuration')
    return answer(metadata && { issuer, jwks_uri: `${issuer}/certs`, ...metadata });
  if (request.url === '/realms/onprem/certs')
    return answer(
      published && { keys: published.map(([kid, one]) => ({ ...one.export({ format: 'jwk' }), kid })) },
    );
  return response.writeHead(404).end();
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/onprem`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  asked = [];
  metadata = {};
  published = [
    ['first', key.publicKey],
    ['curve', ec.publicKey],
  ];
});

afterEach(() => {
  jest.restoreAllMocks();
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rs256 = (by: KeyObject) => (text: string) =>
  createSign('RSA-SHA256').update(text).sign(by).toString('base64url');
const missing = (name: string) => ({ [name]: undefined });

/** As Keycloak writes them. */
const claims = (changes: Parts = {}): Parts => ({
  iss: issuer,
  aud: [API, 'account'],
  sub: 'f:1b2c:olaf',
  typ: 'Bearer',
  azp: CLIENT,
  scope: 'openid profile access_as_user',
  name: 'Olaf Onprem',
  preferred_username: 'olaf',
  email: 'olaf@contoso.example',
  iat: seconds(NOW),
  exp: seconds(NOW) + 300,
  ...changes,
});

/** What AD FS writes, which has no `sub` unless a rule issues one. */
const adfs = (changes: Parts = {}): Parts => ({
  iss: 'http://sts.contoso.example/adfs/services/trust',
  aud: API,
  sub: 'Ot3kWx+e/w==',
  apptype: 'Public',
  appid: CLIENT,
  authmethod: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
  auth_time: '2026-11-23T08:59:46.918Z',
  ver: '1.0',
  scp: 'profile openid access_as_user',
  upn: 'olaf@contoso.example',
  iat: seconds(NOW),
  exp: seconds(NOW) + 3600,
  ...changes,
});

const sealed = (
  payload: Parts,
  header: Parts = {},
  sign: (text: string) => string = rs256(key.privateKey),
): string => {
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'first', ...header })}.${encode(payload)}`;
  return `${text}.${sign(text)}`;
};
const token = (changes: Parts = {}, header: Parts = {}, sign?: (text: string) => string) =>
  sealed(claims(changes), header, sign);

const clock = { now: () => NOW };
const settings = () => ({ issuer, clientId: CLIENT, audience: API, apiScopes: ['access_as_user'] });
const verdict = (text: string): Promise<Verdict> => issuerTokenVerifier(settings(), clock).verify(text);

test('an access token for our API names the caller; the issuer is the workspace', async () => {
  expect(await verdict(token())).toEqual({
    kind: 'caller',
    caller: {
      workspace: issuer,
      account: { tid: issuer, oid: 'f:1b2c:olaf' },
      name: 'Olaf Onprem',
      loginHint: null,
      scopes: ['openid', 'profile', 'access_as_user'],
      assertion: expect.any(String),
      expiresAt: NOW + 300_000,
    },
  });
});

test('a token of AD FS names the issuer that its metadata announces for access tokens, and no other', async () => {
  metadata = { access_token_issuer: 'http://sts.contoso.example/adfs/services/trust' };
  expect(await verdict(sealed(adfs()))).toMatchObject({
    caller: {
      workspace: issuer,
      account: { tid: issuer, oid: 'Ot3kWx+e/w==' },
      name: 'olaf@contoso.example',
    },
  });
  expect(await verdict(sealed(adfs({ iss: issuer })))).toMatchObject({ kind: 'refused' });
});

test('a token that names no key is tried with all that there are', async () => {
  published = [
    [undefined, nextKey.publicKey],
    [undefined, key.publicKey],
  ];
  expect(await verdict(token({}, { kid: undefined }))).toMatchObject({ kind: 'caller' });
  const forged = token({}, { kid: undefined }, rs256(stranger.privateKey));
  expect(await verdict(forged)).toEqual({ kind: 'refused', reason: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
});

const es256 = (text: string) =>
  signWith('sha256', Buffer.from(text), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );
const ps256 = (text: string) =>
  createSign('RSA-SHA256')
    .update(text)
    .sign({ key: key.privateKey, padding: 6, saltLength: 32 })
    .toString('base64url');

test.each<[string, () => string]>([
  ['with ES256', () => token({}, { alg: 'ES256', kid: 'curve' }, es256)],
  ['with PS256', () => token({}, { alg: 'PS256' }, ps256)],
  ['by RFC 9068', () => token({ typ: undefined, azp: undefined, client_id: CLIENT }, { typ: 'at+jwt' })],
  ['whose type is written in capitals', () => token({}, { typ: 'AT+JWT' })],
  ['of no type', () => token({}, { typ: undefined })],
  ['with scopes in an array', () => token({ scope: undefined, scp: ['openid', 'access_as_user'] })],
  ['whose person has a name of 255 characters', () => token({ sub: 'x'.repeat(255) })],
  ['whose person is a name in a directory', () => token({ sub: 'CN=Olaf, OU=People' })],
])('a token %s is accepted', async (_, make) => {
  expect(await verdict(make())).toMatchObject({ kind: 'caller' });
});

test('a tenant that such a token claims leads nowhere', async () => {
  const tid = '10000000-0000-4000-8000-00000000c0de';
  expect(await verdict(token({ tid, oid: tid }))).toMatchObject({
    caller: { workspace: issuer, account: { tid: issuer, oid: 'f:1b2c:olaf' } },
  });
});

describe('a forged or misused token is refused', () => {
  test.each<[string, () => string]>([
    ['no JWT', () => 'opaque-access-token'],
    ['alg none', () => token({}, { alg: 'none' }, () => '')],
    ['RS512', () => token({}, { alg: 'RS512' })],
    ['a stranger’s key under a known kid', () => token({}, {}, rs256(stranger.privateKey))],
    ['an unknown kid', () => token({}, { kid: 'unknown' }, rs256(stranger.privateKey))],
    ['another issuer', () => token({ iss: 'https://evil.example' })],
    ['an issuer with a slash at its end', () => token({ iss: `${issuer}/` })],
    ['no issuer', () => token(missing('iss'))],
    ['an ID token', () => token({ aud: CLIENT, typ: 'ID', scope: undefined, at_hash: 'x' })],
    ['an ID token for our API', () => token({ typ: 'ID' })],
    ['an ID token without a type, by its nonce', () => token({ typ: undefined, nonce: 'n' })],
    ['an ID token without a type, by its hash', () => token({ typ: undefined, at_hash: 'h' })],
    ['a refresh token', () => token({ typ: 'Refresh' })],
    ['a token that proves a key as well', () => token({ typ: 'DPoP' })],
    ['a token that is bound to a key', () => token({ cnf: { jkt: 'x' } })],
    ['a token that is bound to a certificate', () => token({ cnf: { 'x5t#S256': 'x' } })],
    ['a type that is no word', () => token({}, { typ: 7 })],
    ['a logout token', () => token({}, { typ: 'logout+jwt' })],
    ['the client as audience', () => token({ aud: CLIENT })],
    ['another audience', () => token({ aud: 'account' })],
    ['no audience', () => token(missing('aud'))],
    ['another client', () => token({ azp: 'other' })],
    ['two clients', () => token({ client_id: 'other' })],
    ['no client', () => token(missing('azp'))],
    ['a client that acts for nobody', () => token({ sub: CLIENT })],
    ['no scope', () => token(missing('scope'))],
    ['another scope', () => token({ scope: 'openid not_access_as_user' })],
    ['no person', () => token(missing('sub'))],
    ['an empty person', () => token({ sub: '' })],
    ['a person of 256 characters', () => token({ sub: 'x'.repeat(256) })],
    ['a person with a line break', () => token({ sub: 'olaf\n' })],
    ['a person with a NUL', () => token({ sub: 'olaf\0' })],
    ['a person beyond ASCII', () => token({ sub: 'ölaf' })],
    ['a person that is a number', () => token({ sub: 7 })],
    ['an expiry beyond the tolerance', () => token({ exp: seconds(NOW) - 61 })],
    ['no expiry', () => token(missing('exp'))],
    ['a start in the future', () => token({ nbf: seconds(NOW) + 300 })],
  ])('%s', async (_, forge) => {
    expect(await verdict(forge())).toMatchObject({ kind: 'refused', reason: expect.any(String) });
  });
});

test('metadata and keys are asked for once, whatever a token’s header names', async () => {
  const verifier = issuerTokenVerifier(settings(), clock);
  await Promise.all([verifier.verify(token()), verifier.verify(token())]);
  for (let i = 0; i < 10; i += 1)
    await verifier.verify(
      token({}, { kid: `made-up-${i}`, jku: `${issuer}/evil` }, rs256(stranger.privateKey)),
    );
  expect(asked).toEqual(['/realms/onprem/.well-known/openid-configuration', '/realms/onprem/certs']);
});

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error as ProviderError).failure,
  );

test.each<[string, Parts | null]>([
  ['fails', null],
  ['calls itself otherwise', { issuer: 'https://evil.example' }],
  ['has its keys at no address', { jwks_uri: 'certs' }],
])('while the issuer %s nobody is called a forger, and it is asked again after a moment', async (_, said) => {
  metadata = said;
  let now = NOW;
  const verifier = issuerTokenVerifier(settings(), { now: () => now });
  expect(await failureOf(verifier.verify(token()))).toEqual({ kind: 'unavailable' });
  metadata = {};
  expect(await failureOf(verifier.verify(token()))).toEqual({ kind: 'unavailable' });
  expect(asked).toHaveLength(1);
  now += 6_000;
  expect(await verifier.verify(token())).toMatchObject({ kind: 'caller' });
});

const HOUR = 3_600_000;

test('what an issuer said before holds on while it can’t be asked anew, and it is asked again in a minute', async () => {
  let now = NOW;
  const verifier = issuerTokenVerifier(settings(), { now: () => now });
  const later = () => token({ exp: seconds(now) + 300 });
  expect(await verifier.verify(later())).toMatchObject({ kind: 'caller' });
  now += 2 * HOUR;
  metadata = null;
  asked = [];
  for (let i = 0; i < 3; i += 1) expect(await verifier.verify(later())).toMatchObject({ kind: 'caller' });
  expect(asked).toHaveLength(1);
  metadata = { access_token_issuer: 'https://renamed.example' };
  now += 60_000;
  expect(await verifier.verify(later())).toMatchObject({ kind: 'refused' });
});

describe('while keys can’t be read anew', () => {
  /** The time by which jose counts the age of keys. */
  const pass = (ms: number) => {
    const now = Date.now() + ms;
    jest.spyOn(Date, 'now').mockReturnValue(now);
  };

  test('those that are known count, and they are asked for once in a while', async () => {
    const verifier = issuerTokenVerifier(settings(), clock);
    await verifier.verify(token());
    pass(2 * HOUR);
    published = null;
    asked = [];
    for (let i = 0; i < 3; i += 1) expect(await verifier.verify(token())).toMatchObject({ kind: 'caller' });
    expect(await verifier.verify(token({}, {}, rs256(stranger.privateKey)))).toMatchObject({
      kind: 'refused',
    });
    expect(asked).toEqual(['/realms/onprem/certs']);
    published = [['first', nextKey.publicKey]];
    pass(60_000);
    expect(await verifier.verify(token())).toMatchObject({ kind: 'refused' });
  });

  test('a key that is not known may be a new one', async () => {
    const verifier = issuerTokenVerifier(settings(), clock);
    await verifier.verify(token());
    pass(2 * HOUR);
    published = null;
    const next = token({}, { kid: 'next' }, rs256(nextKey.privateKey));
    for (let i = 0; i < 2; i += 1)
      expect(await failureOf(verifier.verify(next))).toEqual({ kind: 'unavailable' });
  });

  test('they are not believed for ever', async () => {
    const verifier = issuerTokenVerifier(settings(), clock);
    await verifier.verify(token());
    pass(25 * HOUR);
    published = null;
    expect(await failureOf(verifier.verify(token()))).toEqual({ kind: 'unavailable' });
  });
});

test('a token is verified by the one whose it says it is', async () => {
  const authority = 'https://login.microsoftonline.com';
  const saying = (reason: string) => ({
    verify: async (): Promise<Verdict> => ({ kind: 'refused', reason }),
  });
  const either = verifierOfEither(authority, saying('entra'), saying('other'));
  const whose = async (iss: unknown) => (await either.verify(token({ iss }))) as { reason: string };
  expect(await whose(`${authority}/10000000-0000-4000-8000-00000000c0de/v2.0`)).toMatchObject({
    reason: 'entra',
  });
  expect(await whose(issuer)).toMatchObject({ reason: 'other' });
  expect(await whose(`${authority}.evil.example/x/v2.0`)).toMatchObject({ reason: 'other' });
  expect(await whose(undefined)).toMatchObject({ reason: 'entra' });
  expect(await either.verify('nonsense')).toMatchObject({ reason: 'entra' });
});
