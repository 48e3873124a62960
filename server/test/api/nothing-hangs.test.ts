import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EndpointName, endpoints } from '../../contract/endpoints.ts';
import { openLiveStream } from '../live-stream.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

/** Whatever takes longer (ms) waits for itself: an embedded database has one connection. */
const WATCHDOG = 20_000;
const DAY = 86_400_000;
const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const FRANK = 'frank@fabrikam.example';
const kind = { kind: 'microsoft365' } as const;

let world: World;
let pages: Awaited<ReturnType<typeof barePages>>;
let trip: Awaited<ReturnType<typeof startTrip>>;
beforeAll(async () => {
  pages = await barePages();
  world = await createWorld({ database: 'pglite', scopes: 'minimal', env: { ADDIN_DIR: pages.folder } });
  const { controls } = world.sandbox;
  await controls.bulk(ALICE, 2_000);
  await controls.switch({ maxPageSize: 5, latency: 50 });
  await controls.approve('contoso.example');
  // Her calendar is being read for as long as this file runs.
  await world.api(ALICE).call('connect', { body: kind });
});
afterAll(async () => {
  await world.close();
  await pages.remove();
});

const bob = () => world.api(BOB);
const connectionId = async () => {
  const [connection] = (await bob().call('listConnections')).connections;
  return connection?.id ?? '';
};
const params = async () => ({ params: { connectionId: await connectionId() } });
const exchange = async () => {
  const { connections } = await bob().call('listConnections');
  return { params: { connectionId: connections.find((one) => one.kind === 'exchange')?.id ?? '' } };
};
const login = async () => {
  const { url, password } = await world.sandbox.controls.exchange();
  return { url, username: BOB, password, version: 'automatic', mailbox: null, channelBinding: true } as const;
};
const dates = async () => {
  const now = await world.sandbox.controls.now();
  return { from: new Date(now).toISOString(), to: new Date(now + 60 * DAY).toISOString() };
};
const within = async <T>(what: string, work: Promise<T>): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const watchdog = setTimeout(() => late.reject(new Error(`${what} takes too long`)), WATCHDOG);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(watchdog));
};
const phase = async () => {
  const [connection] = (await world.api(ALICE).call('listConnections')).connections;
  return connection?.calendars[0]?.progress?.phase;
};

/** Every endpoint, in an order in which each has something to do. */
const calls: Readonly<Record<EndpointName, () => Promise<unknown>>> = {
  getSession: () => bob().call('getSession'),
  startConsent: async () => {
    trip = await startTrip(bob());
  },
  getConsent: () => bob().call('getConsent', { params: { consentId: trip.id } }),
  redeemConsent: () =>
    bob().call('redeemConsent', { params: { consentId: trip.id }, body: { verifier: trip.verifier } }),
  connect: () => bob().call('connect', { body: kind }),
  listConnections: () => bob().call('listConnections'),
  listCalendars: async () => bob().call('listCalendars', await params()),
  saveSettings: async () => {
    const { version, settings, calendars } = await bob().call('listCalendars', await params());
    const calendarIds = calendars.slice(0, 2).map(({ id }) => id);
    const body = { version, ...settings, syncPrivate: true, calendarIds };
    return bob().call('saveSettings', { ...(await params()), body });
  },
  addCalendar: async () => bob().call('addCalendar', { ...(await params()), body: { owner: ALICE } }),
  seeCalendars: async () => bob().call('seeCalendars', { ...(await params()), body: { calendarIds: [] } }),
  findAppointment: () => bob().call('findAppointment', { body: { itemId: 'AAMk/Unknown+', mailbox: BOB } }),
  listMeetings: async () => bob().call('listMeetings', { query: await dates() }),
  chooseLink: async () => {
    const { meetings } = await bob().call('listMeetings', { query: await dates() });
    const { id: meetingId = '', links: [link] = [] } = meetings.find(({ links }) => links.length > 0) ?? {};
    return bob().call('chooseLink', { params: { meetingId }, body: { key: link?.key ?? '' } });
  },
  connectExchange: async () => bob().call('connectExchange', { body: await login() }),
  getExchange: async () => bob().call('getExchange', await exchange()),
  examineExchange: async () => bob().call('examineExchange', await exchange()),
  renewExchange: async () => bob().call('renewExchange', { ...(await exchange()), body: await login() }),
  syncNow: async () => bob().call('syncNow', await params()),
  requestApproval: () => world.api(FRANK).call('requestApproval', { body: kind }),
  withdrawApproval: () => world.api(FRANK).call('withdrawApproval', { params: kind }),
  exportMyData: () => bob().call('exportMyData'),
  exportMyCalendar: () => bob().call('exportMyCalendar'),
  disconnect: async () => bob().call('disconnect', await params()),
  deleteMyData: () => bob().call('deleteMyData'),
};

