import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, SignJWT } from 'jose';
import { assertionOf, codeFor, signIn } from './proof/grants.ts';
import { CALLBACK, CLIENT, type ProofEntra, startEntra } from './proof/world.ts';
import { TokenRefused } from './tokens.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';

const refusalOf = async (header: string | undefined) => {
  const error: unknown = await entra.tokens.authenticate(header).catch((thrown: unknown) => thrown);
  if (!(error instanceof TokenRefused)) throw new Error('the token was accepted');
  return error.refusal;
};

const published = async (path: string) =>
  createLocalJWKSet((await entra.call(path)).body as unknown as JSONWebKeySet);

describe("a host's token for the product", () => {
  test('is an access token of the second version, signed with a published key', async () => {
    const { payload } = await jwtVerify(
      await assertionOf(entra, alice),
      await published('/common/discovery/v2.0/keys'),
      { currentDate: new Date(entra.clock.now()) },
    );
    const { oid, tenantId } = entra.person(alice);
    expect(payload).toMatchObject({
      aud: CLIENT,
      iss: `${entra.url}/${tenantId}/v2.0`,
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      azpacr: '0',
      scp: 'access_as_user',
      ver: '2.0',
      oid,
      tid: tenantId,
      name: 'Alice Archer',
      preferred_username: alice,
      wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509'],
    });
    expect(payload).not.toHaveProperty('idtyp');
  });

  test('says that an administrator is one', async () => {
    const keys = await published('/common/discovery/v2.0/keys');
    const { payload } = await jwtVerify(await assertionOf(entra, 'dora@contoso.example'), keys);
    expect(payload.wids).toEqual(['62e90394-69f5-4237-9190-012177145e10']);
  });

  test('of a personal account is signed with a key of theirs', async () => {
    const { body } = await entra.call('/common/discovery/v2.0/keys');
    const { protectedHeader } = await jwtVerify(
      await assertionOf(entra, 'paula@outlook.example'),
      await published('/common/discovery/v2.0/keys'),
    );
    const key = (body.keys as { kid: string; issuer: string }[]).find(
      ({ kid }) => kid === protectedHeader.kid,
    );
    expect(key?.issuer).toContain('9188040d-6c67-4c5b-b112-36a304b66dad');
  });

  test('is nothing for Graph', async () => {
    expect(await refusalOf(`Bearer ${await assertionOf(entra, alice)}`)).toMatchObject({ kind: 'invalid' });
  });
});

describe('Graph', () => {
  test('reads who calls and what they may', async () => {
    const { access_token } = await signIn(entra, alice);
    expect(await entra.tokens.authenticate(`Bearer ${access_token}`)).toEqual({
      kind: 'delegated',
      person: entra.person(alice),
      scopes: new Set(['openid', 'profile', 'User.Read', 'Calendars.Read']),
      clientId: CLIENT,
    });
  });

  test.each([undefined, '', 'Basic abc', 'Bearer'])('sees no token in %p', async (header) => {
    expect(await refusalOf(header)).toEqual({ kind: 'missing' });
  });

  test('refuses what was not signed here', async () => {
    const { access_token } = await signIn(entra, alice);
    const [header, payload] = access_token.split('.');
    const forged = await new SignJWT({ aud: 'https://graph.microsoft.com', oid: entra.person(alice).oid })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a secret of somebody else'));
    for (const token of ['nonsense', `${header}.${payload}.`, forged])
      expect(await refusalOf(`Bearer ${token}`)).toMatchObject({ kind: 'invalid' });
  });

  test('refuses a token that has expired', async () => {
    const { access_token } = await signIn(entra, alice);
    entra.move(3_600_000);
    expect(await refusalOf(`Bearer ${access_token}`)).toEqual({ kind: 'expired' });
  });
});

describe('revoking sessions', () => {
  const signInWith = async (claims: string | null) => {
    const code = await codeFor(entra, alice, { claims });
    const { body } = await entra.token('common', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
    });
    return body;
  };
  const revoke = () => {
    entra.move(1000);
    entra.directory.revokeSessions(entra.person(alice).oid, entra.clock.now());
  };

  test('challenges a client at once that said it can handle this', async () => {
    const body = await signInWith('{"access_token":{"xms_cc":{"values":["CP1"]}}}');
    expect(body.expires_in).toBe(28 * 3600 - 1);
    revoke();
    const refusal = await refusalOf(`Bearer ${body.access_token}`);
    const value = String(Math.ceil(entra.person(alice).tokensValidFrom / 1000));
    expect(refusal).toEqual({
      kind: 'revoked',
      claims: JSON.stringify({ access_token: { nbf: { essential: true, value } } }),
    });
  });

  test('lets other clients’ tokens live until they end', async () => {
    const body = await signInWith(null);
    expect(body.expires_in).toBe(3599);
    revoke();
    expect(await entra.tokens.authenticate(`Bearer ${body.access_token}`)).toMatchObject({
      kind: 'delegated',
    });
  });
});
