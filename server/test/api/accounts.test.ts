import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '../../contract/connections.ts';
import type { Body } from '../../contract/endpoints.ts';
import { trustingFetch } from '../certificates.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

const HOUR = 3_600_000;
const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const FRANK = 'frank@fabrikam.example';
const PAULA = 'paula@outlook.example';
const QUINN = 'quinn@outlook.example';
const ARTICLE_PERSONAL = 'email offline_access openid User.Read Calendars.ReadWrite Contacts.ReadWrite';

let world: World;
let pages: Awaited<ReturnType<typeof barePages>>;
let oids: ReadonlyMap<string, string>;

beforeAll(async () => {
  pages = await barePages();
  world = await createWorld({ env: { ADDIN_DIR: pages.folder } });
  oids = new Map((await world.sandbox.controls.state()).people.map(({ address, oid }) => [address, oid]));
});
beforeEach(async () => {
  for (const person of [ALICE, PAULA])
    for (const { id } of await connectionsOf(person))
      await world.api(person).call('disconnect', { params: { connectionId: id } });
});
afterAll(async () => {
  await world.close();
  await pages.remove();
});

const connectionsOf = async (person: string, within: World = world): Promise<Connection[]> =>
  (await within.api(person).call('listConnections')).connections;

/** One trip of somebody through Microsoft's window, in which some account signs in. */
const travel = async (
  caller: string,
  account: string,
  wish: Partial<Body<'startConsent'>>,
  within: World = world,
) => {
  const trip = await startTrip(within.api(caller), wish);
  const window = signInWindow();
  const last = await window.walk(trip.startUrl, { account: oids.get(account) ?? '' });
  const outcome = outcomeOf(await window.arrive(last)) as { result: string; reason?: string; code?: string };
  return { trip, outcome };
};

const connect = async (caller: string, account: string, wish: Partial<Body<'startConsent'>>) => {
  const { trip, outcome } = await travel(caller, account, wish);
  expect(outcome).toMatchObject({ result: 'parked' });
  const result = await world.api(caller).call('redeemConsent', {
    params: { consentId: trip.id },
    body: { verifier: trip.verifier, code: outcome.code ?? '' },
  });
  if (result.outcome !== 'connected') throw new Error(`ended as ${result.outcome}`);
  return result;
};

const synced = (person: string, id: string) =>
  until(async () => {
    const connection = (await connectionsOf(person)).find((one) => one.id === id);
    return connection?.calendars[0]?.progress?.phase === 'ready' && connection.upcomingMeetings > 0;
  });

test('everybody may connect every kind; that of one’s own account comes first', async () => {
  const offersOf = async (person: string) =>
    (await world.api(person).call('getSession')).offers.map(({ kind, own }) => [kind, own]);
  expect(await offersOf(ALICE)).toEqual([
    ['microsoft365', true],
    ['outlook-personal', false],
    ['exchange', false],
  ]);
  expect(await offersOf(PAULA)).toEqual([
    ['outlook-personal', true],
    ['microsoft365', false],
    ['exchange', false],
  ]);
});

test('a personal account is asked for exactly the published permissions, by the authority of personal accounts', async () => {
  const before = (await world.sandbox.controls.requests()).length;
  const { connection, again } = await connect(ALICE, PAULA, { kind: 'outlook-personal' });
  expect([connection.kind, connection.own, again]).toEqual(['outlook-personal', false, false]);
  expect(connection.account).toEqual({ name: 'Paula Personal', address: PAULA });
  const entra = (await world.sandbox.controls.requests())
    .slice(before)
    .filter(({ path }) => path.includes('/oauth2/v2.0/'));
  expect(new Set(entra.map(({ path }) => path.split('/')[1]))).toEqual(new Set(['consumers']));
  const { scopes } =
    (await world.api(ALICE).call('getSession')).offers.find(({ kind }) => kind === 'outlook-personal') ?? {};
  expect(scopes?.join(' ')).toBe(ARTICLE_PERSONAL);
  await synced(ALICE, connection.id);
});

test('a personal account’s token is renewed where personal accounts are', async () => {
  const { connection } = await connect(PAULA, PAULA, { kind: 'outlook-personal' });
  await synced(PAULA, connection.id);
  await world.sandbox.controls.moveTime(2 * HOUR);
  const before = (await world.sandbox.controls.requests()).length;
  // The server follows the sandbox's clock within moments; until then fresh tokens seem to come from the future.
  await until(async () => (await world.api(PAULA).send('GET', '/api/session')).status === 200);
  await world.api(PAULA).call('syncNow', { params: { connectionId: connection.id } });
  const renewals = async () =>
    (await world.sandbox.controls.requests())
      .slice(before)
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/oauth2/v2.0/token'))
      .map(({ path }) => path.split('/')[1])
      // Paula herself signs in there.
      .filter((authority) => authority !== 'common');
  await until(async () => (await renewals()).length > 0);
  expect(new Set(await renewals())).toEqual(new Set(['consumers']));
});

