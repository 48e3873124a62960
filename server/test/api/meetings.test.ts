import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Query } from '../../contract/endpoints.ts';
import type { Api } from '../api-client.ts';
import { DATABASES } from '../database.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
type Meeting = Answer<'listMeetings'>['meetings'][number];

describe.each(DATABASES)('meetings from a running server on %s', (database) => {
  let world: World;
  let alice: Api;
  let pages: Awaited<ReturnType<typeof barePages>>;
  beforeAll(async () => {
    pages = await barePages();
    world = await createWorld({ database, env: { ADDIN_DIR: pages.folder } });
    await world.sandbox.controls.approve('contoso.example');
    alice = world.api('alice@contoso.example');
    expect(await alice.call('connect', { body: { kind: 'microsoft365' } })).toMatchObject({
      outcome: 'connected',
    });
    await until(async () => (await main()).progress?.phase === 'ready');
  });
  afterAll(async () => {
    await world.close();
    await pages.remove();
  });

  /** Lets time pass; the server follows the clock a moment later, and takes no token from its future. */
  const passTime = async (ms = 3 * 60_000) => {
    await world.sandbox.controls.moveTime(ms);
    await until(async () => (await alice.send('GET', '/api/session')).status === 200);
  };
  const connection = async () => {
    const [first] = (await alice.call('listConnections')).connections;
    if (!first) throw new Error('there is no connection');
    return first;
  };
  const main = async () => {
    const [first] = (await connection()).calendars;
    if (!first) throw new Error('no calendar is selected');
    return first;
  };
  const dates = async (days: number) => {
    const now = await world.sandbox.controls.now();
    return { from: new Date(now - DAY).toISOString(), to: new Date(now + days * DAY).toISOString() };
  };
  const all = async (query: Query<'listMeetings'>): Promise<Meeting[]> => {
    const { meetings, next } = await alice.call('listMeetings', { query });
    return next === null ? meetings : [...meetings, ...(await all({ ...query, after: next }))];
  };
  const titles = async () => (await all(await dates(30))).map(({ title }) => title);

  test('are those of the main calendar soon after connecting, with how far the sync is', async () => {
    expect(await connection()).toMatchObject({
      account: { name: 'Alice Archer', address: 'alice@contoso.example' },
      settings: { syncPrivate: false, onlyOnline: false },
      calendars: [{ main: true, selected: true, progress: { phase: 'ready', polled: false, trouble: null } }],
      trouble: null,
      lastSuccess: expect.any(String),
      upcomingMeetings: (await all(await dates(90))).filter(({ time }) => Date.parse(time.end) > Date.now())
        .length,
    });
    const standup = (await all(await dates(7))).find(({ title }) => title === 'Daily standup');
    expect(standup).toMatchObject({
      recurring: true,
      service: 'Microsoft Teams',
      joinUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//),
      organizer: { name: 'Alice Archer' },
      response: 'organizer',
    });
  });

  test('come page by page, each once and by start', async () => {
    await world.sandbox.controls.bulk('alice@contoso.example', 450);
    await passTime();
    await until(async () => (await all(await dates(60))).length > 450);
    const first = await alice.call('listMeetings', { query: await dates(60) });
    expect(first.meetings).toHaveLength(200);
    expect(first.next).not.toBeNull();
    const meetings = await all(await dates(60));
    expect(new Set(meetings.map(({ id }) => id)).size).toBe(meetings.length);
    const starts = meetings.map(({ time }) => Date.parse(time.start));
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test.each(['', 'x', 'bm9uc2Vuc2U', Buffer.from('["a",1,2]').toString('base64url')])(
    'a list is not continued from %p',
    async (after) => {
      const query = new URLSearchParams({ ...(await dates(7)), after });
      expect(await alice.send('GET', `/api/meetings?${query}`)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'after' }] },
      });
    },
  );

  test('follow what happens at Microsoft, and what is chosen', async () => {
    const start = new Date((await world.sandbox.controls.now()) + DAY).toISOString().slice(0, 13);
    const wall = (minute: string) => ({ dateTime: `${start}:${minute}:00`, timeZone: 'UTC' });
    const { key } = await world.sandbox.controls.createMeeting('alice@contoso.example', {
      subject: 'Brand new',
      start: wall('00'),
      end: wall('30'),
    });
    await passTime();
    await until(async () => (await titles()).includes('Brand new'));
    await world.sandbox.controls.deleteMeeting(key);
    await passTime();
    await until(async () => !(await titles()).includes('Brand new'));

    const { id } = await connection();
    const calendarIds = [(await main()).id];
    const params = { connectionId: id };
    const save = async (syncPrivate: boolean, onlyOnline: boolean) => {
      const { version } = await alice.call('listCalendars', { params });
      return alice.call('saveSettings', { params, body: { version, syncPrivate, onlyOnline, calendarIds } });
    };
    await save(false, true);
    expect((await all(await dates(30))).every(({ service }) => service !== null)).toBe(true);
    await world.sandbox.controls.createMeeting('alice@contoso.example', {
      subject: 'Nobody else’s business',
      start: wall('00'),
      end: wall('30'),
      sensitivity: 'private',
    });
    await save(true, false);
    await until(async () => (await titles()).includes('Nobody else’s business'));
    expect(
      (await all(await dates(30))).find(({ title }) => title === 'Nobody else’s business'),
    ).toMatchObject({ private: true });
  });

  test('survive a restart of the server, which goes on where it stood', async () => {
    await until(async () =>
      (await connection()).calendars.every(({ progress }) => progress?.phase === 'ready'),
    );
    const days = await dates(30);
    const before = await all(days);
    await world.server.restart();
    expect(await all(days)).toEqual(before);
    await passTime(DAY);
    const restarted = (await connection()).lastSuccess ?? '';
    await until(async () => ((await connection()).lastSuccess ?? '') > restarted);
  });

  test('go with the connection', async () => {
    await alice.call('disconnect', { params: { connectionId: (await connection()).id } });
    expect(await titles()).toEqual([]);
  });
});
