import { type ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { assertionOf } from './proof/grants.ts';
import { msalClient, msalSignIn } from './proof/msal.ts';
import { CLIENT, type ProofEntra, startEntra } from './proof/world.ts';

/** Microsoft's own client library, which knows only this sandbox's address and certificate. */
let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';
const scopes = ['User.Read', 'Calendars.Read'];

const client = (tenant: string) => msalClient(entra, tenant);
const signIn = (msal: ConfidentialClientApplication) => msalSignIn(entra, msal, { loginHint: alice, scopes });

test('it signs a person in by code and PKCE, and knows the account', async () => {
  const { account, scopes: got, accessToken } = await signIn(client('organizations'));
  const { oid, tenantId } = entra.person(alice);
  expect(account).toMatchObject({
    homeAccountId: `${oid}.${tenantId}`,
    tenantId,
    username: alice,
    name: 'Alice Archer',
  });
  expect(got).toEqual(expect.arrayContaining(scopes));
  expect(await entra.tokens.authenticate(`Bearer ${accessToken}`)).toMatchObject({ kind: 'delegated' });
});

test('it answers silently from its cache, and renews with the refresh token', async () => {
  const msal = client('organizations');
  const { account, accessToken } = await signIn(msal);
  if (!account) throw new Error('no account');
  const cached = await msal.acquireTokenSilent({ account, scopes });
  expect(cached.accessToken).toBe(accessToken);
  const renewed = await msal.acquireTokenSilent({ account, scopes, forceRefresh: true });
  expect(renewed.accessToken).not.toBe(accessToken);
  expect(renewed.fromCache).toBe(false);
});

test('it takes a revoked session for a reason to ask the person', async () => {
  const msal = client('organizations');
  const { account } = await signIn(msal);
  if (!account) throw new Error('no account');
  entra.move(1000);
  entra.directory.revokeSessions(entra.person(alice).oid, entra.clock.now());
  const failure: unknown = await msal
    .acquireTokenSilent({ account, scopes, forceRefresh: true })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
  expect(failure).toMatchObject({ errorCode: 'invalid_grant', subError: 'bad_token', errorNo: 50173 });
});

test('it exchanges a token of the tab on behalf of its person', async () => {
  const { tenantId } = entra.person(alice);
  entra.directory.approveTenant(CLIENT, tenantId, scopes, []);
  const result = await client(tenantId).acquireTokenOnBehalfOf({
    oboAssertion: await assertionOf(entra, alice),
    scopes,
  });
  expect(result?.account?.username).toBe(alice);
  expect(result?.scopes).toEqual(expect.arrayContaining(scopes));
});

test('it finds the challenge in a refused exchange', async () => {
  const { tenantId, oid } = entra.person(alice);
  entra.directory.approveTenant(CLIENT, tenantId, scopes, []);
  entra.directory.setSignIn(oid, { mfa: 'demanded' });
  const failure: unknown = await client(tenantId)
    .acquireTokenOnBehalfOf({ oboAssertion: await assertionOf(entra, alice), scopes })
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InteractionRequiredAuthError);
  expect(failure).toMatchObject({
    errorCode: 'interaction_required',
    claims: expect.stringContaining('capolids'),
  });
});

test('it gets a token for the application itself', async () => {
  const { tenantId } = entra.person(alice);
  entra.directory.approveTenant(CLIENT, tenantId, [], ['Calendars.Read']);
  const result = await client(tenantId).acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
  });
  expect(await entra.tokens.authenticate(`Bearer ${result?.accessToken}`)).toMatchObject({
    kind: 'application',
    roles: new Set(['Calendars.Read']),
  });
});
