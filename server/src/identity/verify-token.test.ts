import { createHmac, createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PERSONAL_TENANT } from '../domain/connection.ts';
import type { Verdict } from '../ports/caller.ts';
import { ProviderError } from '../ports/failure.ts';
import { tokenVerifier } from './verify-token.ts';

const CONTOSO = '10000000-0000-4000-8000-00000000c0de';
const FABRIKAM = '20000000-0000-4000-8000-00000000fab0';
const ALICE = 'a11ce000-0000-4000-8000-000000000001';
const SALLY = '5a11e000-0000-4000-8000-000000000001';
const TEAMS = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const NOW = Date.UTC(2026, 10, 23, 9);
const seconds = (ms: number) => Math.floor(ms / 1000);

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const [common, contosoOnly, personal, stranger] = [rsa(), rsa(), rsa(), rsa()];
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let authority = '';
let asked: (string | undefined)[] = [];
let answerKeys = true;
const entra = createServer((request, response) => {
  asked.push(request.url);
  if (!answerKeys) return response.writeHead(500).end();
  const jwk = (kid: string, key: KeyObject, issuer: string) => ({
    ...key.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    issuer,
  });
  return response.writeHead(200, { 'content-type': 'application/json' }).end(
    JSON.stringify({
      keys: [
        jwk('common', common.publicKey, `${authority}/{tenantid}/v2.0`),
        jwk('contoso', contosoOnly.publicKey, `${authority}/${CONTOSO}/v2.0`),
        jwk('personal', personal.publicKey, `${authority}/${PERSONAL_TENANT}/v2.0`),
        jwk('curve', ec.publicKey, `${authority}/{tenantid}/v2.0`),
      ],
    }),
  );
});

beforeAll(async () => {
  entra.listen(0, '127.0.0.1');
  await once(entra, 'listening');
  authority = `http://127.0.0.1:${(entra.address() as AddressInfo).port}`;
});
afterAll(() => {
  entra.close();
  entra.closeAllConnections();
});

const settings = (allowedTenants: ReadonlySet<string> | null = null) => ({
  authority,
  clientId: SALLY,
  allowedClients: new Set([SALLY, TEAMS]),
  allowedTenants,
});
const clock = { now: () => NOW };

type Parts = Record<string, unknown>;
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const rs256 = (key: KeyObject) => (text: string) =>
  createSign('RSA-SHA256').update(text).sign(key).toString('base64url');

const claims = (changes: Parts = {}): Parts => ({
  iss: `${authority}/${CONTOSO}/v2.0`,
  aud: SALLY,
  tid: CONTOSO,
  oid: ALICE,
  azp: TEAMS,
  scp: 'access_as_user',
  ver: '2.0',
  name: 'Alice',
  preferred_username: 'alice@contoso.example',
  iat: seconds(NOW),
  nbf: seconds(NOW),
  exp: seconds(NOW) + 3600,
  ...changes,
});

