import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api, Reply } from '../api-client.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

const MINUTE = 60_000;
let world: World;
let pages: Awaited<ReturnType<typeof barePages>>;
let oids: Record<string, string>;

beforeAll(async () => {
  pages = await barePages();
  world = await createWorld({ env: { ADDIN_DIR: pages.folder } });
  const { people } = await world.sandbox.controls.state();
  oids = Object.fromEntries(people.map(({ address, oid }) => [address.split('@', 1)[0], oid]));
});
afterAll(async () => {
  await world.close();
  await pages.remove();
});

const as = (name: string): Api =>
  world.api(`${name}@${['frank', 'gina'].includes(name) ? 'fabrikam' : 'contoso'}.example`);
const account = (name: string): string => oids[name] ?? '';
const connectionsOf = async (name: string) => (await as(name).call('listConnections')).connections;
const connect = (name: string) => as(name).call('connect', { body: { kind: 'microsoft365' } });
const statusOf = (name: string, consentId: string) => as(name).call('getConsent', { params: { consentId } });
const redeem = (name: string, consentId: string, verifier: string, code?: string): Promise<Reply<unknown>> =>
  as(name).send('POST', `/api/consents/${consentId}/redeem`, { verifier, ...(code && { code }) });
const fieldsOf = ({ body }: Reply<unknown>) =>
  ((body as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);

/** Goes to Microsoft and back as somebody. */
const signIn = async (startUrl: string, name: string) => {
  const window = signInWindow();
  return window.arrive(await window.walk(startUrl, { account: account(name) }));
};
const parkedCode = (page: { html: string }): string => {
  const outcome = outcomeOf(page) as { result: string; code: string };
  expect(outcome).toMatchObject({ result: 'parked' });
  return outcome.code;
};

test('who never consented is sent to Microsoft once, and connects without any window afterwards', async () => {
  expect(await connect('alice')).toEqual({ outcome: 'interaction', claims: null });
  const trip = await startTrip(as('alice'));
  expect(await statusOf('alice', trip.id)).toEqual({ status: 'open' });

  const page = await signIn(trip.startUrl, 'alice');
  expect(outcomeOf(page)).toEqual({
    result: 'parked',
    consentId: trip.id,
    code: expect.stringMatching(/^\w{5}-\w{5}$/),
  });
  expect(await statusOf('alice', trip.id)).toEqual({ status: 'parked' });
  expect(await connectionsOf('alice')).toEqual([]);

  const { body } = await redeem('alice', trip.id, trip.verifier);
  expect(body).toMatchObject({
    outcome: 'connected',
    connection: { account: { name: 'Alice Archer', address: 'alice@contoso.example' }, trouble: null },
  });
  expect(await statusOf('alice', trip.id)).toEqual({ status: 'redeemed' });
  const { connection } = body as { connection: { id: string } };
  expect((await redeem('alice', trip.id, trip.verifier)).body).toMatchObject({
    outcome: 'connected',
    connection: { id: connection.id },
  });

  const again = await connect('alice');
  expect(again).toMatchObject({ outcome: 'connected' });
  expect(await connectionsOf('alice')).toHaveLength(1);
});

test('cancelling at Microsoft is told as such and leaves nothing', async () => {
  const trip = await startTrip(as('erik'));
  const window = signInWindow();
  const page = await window.arrive(
    await window.walk(trip.startUrl, { account: account('erik'), consent: 'cancel' }),
  );
  expect(outcomeOf(page)).toMatchObject({ result: 'refused', reason: 'cancelled' });
  expect(await statusOf('erik', trip.id)).toMatchObject({ status: 'refused', reason: 'cancelled' });
  expect((await redeem('erik', trip.id, trip.verifier)).status).toBe(410);
  expect(await connectionsOf('erik')).toEqual([]);
});

test('a link that somebody else finished in another browser attaches nothing', async () => {
  const trip = await startTrip(as('bob'));
  const code = parkedCode(await signIn(trip.startUrl, 'carol'));

  expect(await statusOf('bob', trip.id)).toEqual({ status: 'parked-elsewhere' });
  const without = await redeem('bob', trip.id, trip.verifier);
  expect([without.status, fieldsOf(without)]).toEqual([400, ['code']]);
  const guessed = await redeem('bob', trip.id, trip.verifier, 'AAAAA-AAAAA');
  expect([guessed.status, fieldsOf(guessed)]).toEqual([400, ['code']]);
  expect(await connectionsOf('bob')).toEqual([]);
  expect(await connectionsOf('carol')).toEqual([]);

  // The one who signed in can't take it either: the trip is Bob's.
  expect((await redeem('carol', trip.id, trip.verifier, code)).status).toBe(404);
  expect(await connectionsOf('carol')).toEqual([]);
});

test('another account of one’s own is connected with the code that only its browser showed', async () => {
  const trip = await startTrip(as('bob'));
  const code = parkedCode(await signIn(trip.startUrl, 'erik'));
  const typed = code.toLowerCase().replace('-', ' ');
  expect((await redeem('bob', trip.id, trip.verifier, typed)).body).toMatchObject({
    outcome: 'connected',
    connection: { account: { address: 'erik@contoso.example' } },
  });
  expect(await connectionsOf('erik')).toEqual([]);
});

test('nobody but the page that started gets a parked grant', async () => {
  const trip = await startTrip(as('carol'));
  const code = parkedCode(await signIn(trip.startUrl, 'carol'));
  const wrong = await redeem('carol', trip.id, 'w'.repeat(43), code);
  expect([wrong.status, fieldsOf(wrong)]).toEqual([400, ['verifier']]);
  for (const stranger of ['bob', 'frank']) {
    expect((await as(stranger).send('GET', `/api/consents/${trip.id}`)).status).toBe(404);
    expect((await redeem(stranger, trip.id, trip.verifier, code)).status).toBe(404);
    expect(await connectionsOf(stranger)).toEqual(stranger === 'bob' ? [expect.anything()] : []);
  }
  expect(await connectionsOf('carol')).toEqual([]);
  const both = await Promise.all([1, 2].map(() => redeem('carol', trip.id, trip.verifier)));
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(await connectionsOf('carol')).toHaveLength(1);
});

test('a forged, foreign or replayed state is refused and changes nothing', async () => {
  const [trip, other] = [await startTrip(as('carol')), await startTrip(as('carol'))];
  const stateOf = ({ startUrl }: { startUrl: string }) => new URL(startUrl).searchParams.get('id') ?? '';
  const [workspace = '', id = '', random = ''] = stateOf(trip).split('~');
  const window = signInWindow();
  const answer = await window.walk(trip.startUrl, { account: account('carol') });

  for (const state of [
    '',
    'x',
    `${workspace}~${id}~${'A'.repeat(43)}`,
    `${workspace}~${other.id}~${random}`,
    `7be3d2f5-14c9-4f0a-b86d-5a90e2c7163f~${id}~${random}`,
    `${workspace}~${id}~`,
    stateOf(trip).toUpperCase(),
  ]) {
    expect(outcomeOf(await window.arrive(answer, { state }))).toEqual({
      result: 'refused',
      reason: 'expired',
      code: null,
    });
    expect(
      outcomeOf(await window.open(`${world.server.url}/consent?id=${encodeURIComponent(state)}`)),
    ).toMatchObject({
      reason: 'expired',
    });
  }
  expect(await statusOf('carol', trip.id)).toEqual({ status: 'open' });
  expect(await statusOf('carol', other.id)).toEqual({ status: 'open' });

  // Another trip's code under this trip's state: PKCE and nonce don't fit.
  const mixed = await window.arrive(await window.walk(other.startUrl, { account: account('carol') }), {
    state: stateOf(trip),
  });
  expect(outcomeOf(mixed)).toMatchObject({ result: 'refused' });
  expect(await statusOf('carol', trip.id)).toMatchObject({ status: 'refused' });

  const replayed = await startTrip(as('carol'));
  const good = await window.walk(replayed.startUrl, { account: account('carol') });
  parkedCode(await window.arrive(good));
  expect(outcomeOf(await window.arrive(good))).toMatchObject({ reason: 'expired' });
  expect(outcomeOf(await window.open(replayed.startUrl))).toMatchObject({ reason: 'expired' });
  expect(await statusOf('carol', replayed.id)).toEqual({ status: 'parked' });
});

test('reconnecting takes the account that was connected, and only a connection of one’s own', async () => {
  const [connection] = await connectionsOf('carol');
  if (!connection) throw new Error('Carol has no connection');
  const trip = await startTrip(as('carol'), { connectionId: connection.id });
  const page = await signIn(trip.startUrl, 'bob');
  expect(outcomeOf(page)).toMatchObject({ result: 'refused', reason: 'wrong-account' });
  expect((await redeem('carol', trip.id, trip.verifier)).status).toBe(410);
  expect(await connectionsOf('carol')).toMatchObject([{ id: connection.id, account: connection.account }]);

  const right = await startTrip(as('carol'), { connectionId: connection.id });
  await signIn(right.startUrl, 'carol');
  expect((await redeem('carol', right.id, right.verifier)).body).toMatchObject({
    connection: { id: connection.id },
  });

  for (const stranger of ['bob', 'frank']) {
    const body = { kind: 'microsoft365', challenge: 'c'.repeat(43), connectionId: connection.id };
    expect((await as(stranger).send('POST', '/api/consents', body)).status).toBe(404);
  }
});

test('a second factor that Microsoft demands is asked for in its window', async () => {
  await world.sandbox.controls.signIn('alice@contoso.example', { mfa: 'demanded' });
  const demanded = await connect('alice');
  expect(demanded).toEqual({ outcome: 'interaction', claims: expect.stringContaining('access_token') });
  const claims = demanded.outcome === 'interaction' ? (demanded.claims ?? '') : '';
  const trip = await startTrip(as('alice'), { claims });
  await signIn(trip.startUrl, 'alice');
  expect((await redeem('alice', trip.id, trip.verifier)).body).toMatchObject({ outcome: 'connected' });
  await world.sandbox.controls.signIn('alice@contoso.example', { mfa: 'no' });
});

test('where only an administrator may consent they get a link, and everybody connects after it', async () => {
  expect(await connect('frank')).toEqual({ outcome: 'interaction', claims: null });
  const trip = await startTrip(as('frank'));
  const window = signInWindow();
  const answer = await window.walk(trip.startUrl, { account: account('frank') });
  const number = { error_description: 'AADSTS90094: An administrator has set a policy' };
  expect(outcomeOf(await window.arrive(answer, number))).toEqual({
    result: 'refused',
    reason: 'approval-needed',
    code: 'AADSTS90094',
  });

  const approval = await as('frank').call('requestApproval', { body: { kind: 'microsoft365' } });
  expect((await as('frank').call('requestApproval', { body: { kind: 'microsoft365' } })).requestedAt).toBe(
    approval.requestedAt,
  );
  expect((await as('frank').call('listConnections')).approvals).toEqual([approval]);
  expect(approval.link).not.toMatch(/frank|fabrikam/i);
  expect(
    Buffer.from(approval.link.split('request=')[1]?.split('.')[0] ?? '', 'base64url').toString(),
  ).not.toMatch(account('frank'));

  const browserOfGina = signInWindow();
  const asked = outcomeOf(await browserOfGina.open(approval.link)) as { approveUrl: string };
  expect(asked).toMatchObject({
    step: 'asked',
    kind: 'microsoft365',
    scopes: expect.arrayContaining(['User.Read']),
  });
  const approved = await browserOfGina.walk(asked.approveUrl, { account: account('gina') });
  expect(outcomeOf(approved)).toEqual({ step: 'approved' });

  expect(await connect('frank')).toMatchObject({ outcome: 'connected' });
  expect((await as('frank').call('listConnections')).approvals).toEqual([]);
  expect(await connect('gina')).toMatchObject({ outcome: 'connected' });
});

test('what comes back from approving is believed as far as it is shown: an error wins, a forged link is refused', async () => {
  const approval = await as('bob').call('requestApproval', { body: { kind: 'microsoft365' } });
  const token = new URL(approval.link).searchParams.get('request') ?? '';
  const shown = async (target: string) =>
    outcomeOf(await signInWindow().open(`${world.server.url}${target}`));
  const denied = new URLSearchParams({
    admin_consent: 'True',
    error: 'access_denied',
    error_description: 'AADSTS65004: User declined to consent to access the app.',
    state: token,
  });
  expect(await shown(`/auth/approved?${denied}`)).toMatchObject({ step: 'refused', reason: 'cancelled' });
  const forged = `${token.slice(0, -2)}AA`;
  expect(await shown(`/approve?request=${forged}`)).toMatchObject({ step: 'refused', reason: 'expired' });
  expect(await shown(`/auth/approved?admin_consent=True&tenant=x&state=${forged}`)).toMatchObject({
    reason: 'expired',
  });

  await as('bob').call('withdrawApproval', { params: { kind: 'microsoft365' } });
  expect((await as('bob').call('listConnections')).approvals).toEqual([]);
});

test.each([
  [50105, { outcome: 'refused', trouble: { reason: 'not-assigned', fault: 'admin', code: 'AADSTS50105' } }],
  [53000, { outcome: 'refused', trouble: { reason: 'device-not-allowed', fault: 'admin' } }],
  [7000112, { outcome: 'refused', trouble: { reason: 'app-unavailable', fault: 'admin' } }],
  [7000222, { outcome: 'refused', trouble: { reason: 'operator', fault: 'operator' } }],
  [90094, { outcome: 'approval', code: 'AADSTS90094' }],
  [50173, { outcome: 'interaction' }],
])('when Microsoft refuses with AADSTS%i the tab learns whose turn it is', async (refuseWith, outcome) => {
  await world.sandbox.controls.signIn('erik@contoso.example', { refuseWith });
  expect(await connect('erik')).toMatchObject(outcome);
  await world.sandbox.controls.signIn('erik@contoso.example', { refuseWith: null });
});

test('a sign-in that became too old to act with asks for a fresh one', async () => {
  await world.sandbox.controls.signIn('erik@contoso.example', { refuseWith: 500133 });
  const reply = await as('erik').send('POST', '/api/connections', { kind: 'microsoft365' });
  expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringMatching(/^Bearer/),
  ]);
  await world.sandbox.controls.signIn('erik@contoso.example', { refuseWith: null });
});

