import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../database.ts';
import {
  type EmptyDatabase,
  openEmptyDatabase,
  openSyncWorld,
  type SyncWorld,
  WITHOUT_TRACKING,
} from '../sync-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const wall = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
/** Ten o'clock on a day of the sandbox's first weeks, a Monday being the 23rd. */
const meeting = (subject: string, day: string, more: object = {}) => ({
  subject,
  start: wall(`2026-11-${day}T10:00:00`),
  end: wall(`2026-11-${day}T11:00:00`),
  ...more,
});
const daily = (day: string, numberOfOccurrences: number) => ({
  recurrence: {
    pattern: { type: 'daily' as const, interval: 1 },
    range: { type: 'numbered' as const, startDate: `2026-11-${day}`, numberOfOccurrences },
  },
});
const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ error: { code, message: 'No.' } }), { status, headers });

describe.each(DATABASES)('syncing on %s', (kind) => {
  let database: EmptyDatabase;
  let world: SyncWorld;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await openSyncWorld(database);
  });
  afterEach(() => world.close());

  const mailboxes = () => world.graph.state.mailboxes;
  const alice = () => world.graph.oid('alice');
  const start = async () => {
    await world.begin();
    await world.settle();
    world.sent.length = 0;
  };
  const expectTruth = async () => {
    expect(await world.shown()).toEqual(world.truth((await world.mainCalendar()).remoteId));
  };
  const progress = async () => (await world.mainCalendar()).stream?.state;

  describe('a new connection', () => {
    test('selects the main calendar, reads the coming week first and then everything', async () => {
      await world.begin();
      expect(await world.mainCalendar()).toMatchObject({
        main: true,
        selected: true,
        stream: { state: { phase: 'waiting' } },
      });
      await world.settle();
      expect(
        world.sent.map(({ url }) => /(calendars|\$batch|calendarView|delta)(\?|$)/.exec(url)?.[1]),
      ).toEqual(['calendars', '$batch', 'calendarView', 'delta']);
      expect(await progress()).toMatchObject({ phase: 'ready', tracking: 'delta', pause: null });
      await expectTruth();
    });

    test('shows the coming week while everything else is still being read', async () => {
      await world.begin();
      const stop = new Error('the page that follows');
      world.answers.push(
        () => null,
        () => {
          throw stop;
        },
      );
      await world.settle();
      expect(await progress()).toMatchObject({ phase: 'full-pass', read: 0 });
      const titles = await world.titles();
      expect(titles).toContain('Daily standup');
      expect(titles).not.toContain('Conference in Vienna');
    });

    test('stores nothing of a private meeting, and no join link that can be read', async () => {
      await start();
      const rows = JSON.stringify([
        await world.db.selectFrom('meetings').selectAll().execute(),
        await world.db.selectFrom('series').selectAll().execute(),
      ]);
      expect(rows).toContain('Office hours in the permanent room');
      for (const secret of ['Dentist', 'Salary round', 'Couples counselling', 'meetup-join', 'zoom.us'])
        expect(rows).not.toContain(secret);
    });

    test('finds the links of Teams, Zoom and Meet, in a field, a place and a body', async () => {
      await start();
      const links = new Map((await world.list()).map(({ detail }) => [detail.title, detail.link]));
      expect(links.get('Daily standup')).toMatchObject({
        service: 'teams',
        url: expect.stringContaining('https://teams.microsoft.com/l/meetup-join/'),
      });
      expect(links.get('Contract renewal')).toMatchObject({ service: 'zoom' });
      expect(links.get('Sprint planning')).toMatchObject({ service: 'zoom' });
      expect(links.get('Tailspin demo')).toMatchObject({ service: 'meet' });
      expect(links.get('Focus time')).toBeNull();
    });

    test('is listed later when the provider has no time for it at first', async () => {
      world.answers.push(() => refusal(503, 'serviceNotAvailable'));
      await world.begin();
      expect(world.refreshing).toEqual([
        { workspace: world.caller.workspace, connectionId: world.connection.id },
      ]);
      await world.overview();
      expect(world.refreshing).toHaveLength(2);
    });
  });

  describe('changes', () => {
    beforeEach(() => start());
    const expectAfter = async (change: () => unknown) => {
      await change();
      await world.pass(3 * MINUTE);
      await expectTruth();
    };

    test('a round without changes is one request', async () => {
      await world.pass(3 * MINUTE);
      expect(world.sent).toHaveLength(1);
      expect(await progress()).toMatchObject({ phase: 'ready', lastSuccess: world.clock.now() });
    });

    test('new, moved, renamed and deleted meetings arrive', async () => {
      const { key } = mailboxes().createMeeting(alice(), meeting('Budget', '25'));
      await expectAfter(() => undefined);
      expect(await world.titles()).toContain('Budget');
      await expectAfter(() => mailboxes().changeMeeting(key, { subject: 'Budget, again' }));
      await expectAfter(() =>
        mailboxes().moveMeeting(key, wall('2026-11-26T12:00:00'), wall('2026-11-26T12:30:00')),
      );
      await expectAfter(() => mailboxes().deleteMeeting(key));
      expect(await world.titles()).not.toContain('Budget, again');
    });

    test('a meeting that moves out of the window goes, and comes back with it', async () => {
      const { key } = mailboxes().createMeeting(alice(), meeting('Offsite', '25'));
      await expectAfter(() => undefined);
      await expectAfter(() =>
        mailboxes().moveMeeting(key, wall('2027-06-01T12:00:00'), wall('2027-06-01T13:00:00')),
      );
      await expectAfter(() =>
        mailboxes().moveMeeting(key, wall('2026-11-27T12:00:00'), wall('2026-11-27T13:00:00')),
      );
    });

    test('an occurrence that is deleted is not shown any more, though nobody says that it was removed', async () => {
      const { key } = mailboxes().createMeeting(alice(), meeting('Yoga', '24', daily('24', 6)));
      await expectAfter(() => undefined);
      await expectAfter(() => mailboxes().deleteOccurrence(key, '2026-11-26'));
      expect((await world.titles()).filter((title) => title === 'Yoga')).toHaveLength(5);
    });

    test('a series can be renamed, changed in one place, cut short and deleted', async () => {
      const { key } = mailboxes().createMeeting(alice(), meeting('Yoga', '24', daily('24', 6)));
      await expectAfter(() => mailboxes().changeMeeting(key, { subject: 'Pilates' }));
      await expectAfter(() =>
        mailboxes().changeOccurrence(key, '2026-11-25', { subject: 'Pilates outside' }),
      );
      await expectAfter(() => mailboxes().changeMeeting(key, { subject: 'Gymnastics' }));
      await expectAfter(() => mailboxes().changeMeeting(key, daily('24', 2)));
      await expectAfter(() => mailboxes().deleteMeeting(key));
    });

    test('an all-day series is shown by its dates, although its occurrences do not say that they last all day', async () => {
      mailboxes().createMeeting(alice(), {
        subject: 'Holidays',
        start: wall('2026-12-01T00:00:00'),
        end: wall('2026-12-02T00:00:00'),
        allDay: true,
        recurrence: {
          pattern: { type: 'daily', interval: 1 },
          range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
        },
      });
      await expectAfter(() => undefined);
      const days = (await world.list()).filter(({ detail }) => detail.title === 'Holidays');
      expect(days.map(({ time }) => time)).toContainEqual({
        allDay: true,
        start: '2026-12-03',
        end: '2026-12-04',
      });
    });

    test('a meeting that becomes private goes, and returns when it is public again', async () => {
      const single = mailboxes().createMeeting(alice(), meeting('Interview', '25'));
      const series = mailboxes().createMeeting(alice(), meeting('Coaching', '24', daily('24', 4)));
      await expectAfter(() => undefined);
      await expectAfter(() => {
        mailboxes().adjust(single.key, { sensitivity: 'private' });
        mailboxes().adjust(series.key, { sensitivity: 'confidential' });
      });
      expect(await world.titles()).not.toContain('Coaching');
      await expectAfter(() => {
        mailboxes().adjust(single.key, { sensitivity: 'normal' });
        mailboxes().adjust(series.key, { sensitivity: 'normal' });
      });
      expect((await world.titles()).filter((title) => title === 'Coaching')).toHaveLength(4);
    });
  });

  describe('what Graph does to a round', () => {
    test.each([
      { deltaOrder: 'shuffled', maxPageSize: 7 },
      { deltaReplays: true, maxPageSize: 5 },
      { emptyPages: true, maxPageSize: 50 },
      { deltaOrder: 'shuffled', deltaReplays: true, emptyPages: true, maxPageSize: 3 },
    ] as const)('is survived: %j', async (switches) => {
      Object.assign(world.graph.state.switches, switches);
      await start();
      await expectTruth();
      const series = mailboxes().createMeeting(alice(), meeting('Yoga', '24', daily('24', 10)));
      mailboxes().changeOccurrence(series.key, '2026-11-27', { subject: 'Yoga outside' });
      await world.pass(3 * MINUTE);
      await expectTruth();
      mailboxes().deleteOccurrence(series.key, '2026-11-28');
      mailboxes().adjust(series.key, { sensitivity: 'private' }, '2026-11-29');
      await world.pass(3 * MINUTE);
      await expectTruth();
    });

    test('masters that are on another page are looked up together, each once', async () => {
      Object.assign(world.graph.state.switches, { deltaOrder: 'shuffled', maxPageSize: 20 });
      await start();
      const batches = world.sent.filter(({ method }) => method === 'POST');
      expect(batches.length).toBeLessThanOrEqual(1);
      await expectTruth();
    });

    test('a cursor that is not known any more leads to a full pass, without a word', async () => {
      await start();
      mailboxes().expireTokens();
      const { key } = mailboxes().createMeeting(alice(), meeting('Budget', '25'));
      await world.pass(3 * MINUTE);
      await expectTruth();
      expect((await world.overview())?.connection.trouble).toBeNull();
      expect(await progress()).toMatchObject({ phase: 'ready', pause: null });
      mailboxes().deleteMeeting(key);
      await world.pass(3 * MINUTE);
      await expectTruth();
    });

    test('being throttled pauses exactly where it is, for as long as asked', async () => {
      Object.assign(world.graph.state.switches, { maxPageSize: 20 });
      await world.begin();
      world.answers.push(
        () => null,
        () => null,
        () => null,
        () => refusal(429, 'ApplicationThrottled', { 'retry-after': '30' }),
      );
      await world.settle();
      const stopped = await progress();
      expect(stopped).toMatchObject({
        phase: 'full-pass',
        pause: { until: world.clock.now() + 30_000, trouble: { reason: 'throttled', fault: 'nobody' } },
      });
      const requests = world.sent.length;
      await world.pass(29_000);
      expect(world.sent).toHaveLength(requests);
      await world.pass(1_000);
      expect(world.sent[requests]?.url).toBe(stopped && 'cursor' in stopped && stopped.cursor);
      await expectTruth();
    });

    test('an outage keeps the last known meetings, marked with its age', async () => {
      await start();
      const before = await world.shown();
      const lastSuccess = world.clock.now();
      for (let i = 0; i < 4; i += 1) {
        world.answers.push(() => refusal(503, 'serviceNotAvailable'));
        await world.pass(10 * MINUTE);
      }
      expect(await world.shown()).toEqual(before);
      expect(await progress()).toMatchObject({
        lastSuccess,
        pause: { failures: 4, trouble: { reason: 'unreachable', since: lastSuccess + 10 * MINUTE } },
      });
      await world.pass(10 * MINUTE);
      expect(await progress()).toMatchObject({ pause: null, lastSuccess: world.clock.now() });
    });

    test('an answer that nobody can read names its place and nothing of its content', async () => {
      await start();
      world.answers.push(() =>
        Response.json({ value: [{ id: 'x', type: 'singleInstance', subject: 'Secret', start: 'soon' }] }),
      );
      await world.pass(3 * MINUTE);
      expect(await progress()).toMatchObject({
        pause: { trouble: { reason: 'operator', fault: 'operator' } },
      });
      expect(JSON.stringify(await progress())).not.toContain('Secret');
      await world.pass(HOUR);
      await expectTruth();
    });

    test('text that no database takes is stored without it', async () => {
      await start();
      mailboxes().createMeeting(alice(), meeting('Nul\0 and half \ud83d', '25'));
      await world.pass(3 * MINUTE);
      expect(await world.titles()).toContain('Nul and half \ufffd');
    });
  });

  describe('where changes are not tracked', () => {
    beforeEach(async () => {
      world.token.scopes = WITHOUT_TRACKING;
      await start();
    });

    test('the calendar is read afresh every time, and says so', async () => {
      expect(await progress()).toMatchObject({ phase: 'ready', tracking: 'view' });
      await expectTruth();
      const series = mailboxes().createMeeting(alice(), meeting('Yoga', '24', daily('24', 6)));
      await world.pass(11 * MINUTE);
      await expectTruth();
      mailboxes().deleteOccurrence(series.key, '2026-11-26');
      mailboxes().adjust(series.key, { sensitivity: 'private' }, '2026-11-27');
      await world.pass(11 * MINUTE);
      await expectTruth();
      expect(world.sent.some(({ url }) => url.includes('/delta'))).toBe(false);
    });

    test('tracking begins when it is allowed after all', async () => {
      world.token.scopes = 'Calendars.Read';
      await world.pass(DAY + HOUR);
      expect(await progress()).toMatchObject({ phase: 'ready', tracking: 'delta' });
      await expectTruth();
    });
  });

  test('the window moves with the days, and what falls out of it goes', async () => {
    await start();
    const before = await progress();
    for (let days = 0; days < 4; days += 1) await world.pass(DAY + HOUR);
    const after = await progress();
    await expectTruth();
    const [from, to] = [before, after].map((state) => (state && 'window' in state ? state.window.start : 0));
    expect((to ?? 0) - (from ?? 0)).toBe(4 * DAY);
  });

  test('the token is renewed once when Graph refuses it, then the person is asked', async () => {
    await start();
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const challenge = () =>
      refusal(401, 'InvalidAuthenticationToken', {
        'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
      });
    world.answers.push(challenge);
    await world.pass(3 * MINUTE);
    expect(await progress()).toMatchObject({ phase: 'ready', pause: null });
    world.answers.push(challenge, challenge);
    await world.pass(3 * MINUTE);
    expect(await progress()).toMatchObject({
      pause: { trouble: { reason: 'interaction-needed', fault: 'user', code: 'InvalidAuthenticationToken' } },
    });
    await world.begin();
    await world.settle();
    expect(await progress()).toMatchObject({ phase: 'ready', pause: null });
  });

  describe('a calendar that goes while it is read', () => {
    test('writes nothing after the connection was removed', async () => {
      await world.begin();
      world.answers.push(async () => {
        const { workspace, account } = world.caller;
        expect(await world.connections.remove(workspace, account.oid, world.connection.id, 0)).toBe(true);
        return null;
      });
      await world.settle();
      for (const table of ['calendars', 'streams', 'series', 'meetings'] as const)
        expect(await world.db.selectFrom(table).selectAll().execute()).toEqual([]);
    });

    test('writes nothing after it was deselected', async () => {
      await world.begin();
      world.answers.push(async () => {
        await world.save({ filters: { syncPrivate: false, onlyOnline: false }, calendarIds: [] });
        return null;
      });
      await world.settle();
      expect(await world.db.selectFrom('meetings').selectAll().execute()).toEqual([]);
    });

    test('a page read under wider filters is not written after they were narrowed', async () => {
      const main = async (onlyOnline: boolean) => ({
        filters: { syncPrivate: false, onlyOnline },
        calendarIds: [(await world.mainCalendar()).id],
      });
      await start();
      mailboxes().createMeeting(alice(), meeting('Walk', '25'));
      world.answers.push(async () => {
        await world.save(await main(true));
        return null;
      });
      await world.pass(3 * MINUTE);
      const details = (await world.list()).map(({ detail }) => detail);
      expect(details.length).toBeGreaterThan(10);
      expect(details.every(({ online }) => online)).toBe(true);
    });

    test('two workers on one calendar do not write over each other', async () => {
      await world.begin();
      const [ref] = world.waiting.splice(0);
      if (!ref) throw new Error('nothing was woken');
      const idle = new AbortController().signal;
      await Promise.all([world.sync(ref, idle), world.sync(ref, idle), world.sync(ref, idle)]);
      await world.pass(3 * MINUTE);
      expect(await progress()).toMatchObject({ phase: 'ready' });
      await expectTruth();
    });
  });

  test('a stopping process ends after its page and leaves the rest to the next', async () => {
    await world.begin();
    const [ref] = world.waiting.splice(0);
    if (!ref) throw new Error('nothing was woken');
    await world.sync(ref, AbortSignal.abort());
    expect(world.waiting).toEqual([ref]);
    await world.settle();
    await expectTruth();
  });
});
