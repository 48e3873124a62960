import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trustingFetch } from '../certificates.ts';
import { createWorld, type World } from '../world.ts';
import { signInWindow } from './sign-in-window.ts';

const CONTOSO = '2f1a4c0e-8b57-4d39-9a6e-c1d0735be842';
const FABRIKAM = '7be3d2f5-14c9-4f0a-b86d-5a90e2c7163f';

let world: World;
let token: string;
beforeAll(async () => {
  world = await createWorld({ env: { ALLOWED_TENANTS: `${CONTOSO}, 9188040d-6c67-4c5b-b112-36a304b66dad` } });
  token = await world.api('alice@contoso.example').token();
});
afterAll(() => world.close());

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());
const parts = () => {
  const [header, claims, signature] = token.split('.');
  return { header: decode(header), claims: decode(claims), signature };
};

const statusWith = async (bearer: string): Promise<number> => {
  const { status } = await world.api('alice@contoso.example').send('GET', '/api/session', undefined, {
    authorization: `Bearer ${bearer}`,
  });
  return status;
};

test('a token as Teams gives it opens the API', async () => {
  expect(parts().header.alg).toBe('RS256');
  expect(await statusWith(token)).toBe(200);
  expect(await world.api('alice@contoso.example').call('getSession')).toEqual({
    user: { name: 'Alice Archer' },
    offers: [
      {
        kind: 'microsoft365',
        scopes: expect.arrayContaining(['Calendars.ReadWrite.Shared']),
        own: true,
      },
      { kind: 'outlook-personal', scopes: expect.arrayContaining(['Calendars.ReadWrite']), own: false },
      { kind: 'exchange', scopes: [], own: false },
    ],
  });
});

test('a token that was altered in any part does not', async () => {
  const { header, claims, signature } = parts();
  const forged: [string, string][] = [
    [
      'somebody else',
      `${encode(header)}.${encode({ ...claims, oid: 'b81d7e46-2c93-4fa5-8b06-f3a94c1d5e27' })}.${signature}`,
    ],
    ['another tenant', `${encode(header)}.${encode({ ...claims, tid: FABRIKAM })}.${signature}`],
    ['no algorithm', `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    ['no signature', `${encode(header)}.${encode(claims)}.`],
    ['half a signature', token.slice(0, -40)],
    ['an unknown key', `${encode({ ...header, kid: 'unknown' })}.${encode(claims)}.${signature}`],
  ];
  for (const [what, bearer] of forged) expect([what, await statusWith(bearer)]).toEqual([what, 401]);
});

/** Real tokens of Entra's that are not for us: for Graph, and the ID token of our own sign-in. */
const otherTokens = async () => {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = `${world.server.url}/`;
  const scope = 'openid profile User.Read';
  const query = new URLSearchParams({
    client_id: world.clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope,
    prompt: 'select_account',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await signInWindow().walk(
    `${world.sandbox.url}/organizations/oauth2/v2.0/authorize?${query}`,
    {
      account: parts().claims.oid,
    },
  );
  const response = await trustingFetch(`${world.sandbox.url}/organizations/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { origin: world.server.url },
    body: new URLSearchParams({
      client_id: world.clientId,
      grant_type: 'authorization_code',
      code: new URL(page.url).searchParams.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
      scope,
    }),
  });
  return (await response.json()) as { access_token: string; id_token: string };
};

test('genuine tokens that are not for our API do not open it', async () => {
  const { access_token, id_token } = await otherTokens();
  expect(decode(id_token.split('.')[1])).toMatchObject({ aud: world.clientId, tid: CONTOSO });
  expect(await statusWith(id_token)).toBe(401);
  expect(access_token).toEqual(expect.any(String));
  expect(await statusWith(access_token)).toBe(401);
});

test('a tenant that is not served is told so', async () => {
  const reply = await world.api('frank@fabrikam.example').send('GET', '/api/session');
  expect([reply.status, (reply.body as { type: string }).type]).toEqual([403, 'urn:sally:problem:forbidden']);
});

test('a personal account is signed in by the issuer of personal accounts', async () => {
  expect(await world.api('paula@outlook.example').call('getSession')).toMatchObject({
    user: { name: 'Paula Personal' },
  });
});

test('a token does not outlive its time', async () => {
  await world.sandbox.controls.moveTime(2 * 3_600_000);
  const end = Date.now() + 10_000;
  while ((await statusWith(token)) !== 401) expect(Date.now()).toBeLessThan(end);
  expect((await world.api('alice@contoso.example').send('GET', '/api/session')).status).toBe(200);
});