test('reconnecting one’s own account names what it signs in with, any other is picked where it belongs', async () => {
  const wished = async (caller: string, account: string, kind: 'microsoft365' | 'outlook-personal') => {
    const { connection } = await connect(caller, account, { kind, another: caller !== account });
    const trip = await startTrip(world.api(caller), { kind, connectionId: connection.id });
    const { headers } = await trustingFetch(trip.startUrl, { redirect: 'manual' });
    const { pathname, searchParams } = new URL(headers.get('location') ?? '');
    return [pathname.split('/')[1], searchParams.get('login_hint'), searchParams.get('prompt')];
  };
  const { people } = await world.sandbox.controls.state();
  const tenantOf = (person: string) => people.find(({ address }) => address === person)?.tenantId;
  expect(await wished(ALICE, ALICE, 'microsoft365')).toEqual([tenantOf(ALICE), ALICE, null]);
  expect(await wished(PAULA, PAULA, 'outlook-personal')).toEqual(['consumers', PAULA, null]);
  expect(await wished(ALICE, PAULA, 'outlook-personal')).toEqual(['consumers', null, 'select_account']);
  expect(await wished(ALICE, BOB, 'microsoft365')).toEqual([tenantOf(BOB), null, 'select_account']);
});

test('someone with a personal account connects it without typing a code, and a work account as well', async () => {
  const { trip } = await travel(PAULA, PAULA, { kind: 'outlook-personal' });
  expect(await world.api(PAULA).call('getConsent', { params: { consentId: trip.id } })).toEqual({
    status: 'parked',
  });
  const own = await world.api(PAULA).call('redeemConsent', {
    params: { consentId: trip.id },
    body: { verifier: trip.verifier },
  });
  expect(own).toMatchObject({ outcome: 'connected', connection: { own: true } });
  await connect(PAULA, ALICE, { kind: 'microsoft365' });
  expect((await connectionsOf(PAULA)).map(({ kind }) => kind).sort()).toEqual([
    'microsoft365',
    'outlook-personal',
  ]);
  expect(await connectionsOf(ALICE)).toEqual([]);
});

test('two accounts of a kind stand side by side; the same one again is recognised and keeps its choices', async () => {
  await connect(ALICE, PAULA, { kind: 'outlook-personal' });
  const { connection } = await connect(ALICE, QUINN, { kind: 'outlook-personal', another: true });
  await connect(ALICE, BOB, { kind: 'microsoft365', another: true });
  expect((await connectionsOf(ALICE)).map(({ account }) => account.address).sort()).toEqual([
    BOB,
    PAULA,
    QUINN,
  ]);
  const params = { connectionId: connection.id };
  const { version } = await world.api(ALICE).call('listCalendars', { params });
  await world.api(ALICE).call('saveSettings', {
    params,
    body: { version, syncPrivate: true, onlyOnline: false, calendarIds: [] },
  });
  const repeated = await connect(ALICE, QUINN, { kind: 'outlook-personal', another: true });
  expect(repeated).toMatchObject({ again: true, connection: { id: connection.id } });
  expect(repeated.connection.settings.syncPrivate).toBe(true);
  expect(await connectionsOf(ALICE)).toHaveLength(3);
});

test('a personal connection is renewed by its own account only, and as its own kind', async () => {
  const { connection } = await connect(ALICE, PAULA, { kind: 'outlook-personal' });
  const wish = { kind: 'outlook-personal', connectionId: connection.id } as const;
  expect((await travel(ALICE, QUINN, wish)).outcome).toMatchObject({ reason: 'wrong-account' });
  expect(await connect(ALICE, PAULA, wish)).toMatchObject({ again: true });
  const { status } = await world.api(ALICE).send('POST', '/api/consents', {
    kind: 'microsoft365',
    connectionId: connection.id,
    challenge: 'c'.repeat(43),
  });
  expect(status).toBe(404);
});

test('the link for another organisation’s administrator leads to theirs and is not remembered', async () => {
  const body = { kind: 'microsoft365', another: true } as const;
  const { link } = await world.api(PAULA).call('requestApproval', { body });
  expect((await world.api(PAULA).call('listConnections')).approvals).toEqual([]);
  const page = await signInWindow().open(link);
  expect(outcomeOf(page)).toMatchObject({
    step: 'asked',
    approveUrl: expect.stringContaining('/organizations/v2.0/adminconsent?'),
  });
  const own = await world.api(PAULA).send('POST', '/api/approvals', { kind: 'microsoft365' });
  expect(own.status).toBe(403);
  const personal = await world.api(ALICE).send('POST', '/api/approvals', { kind: 'outlook-personal' });
  expect(personal.status).toBe(400);
});

test('a server for some organisations offers and connects nothing of others', async () => {
  const { people } = await world.sandbox.controls.state();
  const contoso = people.find(({ address }) => address === ALICE)?.tenantId ?? '';
  await using closed = await createWorld({ env: { ADDIN_DIR: pages.folder, ALLOWED_TENANTS: contoso } });
  const { offers } = await closed.api(ALICE).call('getSession');
  expect(offers.map(({ kind }) => kind)).toEqual(['microsoft365', 'exchange']);
  const wishes = [
    [FRANK, { kind: 'microsoft365', another: true }],
    [PAULA, { kind: 'outlook-personal' }],
  ] as const;
  await closed.sandbox.controls.approve('fabrikam.example');
  for (const [account, wish] of wishes) {
    const { outcome } = await travel(ALICE, account, wish, closed);
    expect(outcome).toMatchObject({ result: 'refused', reason: 'not-served' });
  }
  expect(await connectionsOf(ALICE, closed)).toEqual([]);
});