const token = (
  changes: Parts = {},
  header: Parts = {},
  sign: (text: string) => string = rs256(common.privateKey),
): string => {
  const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: 'common', ...header })}.${encode(claims(changes))}`;
  return `${text}.${sign(text)}`;
};

const verdict = (text: string): Promise<Verdict> => tokenVerifier(settings(), clock).verify(text);

test('a delegated token for our API names the caller', async () => {
  expect(await verdict(token())).toEqual({
    kind: 'caller',
    caller: {
      workspace: CONTOSO,
      account: { tid: CONTOSO, oid: ALICE },
      name: 'Alice',
      loginHint: 'alice@contoso.example',
      scopes: ['access_as_user'],
      assertion: expect.any(String),
      expiresAt: NOW + 3_600_000,
    },
  });
});

test.each<[string, Parts, Parts, KeyObject]>([
  ['signed by the key of its own tenant', {}, { kid: 'contoso' }, contosoOnly.privateKey],
  ['with more scopes than ours', { scp: 'other access_as_user' }, {}, common.privateKey],
  ['asked for by our own client', { azp: SALLY }, {}, common.privateKey],
  ['that says it is a user’s', { idtyp: 'user' }, {}, common.privateKey],
  ['of an ordinary member', { wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'] }, {}, common.privateKey],
  ['from a clock 30 s ahead', { nbf: seconds(NOW) + 30 }, {}, common.privateKey],
])('a token %s is accepted', async (_, changes, header, key) => {
  expect(await verdict(token(changes, header, rs256(key)))).toMatchObject({ kind: 'caller' });
});

test('two personal accounts are two workspaces', async () => {
  const one = await verdict(
    token(
      { tid: PERSONAL_TENANT, iss: `${authority}/${PERSONAL_TENANT}/v2.0` },
      { kid: 'personal' },
      rs256(personal.privateKey),
    ),
  );
  expect(one).toMatchObject({ caller: { workspace: `${PERSONAL_TENANT}.${ALICE}` } });
});

describe('a forged or misused token is refused', () => {
  const hmac = (secret: string | Buffer) => (text: string) =>
    createHmac('sha256', secret).update(text).digest('base64url');
  const publicPem = common.publicKey.export({ format: 'pem', type: 'spki' });
  const publicDer = common.publicKey.export({ format: 'der', type: 'spki' });
  const es256 = (text: string) =>
    createSign('SHA256')
      .update(text)
      .sign({ key: ec.privateKey, dsaEncoding: 'ieee-p1363' })
      .toString('base64url');
  const missing = (name: string) => ({ [name]: undefined });

  test.each<[string, () => string]>([
    ['nothing', () => ''],
    ['no JWT', () => 'opaque-access-token'],
    ['two parts only', () => token().split('.').slice(0, 2).join('.')],
    ['five parts (encrypted)', () => `${token()}.a.b`],
    ['alg none', () => token({}, { alg: 'none' }, () => '')],
    ['alg NONE', () => token({}, { alg: 'NONE' }, () => '')],
    ['alg none with a signature', () => token({}, { alg: 'none' })],
    ['no alg', () => token({}, { alg: undefined })],
    ['HS256 keyed with the public key (PEM)', () => token({}, { alg: 'HS256' }, hmac(publicPem as string))],
    ['HS256 keyed with the public key (DER)', () => token({}, { alg: 'HS256' }, hmac(publicDer))],
    ['HS256 with an empty key', () => token({}, { alg: 'HS256' }, hmac(''))],
    ['ES256 with a published key', () => token({}, { alg: 'ES256', kid: 'curve' }, es256)],
    [
      'RS512 by the right key',
      () =>
        token({}, { alg: 'RS512' }, (text) =>
          createSign('RSA-SHA512').update(text).sign(common.privateKey).toString('base64url'),
        ),
    ],
    ['no signature', () => token({}, {}, () => '')],
    ['a signature of something else', () => token({}, {}, () => rs256(common.privateKey)('other'))],
    ['a stranger’s key under a known kid', () => token({}, {}, rs256(stranger.privateKey))],
    ['an unknown kid', () => token({}, { kid: 'unknown' }, rs256(stranger.privateKey))],
    ['no kid, signed by a stranger', () => token({}, { kid: undefined }, rs256(stranger.privateKey))],
    [
      'its own key in the header',
      () =>
        token(
          {},
          {
            kid: undefined,
            jwk: createPublicKey(stranger.publicKey.export({ format: 'pem', type: 'spki' })).export({
              format: 'jwk',
            }),
          },
          rs256(stranger.privateKey),
        ),
    ],
    [
      'a key address in the header',
      () => token({}, { kid: 'x', jku: 'https://evil.example/keys' }, rs256(stranger.privateKey)),
    ],
    ['an unknown critical header', () => token({}, { crit: ['exp'], exp: 1 })],
    ['a critical header nobody defined', () => token({}, { crit: ['x-evil'], 'x-evil': true })],
    [
      'a payload altered after signing',
      () => {
        const [head, , signature] = token().split('.');
        return `${head}.${encode(claims({ oid: '00000000-0000-4000-8000-000000000bad' }))}.${signature}`;
      },
    ],
    ['a foreign issuer', () => token({ iss: `https://evil.example/${CONTOSO}/v2.0` })],
    ['the v1 issuer', () => token({ iss: `https://sts.windows.net/${CONTOSO}/` })],
    ['an issuer with a trailing slash', () => token({ iss: `${authority}/${CONTOSO}/v2.0/` })],
    ['another tenant’s issuer', () => token({ iss: `${authority}/${FABRIKAM}/v2.0` })],
    ['a swapped tenant', () => token({ tid: FABRIKAM })],
    ['the issuer of "common"', () => token({ iss: `${authority}/common/v2.0` })],
    ['no issuer', () => token(missing('iss'))],
    ['a personal tenant with a work issuer', () => token({ tid: PERSONAL_TENANT })],
    [
      'the key of one tenant for another',
      () =>
        token(
          { tid: FABRIKAM, iss: `${authority}/${FABRIKAM}/v2.0` },
          { kid: 'contoso' },
          rs256(contosoOnly.privateKey),
        ),
    ],
    [
      'the personal accounts’ key for a work tenant',
      () => token({}, { kid: 'personal' }, rs256(personal.privateKey)),
    ],
    ['version 1.0', () => token({ ver: '1.0' })],
    ['no version', () => token(missing('ver'))],
    ['another audience', () => token({ aud: '00000003-0000-0000-c000-000000000000' })],
    ['Graph as audience', () => token({ aud: 'https://graph.microsoft.com' })],
    ['the application’s URI as audience, as v1 has it', () => token({ aud: `api://sally.example/${SALLY}` })],
    ['no audience', () => token(missing('aud'))],
    ['an ID token', () => token({ scp: undefined, azp: undefined, nonce: 'n', aio: 'x' })],
    [
      'an app-only token with roles',
      () => token({ scp: undefined, roles: ['Calendars.Read'], idtyp: 'app' }),
    ],
    ['an app-only token that also claims a scope', () => token({ idtyp: 'app' })],
    ['no scope', () => token(missing('scp'))],
    ['another scope', () => token({ scp: 'User.Read' })],
    ['a scope that only contains ours', () => token({ scp: 'not_access_as_user access_as_user_too' })],
    ['the scope among roles', () => token({ scp: undefined, roles: ['access_as_user'] })],
    ['a client that is not on the list', () => token({ azp: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' })],
    ['no client', () => token(missing('azp'))],
    ['an expiry long ago', () => token({ exp: seconds(NOW) - 3600 })],
    ['an expiry just beyond the tolerance', () => token({ exp: seconds(NOW) - 61 })],
    ['no expiry', () => token(missing('exp'))],
    ['a start in the future', () => token({ nbf: seconds(NOW) + 300 })],
    ['no start', () => token(missing('nbf'))],
    ['times as text', () => token({ exp: String(seconds(NOW) + 3600) })],
    ['a tenant that is no id', () => token({ tid: 'contoso.com', iss: `${authority}/contoso.com/v2.0` })],
    [
      'a tenant that leads elsewhere',
      () => token({ tid: `${CONTOSO}/../${FABRIKAM}`, iss: `${authority}/${CONTOSO}/../${FABRIKAM}/v2.0` }),
    ],
    ['no tenant', () => token(missing('tid'))],
    ['a person that is no id', () => token({ oid: 'alice' })],
    ['no person', () => token(missing('oid'))],
  ])('%s', async (_, forge) => {
    expect(await verdict(forge())).toMatchObject({ kind: 'refused', reason: expect.any(String) });
  });
});

test('a good token of a tenant that is not served is forbidden, not refused', async () => {
  const verifier = tokenVerifier(settings(new Set([FABRIKAM])), clock);
  expect(await verifier.verify(token())).toEqual({ kind: 'forbidden' });
});

test('keys are asked for once and at one address, whatever a token’s header names', async () => {
  asked = [];
  const verifier = tokenVerifier(settings(), clock);
  await verifier.verify(token());
  for (let i = 0; i < 20; i += 1) {
    const header = { kid: `made-up-${i}`, jku: `${authority}/evil`, x5u: `${authority}/evil` };
    expect((await verifier.verify(token({}, header, rs256(stranger.privateKey)))).kind).toBe('refused');
  }
  expect(asked).toEqual(['/common/discovery/v2.0/keys']);
});

test('while the authority’s keys cannot be read nobody is called a forger', async () => {
  answerKeys = false;
  try {
    const failed = await tokenVerifier(settings(), clock)
      .verify(token())
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ProviderError);
    expect((failed as ProviderError).failure).toEqual({ kind: 'unavailable' });
  } finally {
    answerKeys = true;
  }
});
