import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { expectShape, testAgainst } from '../proof/examples.ts';
import { assertionOf, signIn } from '../proof/grants.ts';
import { CLIENT, ON_BEHALF_OF, type ProofEntra, SECRET, startEntra } from '../proof/world.ts';

let entra: ProofEntra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.close());
beforeEach(() => entra.reset());

const alice = 'alice@contoso.example';
const tenantOf = (address: string) => entra.person(address).tenantId;

const exchange = (assertion: string, changed: Record<string, string | undefined> = {}) =>
  entra.token('contoso.example', {
    grant_type: ON_BEHALF_OF,
    requested_token_use: 'on_behalf_of',
    assertion,
    scope: 'openid offline_access https://graph.microsoft.com/Calendars.Read',
    ...changed,
  });
const numberOf = ({ body }: { body: Record<string, unknown> }) => (body.error_codes as number[])[0];

const approve = () => entra.directory.approveTenant(CLIENT, tenantOf(alice), ['Calendars.Read'], []);

test('a tab without any consent learns that somebody has to consent', async () => {
  expect((await exchange(await assertionOf(entra, alice))).body).toMatchObject({
    error: 'invalid_grant',
    error_codes: [65001],
    suberror: 'consent_required',
    error_description: expect.stringMatching(
      `^AADSTS65001: The user or administrator has not consented to use the application with ID '${CLIENT}' named 'Sally'`,
    ),
  });
});

test('a tab in a tenant that consented gets a grant without any window', async () => {
  approve();
  const { status, body } = await exchange(await assertionOf(entra, alice));
  expect(status).toBe(200);
  expect(decodeJwt(String(body.access_token))).toMatchObject({ appid: CLIENT, oid: entra.person(alice).oid });
  const again = await entra.token('contoso.example', {
    grant_type: 'refresh_token',
    refresh_token: String(body.refresh_token),
    scope: 'https://graph.microsoft.com/Calendars.Read',
  });
  expect(again.status).toBe(200);
});

testAgainst('token-on-behalf-of.json', "the answer has Microsoft's shape", async ({ response }) => {
  approve();
  expectShape((await exchange(await assertionOf(entra, alice))).body, response?.body ?? {});
});

test('a second factor that is due comes back as a challenge, and is over once it was given', async () => {
  approve();
  entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'demanded' });
  const assertion = await assertionOf(entra, alice);
  const { body } = await exchange(assertion);
  expect(body).toMatchObject({ error: 'interaction_required', error_codes: [50076] });
  expect(JSON.parse(String(body.claims))).toHaveProperty('access_token.capolids');
  entra.directory.setSignIn(entra.person(alice).oid, { mfa: 'given' });
  expect((await exchange(assertion)).status).toBe(200);
});

testAgainst(
  'token-error-on-behalf-of-interaction-required.json',
  "the challenge has Microsoft's shape",
  async ({ response }) => {
    approve();
    entra.directory.setSignIn(entra.person(alice).oid, { refuseWith: 50079 });
    const answer = await exchange(await assertionOf(entra, alice));
    expect(answer.status).toBe(response?.status);
    expectShape(answer.body, response?.body ?? {});
    expect(answer.body.error).toBe('interaction_required');
  },
);

test('an assertion that has expired is refused', async () => {
  approve();
  const assertion = await assertionOf(entra, alice);
  entra.move(2 * 3_600_000);
  expect(numberOf(await exchange(assertion))).toBe(500133);
});

test('an assertion from before the sessions were revoked is refused', async () => {
  approve();
  const assertion = await assertionOf(entra, alice);
  entra.move(10);
  entra.directory.revokeSessions(entra.person(alice).oid, entra.clock.now());
  expect(numberOf(await exchange(assertion))).toBe(50173);
  entra.move(10);
  expect((await exchange(await assertionOf(entra, alice))).status).toBe(200);
});

test('only a token of a person for this application is an assertion', async () => {
  approve();
  const { access_token: forGraph, id_token: idToken } = await signIn(entra, alice);
  expect(numberOf(await exchange(forGraph))).toBe(500131);
  expect(numberOf(await exchange(idToken))).toBe(50013);
  expect(numberOf(await exchange('nonsense'))).toBe(50013);
  const { body } = await entra.token('contoso.example', {
    grant_type: 'client_credentials',
    scope: `${CLIENT}/.default`,
  });
  expect(numberOf(await exchange(String(body.access_token)))).toBe(7000114);
});

test('a personal account is refused', async () => {
  const answer = await entra.token('consumers', {
    grant_type: ON_BEHALF_OF,
    requested_token_use: 'on_behalf_of',
    assertion: await assertionOf(entra, 'paula@outlook.example'),
    scope: 'User.Read',
  });
  expect(answer.body).toMatchObject({ error: 'invalid_grant', error_codes: [70000] });
});

test.each([
  ['a secret', { client_secret: undefined }, 7000218],
  ['the right secret', { client_secret: `${SECRET}!` }, 7000215],
  ['an assertion', { assertion: undefined }, 900144],
  ['scopes', { scope: undefined }, 900144],
  ['to say what the token is for', { requested_token_use: 'another' }, 9002313],
])('the exchange needs %s', async (_, changed, number) => {
  approve();
  expect(numberOf(await exchange(await assertionOf(entra, alice), changed))).toBe(number);
});

test("a person of another tenant is refused at this tenant's address", async () => {
  const answer = await exchange(await assertionOf(entra, 'frank@fabrikam.example'));
  expect(answer.body).toMatchObject({ error: 'invalid_grant', error_codes: [50020] });
});