test('disconnecting works with a dead grant, and asks nothing of Microsoft but to tell no more', async () => {
  const [connection] = await connectionsOf('gina');
  if (!connection) throw new Error('Gina has no connection');
  await world.sandbox.controls.revokeSessions('gina@fabrikam.example');
  expect((await as('frank').send('DELETE', `/api/connections/${connection.id}`)).status).toBe(404);
  const api = as('gina');
  const token = await api.token();
  const before = (await world.sandbox.controls.requests()).length;
  const reply = await api.send('DELETE', `/api/connections/${connection.id}`, undefined, {
    authorization: `Bearer ${token}`,
  });
  expect(reply.status).toBe(204);
  const since = (await world.sandbox.controls.requests()).slice(before);
  const asked = since.filter(({ path }) => /token|v1\.0/.test(path) && !path.startsWith('/teams'));
  expect(asked.filter(({ path }) => !path.startsWith('/v1.0/subscriptions'))).toEqual([]);
  expect(await connectionsOf('gina')).toEqual([]);
  expect((await api.send('DELETE', `/api/connections/${connection.id}`)).status).toBe(404);
});

test('a parked grant waits ten minutes, an open window twenty', async () => {
  const [open, parked] = [await startTrip(as('carol')), await startTrip(as('carol'))];
  await signIn(parked.startUrl, 'carol');
  await world.sandbox.controls.moveTime(11 * MINUTE);
  await becomes('carol', parked.id, 'expired');
  expect((await redeem('carol', parked.id, parked.verifier)).status).toBe(410);
  expect(await statusOf('carol', open.id)).toEqual({ status: 'open' });
  await world.sandbox.controls.moveTime(10 * MINUTE);
  await becomes('carol', open.id, 'expired');
  expect(outcomeOf(await signInWindow().open(open.startUrl))).toMatchObject({ reason: 'expired' });
});

/** The server follows the sandbox's clock within moments; until it does, fresh tokens seem to come from the future. */
const becomes = async (name: string, consentId: string, status: string): Promise<void> => {
  const end = Date.now() + 10_000;
  const api = as(name);
  for (;;) {
    const { body } = await api.send('GET', `/api/consents/${consentId}`);
    if ((body as { status: unknown }).status === status) return;
    if (Date.now() > end) throw new Error(`the consent did not become ${status}: ${JSON.stringify(body)}`);
  }
};
