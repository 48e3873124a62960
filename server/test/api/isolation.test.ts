import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EndpointName, endpoints } from '../../contract/endpoints.ts';
import { workspaceOf } from '../../src/domain/connection.ts';
import { vault as openVault } from '../../src/identity/vault.ts';
import { approvalStore } from '../../src/store/approvals.ts';
import { connectionStore } from '../../src/store/connections.ts';
import { consentStore } from '../../src/store/consents.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Controls } from '../controls.ts';
import { createWorld, type World } from '../world.ts';

/** Two of one tenant, two of another, and two personal accounts, which share a tenant but no workspace. */
const PEOPLE = [
  'alice@contoso.example',
  'bob@contoso.example',
  'frank@fabrikam.example',
  'gina@fabrikam.example',
  'paula@outlook.example',
  'quinn@outlook.example',
];

type Owned = { connectionId: string; calendarId: string; consentId: string; secret: string };
/** Not the server's: what it hashes is nothing to the server. */
const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
const owned = new Map<string, Owned>();

let world: World;
beforeAll(async () => {
  world = await createWorld({ seed });
});
afterAll(() => world.close());

/** Gives everybody a connection with a calendar and a meeting, a trip and a remembered approval. */
async function seed(options: Parameters<typeof openDatabase>[0], controls: Controls): Promise<void> {
  const { db, close } = await openDatabase(options);
  const now = Date.now();
  const { people } = await controls.state();
  for (const address of PEOPLE) {
    const person = people.find((candidate) => candidate.address === address);
    if (!person) throw new Error(`nobody is called ${address}`);
    const account = { tid: person.tenantId, oid: person.oid };
    const workspace = workspaceOf(account);
    const secret = `Secret of ${address}`;
    const sealed = { refreshToken: secret, accessToken: secret, accessExpiresAt: now };
    const attached = await connectionStore(db, randomUUID, vault).attach(
      {
        workspace,
        userId: account.oid,
        kind: 'microsoft365',
        account: { ...account, name: secret, address: `${secret} <${address}>` },
      },
      () => sealed,
      now,
      null,
    );
    const ids = {
      connectionId: attached?.connection.id ?? '',
      calendarId: randomUUID(),
      consentId: randomUUID(),
    };
    owned.set(address, { ...ids, secret });
    await db
      .insertInto('calendars')
      .values({
        workspace,
        id: ids.calendarId,
        connection_id: ids.connectionId,
        remote_id: secret,
        name: secret,
        main: true,
        shared: false,
        slot: 1,
      })
      .execute();
    await db
      .insertInto('meetings')
      .values({
        workspace,
        calendar_id: ids.calendarId,
        remote_id: secret,
        member: 'single',
        starts_at: new Date(now + 3_600_000),
        ends_at: new Date(now + 7_200_000),
        all_day: false,
        detail: JSON.stringify({
          title: secret,
          organizer: { name: secret, address },
          private: false,
          cancelled: false,
          response: 'none',
          online: false,
          link: null,
          uid: null,
        }),
        seen_round: 1,
      })
      .execute();
    await consentStore(db).open(
      {
        workspace,
        id: ids.consentId,
        userId: account.oid,
        kind: 'microsoft365',
        connectionId: null,
        challenge: secret,
        secrets: secret,
        claims: null,
        expiresAt: now + 600_000,
      },
      secret,
      now,
    );
    await approvalStore(db, vault).remember(workspace, account.oid, 'microsoft365', now);
  }
  await close();
}

const week = () => {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  return `?from=${at(-1)}&to=${at(7)}`;
};

const LOGIN = {
  url: 'mail.contoso.example',
  username: 'somebody',
  password: 'something',
  version: 'automatic',
  mailbox: null,
  channelBinding: true,
};

const BODIES: Partial<Record<EndpointName, unknown>> = {
  saveSettings: { version: 1, syncPrivate: true, onlyOnline: true, calendarIds: [] },
  addCalendar: { owner: 'carol@contoso.example' },
  seeCalendars: { calendarIds: [] },
  startConsent: { kind: 'microsoft365', challenge: 'c'.repeat(43) },
  redeemConsent: { verifier: 'v'.repeat(43) },
  connect: { kind: 'microsoft365' },
  requestApproval: { kind: 'microsoft365' },
  chooseLink: { key: 'k' },
  connectExchange: LOGIN,
  renewExchange: LOGIN,
};

const names = Object.keys(endpoints) as EndpointName[];
const pointed = names.filter((name) => /\{(connectionId|consentId|meetingId)\}/.test(endpoints[name].path));
const others = names.filter((name) => !pointed.includes(name));
const pairs = PEOPLE.flatMap((caller) =>
  PEOPLE.filter((owner) => owner !== caller).map((owner) => [caller, owner]),
);

