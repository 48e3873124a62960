import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { progressOf } from '../../src/domain/sync-step.ts';
import { watchProgress } from '../../src/domain/watch.ts';
import { DATABASES } from '../database.ts';
import {
  type EmptyDatabase,
  type Leaving,
  openEmptyDatabase,
  openSyncWorld,
  type SyncWorld,
  type SyncWorldOptions,
  WITHOUT_TRACKING,
} from '../sync-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ALL = { syncPrivate: false, onlyOnline: false };

describe.each(DATABASES)('watches on %s', (kind) => {
  let database: EmptyDatabase;
  let world: SyncWorld;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());
  afterEach(() => world.close());

  const connect = async (options: SyncWorldOptions = {}, prepare: (world: SyncWorld) => void = () => {}) => {
    world = await openSyncWorld(database, { watched: true, ...options });
    prepare(world);
    await world.begin();
    await world.settle();
    world.sent.length = 0;
  };
  const subscriptions = () => world.graph.state.subscriptions.all();
  const subscription = () => {
    const [only, ...others] = subscriptions();
    if (!only || others.length > 0) throw new Error(`${subscriptions().length} subscriptions`);
    return only;
  };
  const paths = () => world.sent.map(({ method, url }) => `${method} ${url.replace(/.*\/v1\.0|\?.*/g, '')}`);
  const rounds = () => world.sent.filter(({ url }) => /deltatoken|calendarView/.test(url)).length;
  const stream = async () => {
    const found = (await world.mainCalendar()).stream;
    if (!found) throw new Error('not selected');
    return found;
  };
  const watch = async () => watchProgress((await stream()).watch, world.clock.now()).watch;
  const meet = (subject: string) =>
    world.graph.state.mailboxes.createMeeting(world.graph.oid('alice'), {
      subject,
      start: { dateTime: '2026-11-24T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T09:30:00', timeZone: 'UTC' },
    });

  describe('of a new connection', () => {
    beforeEach(() => connect());

    test('begin right after connecting, for the calendar that is selected', async () => {
      expect(subscription()).toMatchObject({ resource: expect.stringMatching(/calendars\/.+\/events$/) });
      expect(await watch()).toBe('live');
    });

    test('make a change visible by one round, without anybody looking', async () => {
      meet('Told of');
      await world.settle();
      expect(rounds()).toBe(1);
      expect(await world.titles()).toContain('Told of');
      expect(await stream()).toMatchObject({
        noticedAt: world.clock.now(),
        changedAt: world.clock.now(),
      });
    });

    test('turn many notices into one round', async () => {
      for (let i = 0; i < 25; i += 1) meet(`Meeting ${i}`);
      world.graph.state.notificationFaults.duplicate = true;
      for (let i = 25; i < 50; i += 1) meet(`Meeting ${i}`);
      await world.settle();
      expect(rounds()).toBe(1);
      expect(await world.titles()).toEqual(expect.arrayContaining(['Meeting 0', 'Meeting 49']));
    });

    test('lead to another round when a notice comes while one is read', async () => {
      meet('First');
      world.answers.push(async () => {
        const answer = await fetch(world.sent.at(-1)?.url ?? '', {
          headers: { authorization: `Bearer ${world.graph.oid('alice')} ${world.token.scopes}` },
        });
        meet('Second');
        await world.graph.notifications.idle();
        return answer;
      });
      await world.settle();
      expect(await world.titles()).toEqual(expect.arrayContaining(['First', 'Second']));
      expect(await world.db.selectFrom('hints').selectAll().execute()).toEqual([]);
    });

    test('make looking needless until the window is a day old', async () => {
      for (let hours = 0; hours < 20; hours += 1) await world.pass(HOUR);
      expect(paths()).toEqual([]);
      await world.pass(4 * HOUR);
      expect(rounds()).toBeGreaterThan(0);
    });

    test('are renewed when a fifth of their life is left', async () => {
      const { expiresAt } = subscription();
      await world.pass(5 * DAY);
      expect(paths().filter((path) => path.includes('subscriptions'))).toEqual([]);
      await world.pass(DAY);
      expect(paths().filter((path) => path.includes('subscriptions'))).toEqual([
        `PATCH /subscriptions/${subscription().id}`,
      ]);
      expect(subscription().expiresAt).toBeGreaterThan(expiresAt + 4 * DAY);
    });

    test('that vanished are made anew when they are to be renewed; until then the daily pass finds what nobody told', async () => {
      world.graph.state.subscriptions.remove(() => true);
      meet('Unheard');
      await world.pass(DAY);
      expect(await world.titles()).toContain('Unheard');
      expect(subscriptions()).toEqual([]);
      await world.pass(5 * DAY);
      expect(subscriptions()).toHaveLength(1);
      expect(await watch()).toBe('live');
    });

    test('that ran out while nobody worked are made anew, and what was missed is read', async () => {
      world.graph.state.clock.move(30 * DAY);
      await world.pass(0);
      expect(subscriptions()).toHaveLength(1);
      expect(await watch()).toBe('live');
    });
  });

  describe('that Microsoft speaks of', () => {
    beforeEach(() => connect());
    const tell = async (event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed') => {
      world.graph.notifications.lifecycle(subscription(), event);
      await world.settle();
    };

    test('are shown a fresh token when it wants to see one', async () => {
      const { id } = subscription();
      await tell('reauthorizationRequired');
      expect(paths()).toContain(`PATCH /subscriptions/${id}`);
      expect(await watch()).toBe('live');
    });

    test('are made anew when it removed them, and the calendar is read', async () => {
      const { id } = subscription();
      await tell('subscriptionRemoved');
      expect(subscription().id).not.toBe(id);
      expect(rounds()).toBeGreaterThan(0);
    });

    test('lead to a round when it missed to tell something', async () => {
      world.graph.state.notificationFaults.lose = true;
      meet('Lost');
      world.graph.state.notificationFaults.lose = false;
      await tell('missed');
      expect(await world.titles()).toContain('Lost');
      expect(rounds()).toBe(1);
    });
  });

  test('forged notices change nothing', async () => {
    await connect();
    world.graph.notifications.forge(subscription());
    await world.settle();
    expect(world.graph.notifications.counters()).toMatchObject({ delivered: 2, failed: 0 });
    expect(paths()).toEqual([]);
    expect(await world.db.selectFrom('hints').selectAll().execute()).toEqual([]);
  });

  test('where a single calendar is refused the mailbox is watched, and its other calendars are looked at', async () => {
    await connect({}, ({ graph }) => {
      graph.state.switches.singleCalendarSubscriptions = false;
    });
    expect(subscription().resource).toMatch(/me\/events$/);
    expect(await watch()).toBe('live');
    const { calendars } = await world.listCalendars();
    const own = calendars.filter(({ shared }) => !shared);
    await world.save({ filters: ALL, calendarIds: own.slice(0, 2).map(({ id }) => id) });
    await world.settle();
    const [, second] = (await world.listCalendars()).calendars.filter(({ selected }) => selected);
    expect(watchProgress(second?.stream?.watch ?? null, world.clock.now()).watch).toBe('never');
    expect(second?.stream?.dueAt).toBeLessThan(world.clock.now() + 10 * MINUTE);
    meet('In the main calendar');
    await world.settle();
    expect(await world.titles()).toContain('In the main calendar');
  });

  test('a calendar of somebody else is never watched, and read every few minutes', async () => {
    await connect();
    const { calendars } = await world.listCalendars();
    const shared = calendars.find((calendar) => calendar.shared);
    await world.save({ filters: ALL, calendarIds: shared ? [shared.id] : [] });
    await world.settle();
    expect(subscriptions()).toEqual([]);
    world.sent.length = 0;
    await world.pass(11 * MINUTE);
    expect(rounds()).toBeGreaterThan(0);
  });

  test('what is not selected any more is not told of any more', async () => {
    await connect();
    await world.save({ filters: ALL, calendarIds: [] });
    await world.settle();
    expect(subscriptions()).toEqual([]);
  });

  test('one whose making was interrupted is ended before another is made', async () => {
    await connect();
    const { id } = subscription();
    await world.db
      .updateTable('watches')
      .set({
        id: null,
        remote_id: null,
        version: 9,
        state: JSON.stringify({ phase: 'wanted', target: 'calendar', pause: null }),
        due_at: new Date(world.clock.now()),
      })
      .execute();
    await world.pass(0);
    expect(subscription().id).not.toBe(id);
    expect(await watch()).toBe('live');
  });

  test('one that was made without our hearing of it is ended first, however long its list cannot be read', async () => {
    await connect();
    world.graph.notifications.lifecycle(subscription(), 'subscriptionRemoved');
    const lost = async ({ send }: Leaving) => {
      await send();
      throw new TypeError('fetch failed');
    };
    world.answers.push(() => null, lost);
    await world.settle();
    world.answers.push(async () => new Response('', { status: 503 }));
    await world.pass(MINUTE);
    expect(await watch()).toBe('down');
    await world.pass(MINUTE);
    expect(subscription()).toMatchObject({ resource: expect.stringMatching(/calendars\/.+\/events$/) });
    expect(await watch()).toBe('live');
  });

  test('one that Microsoft denies knowing makes room for a new one', async () => {
    await connect();
    const { id } = subscription();
    world.graph.faults.add({ kind: 'not-found', service: 'graph', method: 'PATCH', times: 1 });
    world.graph.notifications.lifecycle(subscription(), 'reauthorizationRequired');
    await world.settle();
    expect(subscription()).toMatchObject({ resource: expect.stringMatching(/calendars\/.+\/events$/) });
    expect(subscription().id).not.toBe(id);
    expect(await watch()).toBe('live');
  });

  test('without permission to watch, calendars are read every few minutes, and asked about again after reconnecting', async () => {
    await connect({ scopes: WITHOUT_TRACKING });
    expect(subscriptions()).toEqual([]);
    expect(await watch()).toBe('never');
    expect(progressOf((await stream()).state).polled).toBe(true);
    world.token.scopes = 'Calendars.Read Calendars.Read.Shared User.Read';
    await world.begin();
    await world.settle();
    expect(await watch()).toBe('live');
  });

  test('a calendar that could not be read for a while is read as soon as Microsoft tells something again', async () => {
    await connect();
    const down = async () => new Response('', { status: 503 });
    meet('Unreadable at first');
    world.answers.push(...Array.from({ length: 50 }, () => down));
    await world.settle();
    for (let i = 0; i < 9; i += 1) await world.pass(15 * MINUTE);
    expect(progressOf((await stream()).state).trouble).toMatchObject({ reason: 'unreachable' });
    world.answers.length = 0;
    world.graph.state.clock.move(MINUTE);
    meet('Told when it was back');
    await world.settle();
    expect(await world.titles()).toEqual(
      expect.arrayContaining(['Unreadable at first', 'Told when it was back']),
    );
  });

  test('while Microsoft cannot be reached for a watch, the calendar is read every few minutes', async () => {
    await connect();
    world.graph.notifications.lifecycle(subscription(), 'subscriptionRemoved');
    await world.graph.notifications.idle();
    world.answers.push(
      async () => new Response('', { status: 503 }),
      async () => new Response('', { status: 503 }),
    );
    await world.settle();
    expect(await watch()).toBe('down');
    expect((await stream()).dueAt).toBeLessThanOrEqual(world.clock.now() + 3 * MINUTE);
    await world.pass(HOUR);
    expect(await watch()).toBe('live');
  });
});
