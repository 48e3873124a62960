import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, apiOf } from '../api-client.ts';
import { type IssuerTokens, issuerTokensOf } from '../issuer-door.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

const ALICE = 'alice@contoso.example';

let world: World;
let pages: Awaited<ReturnType<typeof barePages>>;
let olaf: Api;
let erik: Api;
let tokens: IssuerTokens;

/** Tokens end after minutes, so that each call takes a new one. */
const as = (name: string): Api =>
  apiOf(
    `https://localhost:${world.server.port}`,
    async () => (await issuerTokensOf(world.sandbox.url, world.server.url, name)).access_token,
  );

beforeAll(async () => {
  pages = await barePages();
  // With reading only, Microsoft tells of changes.
  world = await createWorld({ issuer: true, scopes: 'minimal', env: { ADDIN_DIR: pages.folder } });
  tokens = await issuerTokensOf(world.sandbox.url, world.server.url, 'Olaf Onprem');
  [olaf, erik] = [as('Olaf Onprem'), as('Erik Ehlers')];
});
afterAll(async () => {
  await world.close();
  await pages.remove();
});

const statusWith = async (bearer: string): Promise<number> =>
  (await olaf.send('GET', '/api/session', undefined, { authorization: `Bearer ${bearer}` })).status;

test('its access token for our API opens the API, and nothing is their own at Microsoft', async () => {
  const { user, offers } = await olaf.call('getSession');
  expect(user).toEqual({ name: 'Olaf Onprem' });
  expect(offers.map(({ kind, own }) => [kind, own])).toEqual([
    ['exchange', false],
    ['microsoft365', false],
    ['outlook-personal', false],
  ]);
});

test('its ID token does not, nor a refresh token, nor an access token for something else', async () => {
  const other = await issuerTokensOf(world.sandbox.url, world.server.url, 'Olaf Onprem', 'openid profile');
  expect(await statusWith(tokens.access_token)).toBe(200);
  expect(await statusWith(tokens.id_token)).toBe(401);
  expect(await statusWith(tokens.refresh_token)).toBe(401);
  expect(await statusWith(other.access_token)).toBe(401);
});

test('people of Entra are served as before', async () => {
  expect(await world.api(ALICE).call('getSession')).toMatchObject({
    user: { name: 'Alice Archer' },
    offers: [{ kind: 'microsoft365', own: true }, {}, {}],
  });
});

test('nobody can act on their behalf at Microsoft: they are led to its window, and no administrator is theirs', async () => {
  expect(await olaf.call('connect', { body: { kind: 'microsoft365' } })).toEqual({
    outcome: 'interaction',
    claims: null,
  });
  const refused = await olaf.send('POST', '/api/approvals', { kind: 'microsoft365' });
  expect(refused).toMatchObject({
    status: 403,
    body: { detail: 'This kind of calendar needs a work or school account.' },
  });
  const link = await olaf.call('requestApproval', { body: { kind: 'microsoft365', another: true } });
  expect(link.link).toContain('/approve?request=');
  const asked = await world.sandbox.controls.requests();
  expect(asked.filter(({ grant }) => grant?.includes('jwt-bearer'))).toEqual([]);
});

/** Olaf connects Alice's account, in whose window she signs in. */
const connectAlice = async () => {
  const { people } = await world.sandbox.controls.state();
  const account = people.find(({ address }) => address === ALICE)?.oid ?? '';
  const trip = await startTrip(olaf);
  const window = signInWindow();
  const page = await window.arrive(await window.walk(trip.startUrl, { account }));
  const { code = '' } = outcomeOf(page) as { code?: string };
  expect(await olaf.call('getConsent', { params: { consentId: trip.id } })).toEqual({
    status: 'parked-elsewhere',
  });
  const result = await olaf.call('redeemConsent', {
    params: { consentId: trip.id },
    body: { verifier: trip.verifier, code },
  });
  if (result.outcome !== 'connected') throw new Error(`ended as ${result.outcome}`);
  return result.connection;
};

test('an account of Microsoft’s can be connected with its code, is watched, and belongs to the one who did', async () => {
  const { id, own } = await connectAlice();
  expect(own).toBe(false);
  const connection = async () =>
    (await olaf.call('listConnections')).connections.find((one) => one.id === id);
  await until(async () => (await connection())?.calendars[0]?.progress?.watch === 'live');

  const before = (await connection())?.upcomingMeetings ?? 0;
  const at = (clock: string) => ({
    dateTime: `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T${clock}`,
    timeZone: 'UTC',
  });
  await world.sandbox.controls.createMeeting(ALICE, {
    subject: 'Told to another workspace',
    start: at('10:00'),
    end: at('10:30'),
  });
  await until(async () => ((await connection())?.upcomingMeetings ?? 0) > before);

  for (const other of [erik, world.api(ALICE)])
    expect((await other.call('listConnections')).connections).toEqual([]);
  const theirs = await erik.send('DELETE', `/api/connections/${id}`);
  expect(theirs.status).toBe(404);
});

test('what is stored about them names them by their issuer, and is deleted at their wish', async () => {
  const { person, connections } = await olaf.call('exportMyData');
  expect(person).toEqual({
    tenantId: `${world.sandbox.url}/oidc/contoso`,
    objectId: expect.stringMatching(/^7c2f5b1e-/),
    name: 'Olaf Onprem',
  });
  expect(connections.map(({ account }) => account.address)).toEqual([ALICE]);
  expect(await olaf.call('deleteMyData')).toMatchObject({ connections: 1 });
});

test('no token was ever logged', () => {
  const log = world.log().join('\n');
  for (const token of [tokens.access_token, tokens.id_token, tokens.refresh_token])
    expect(log).not.toContain(token.slice(-40));
});