/** What has to be true before, and isn't the call's own work. */
const before: Partial<Record<EndpointName, () => Promise<unknown>>> = {
  redeemConsent: async () => {
    const { people } = await world.sandbox.controls.state();
    const account = people.find(({ address }) => address === BOB)?.oid ?? '';
    const window = signInWindow();
    const page = await within('signing in', window.walk(trip.startUrl, { account }));
    const parked = await within('coming back from Microsoft', window.arrive(page));
    expect(outcomeOf(parked)).toMatchObject({ result: 'parked' });
  },
  chooseLink: async () => {
    const now = await world.sandbox.controls.now();
    const dateTime = (hour: number) => `${new Date(now + 2 * DAY).toISOString().slice(0, 10)}T0${hour}:00`;
    await world.sandbox.controls.createMeeting(BOB, {
      subject: 'Two links',
      start: { dateTime: dateTime(8), timeZone: 'UTC' },
      end: { dateTime: dateTime(9), timeZone: 'UTC' },
      body: {
        contentType: 'text',
        content: 'https://zoom.us/j/98765432101 or https://meet.google.com/abc-defg-hij',
      },
    });
    await until(async () =>
      (await bob().call('listMeetings', { query: await dates() })).meetings.some(
        ({ links }) => links.length > 0,
      ),
    );
  },
  syncNow: () =>
    until(async () =>
      (await bob().call('listConnections')).connections.every(({ calendars }) =>
        calendars.every(({ progress }) => progress?.phase === 'ready'),
      ),
    ),
};

test('every endpoint is in this test', () => {
  expect(Object.keys(calls).sort()).toEqual(Object.keys(endpoints).sort());
});

const last: readonly EndpointName[] = ['disconnect', 'deleteMyData'];
const others = (Object.keys(calls) as EndpointName[]).filter((name) => !last.includes(name));
test.each(others)('%s answers while a calendar is being read', async (name) => {
  await before[name]?.();
  await within(name, calls[name]());
});

test('notices of changes and watches are taken, and the live stream begins and tells of them', async () => {
  const { controls } = world.sandbox;
  const stream = await within('the live stream', openLiveStream(world.server.url, await bob().token()));
  await within('its first event', stream.hears('opened'));
  await until(async () => (await controls.subscriptions()).length > 0);
  const taken = async () => {
    const { pending, counters } = await controls.notifications();
    return pending === 0 && counters.failed === 0;
  };
  const day = new Date((await controls.now()) + DAY).toISOString().slice(0, 10);
  const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' });
  await controls.createMeeting(BOB, { subject: 'Told of', start: at('09:00'), end: at('09:30') });
  await until(taken, WATCHDOG);
  for (const { id } of await controls.subscriptions()) {
    await controls.lifecycle(id, 'reauthorizationRequired');
    await until(taken, WATCHDOG);
  }
  await within('a change', stream.hears('changed'));
  await stream.close();
});

test('many that ask at once are all answered', async () => {
  const asked = Array.from({ length: 5 }, async () => {
    await within('many at once', calls.listConnections());
    await within('many at once', calls.listMeetings());
    await within('many at once', calls.getSession());
  });
  await Promise.all(asked);
});

test.each(last)('%s answers while a calendar is being read', (name) => within(name, calls[name]()));

test('the calendar was being read all the time', async () => {
  expect(await phase()).toBe('reading');
});