const send = (caller: string, name: EndpointName, path: string, more: object = {}) => {
  const body = BODIES[name];
  return world
    .api(caller)
    .send(endpoints[name].method, path, body === undefined ? undefined : { ...body, ...more });
};

test('every endpoint that names a thing was found', () => {
  expect(pointed).toEqual(
    expect.arrayContaining(['disconnect', 'listCalendars', 'saveSettings', 'getConsent', 'redeemConsent']),
  );
});

test.each(pairs)('for %s the things of %s do not exist', async (caller, owner) => {
  const theirs = owned.get(owner ?? '');
  if (!theirs || !caller) throw new Error('nobody owns anything');
  for (const name of pointed) {
    const path = endpoints[name].path
      .replace('{connectionId}', theirs.connectionId)
      .replace('{consentId}', theirs.consentId)
      .replace('{meetingId}', encodeURIComponent(`${theirs.calendarId}~${theirs.secret}`));
    const reply = await send(caller, name, path);
    expect([name, reply.status]).toEqual([name, 404]);
    expect(JSON.stringify(reply.body)).not.toContain(theirs.secret);
  }
  const reconnect = await send(caller, 'startConsent', '/api/consents', {
    connectionId: theirs.connectionId,
  });
  expect(reconnect.status).toBe(404);
});

test('nobody’s calendars can be chosen through somebody else’s connection', async () => {
  for (const [caller, owner] of pairs) {
    const [mine, theirs] = [owned.get(caller ?? ''), owned.get(owner ?? '')];
    if (!mine || !theirs || !caller) throw new Error('nobody owns anything');
    const reply = await send(caller, 'saveSettings', `/api/connections/${mine.connectionId}/settings`, {
      calendarIds: [theirs.calendarId],
    });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
  }
});

test.each(PEOPLE)('%s finds their own things in every list, and nobody else’s', async (caller) => {
  for (const name of others.filter((other) => endpoints[other].method === 'GET')) {
    const path = endpoints[name].path + (name === 'listMeetings' ? week() : '');
    const reply = await send(caller, name, path);
    expect([name, reply.status]).toEqual([name, 200]);
    for (const [owner, { secret }] of owned)
      if (owner !== caller) expect(JSON.stringify(reply.body)).not.toContain(secret);
  }
  const mine = owned.get(caller);
  const lists = await world.api(caller).call('listConnections');
  expect(lists.connections.map(({ id }) => id)).toEqual([mine?.connectionId]);
  expect(lists.approvals).toHaveLength(1);
  for (const path of [`/api/meetings${week()}`, '/api/my-data', '/api/my-data/calendar']) {
    const { body } = await world.api(caller).send('GET', path);
    expect(JSON.stringify(body)).toContain(mine?.secret);
  }
});

test('everybody’s file tells of what they did themselves, and of nothing else', async () => {
  const entries = async (address: string) => (await world.api(address).call('exportMyData')).audit;
  for (const address of PEOPLE) {
    const before = await entries(address);
    for (const other of PEOPLE) if (other !== address) await entries(other);
    expect((await entries(address)).slice(before.length).map(({ action }) => action)).toEqual(['exported']);
  }
});

test('withdrawing and disconnecting touch one’s own things only', async () => {
  await world.api('paula@outlook.example').call('withdrawApproval', { params: { kind: 'microsoft365' } });
  const { connectionId } = owned.get('paula@outlook.example') ?? { connectionId: '' };
  await world.api('paula@outlook.example').call('disconnect', { params: { connectionId } });
  for (const address of PEOPLE.filter((person) => person !== 'paula@outlook.example')) {
    const { connections, approvals } = await world.api(address).call('listConnections');
    expect([connections.length, approvals.length]).toEqual([1, 1]);
  }
  expect(await world.api('paula@outlook.example').call('listConnections')).toEqual({
    connections: [],
    approvals: [],
  });
});

test('deleting everything deletes one’s own', async () => {
  const [deleting, ...others] = PEOPLE.filter((person) => person !== 'paula@outlook.example');
  const files = () => Promise.all(others.map((address) => world.api(address).call('exportMyData')));
  const kept = await files();
  expect(await world.api(deleting ?? '').call('deleteMyData')).toEqual({
    connections: 1,
    calendars: 1,
    meetings: 1,
    consents: 1,
    approvals: 1,
  });
  for (const [i, { connections, meetings, approvals, consents }] of (await files()).entries())
    expect({ connections, meetings, approvals, consents }).toEqual({
      connections: kept[i]?.connections,
      meetings: kept[i]?.meetings,
      approvals: kept[i]?.approvals,
      consents: kept[i]?.consents,
    });
});
