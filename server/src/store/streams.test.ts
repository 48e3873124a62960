import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../../test/database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../../test/sync-world.ts';
import { pauseAfter } from '../domain/back-off.ts';
import { DEFAULT_FILTERS } from '../domain/connection.ts';
import type { Detail } from '../domain/meeting.ts';
import { type Change, reconcile } from '../domain/reconcile.ts';
import { NEW_STREAM, type SyncState } from '../domain/sync.ts';
import { vault as openVault } from '../identity/vault.ts';
import type { Stream } from '../ports/streams.ts';
import type { CalendarRef } from '../ports/sync-queue.ts';
import { wakeDue } from '../usecases/wake-due.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { hintStore } from './hints.ts';
import { meetingStore } from './meetings.ts';
import { streamStore } from './streams.ts';
import { watchStore } from './watches.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
const owner = { workspace: 'w', userId: 'alice' };
const due = (dueAt: number) => ({ dueAt, at: NOW });

const detail = (title: string): Detail => ({
  title,
  organizer: null,
  private: false,
  cancelled: false,
  response: 'accepted',
  online: true,
  link: { service: 'meet', url: `https://meet.google.com/${title}` },
  uid: null,
});
const time = { allDay: false, start: NOW, end: NOW + HOUR } as const;
const occurrence = (id: string, seriesId: string, full: Detail | null = null): Change => ({
  kind: 'occurrence',
  id,
  seriesId,
  time,
  detail: full,
});
const series = (id: string, title: string, announces = true): Change => ({
  kind: 'series',
  id,
  allDay: false,
  detail: detail(title),
  announces,
});

describe.each(DATABASES)('streams on %s', (kind) => {
  const vault = openVault([{ id: 'k', key: randomBytes(32) }], randomBytes(32));
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  const streams = () => streamStore(database.db, vault);

  /** A connection with this many selected calendars. */
  const selected = async (count: number): Promise<CalendarRef[]> => {
    const attached = await connectionStore(database.db, randomUUID, vault).attach(
      {
        ...owner,
        kind: 'microsoft365',
        account: { tid: 'w', oid: 'alice', name: 'Alice', address: 'alice@contoso.example' },
      },
      () => ({ refreshToken: 'r', accessToken: 'a', accessExpiresAt: NOW }),
      NOW,
      null,
    );
    const calendars = calendarStore(database.db, randomUUID, vault);
    const ref = { workspace: 'w', connectionId: attached?.connection.id ?? '' };
    const listed = Array.from({ length: count }, (_, i) => ({
      remoteId: `remote ${i}`,
      name: `Calendar ${i}`,
      owner: null,
      color: null,
      main: i === 0,
      shared: false,
    }));
    await calendars.relist(ref, listed, { version: 1, at: NOW, nextAt: NOW });
    const calendarIds = (await calendars.ofConnection(ref)).map(({ id }) => id);
    await calendars.choose(ref, { version: 1, filters: DEFAULT_FILTERS, calendarIds }, NOW);
    return calendarIds.map((calendarId) => ({ workspace: 'w', calendarId }));
  };
  const loaded = async (calendar: CalendarRef | undefined) => {
    const stream = calendar && (await streams().load(calendar));
    if (!stream) throw new Error('no such stream');
    return stream;
  };
  const write = async (calendar: CalendarRef | undefined, round: number, ...changes: Change[]) => {
    const page = { plan: reconcile(changes, (id) => id, null), round };
    const saved = await streams().save(await loaded(calendar), NEW_STREAM, due(NOW), page);
    expect(saved).not.toBeNull();
  };
  const titles = async () => {
    const { meetings } = await meetingStore(database.db, vault).list(
      owner,
      { from: NOW, to: NOW + HOUR },
      null,
      100,
    );
    return meetings.map((meeting) => meeting.detail.title);
  };

  test('only who read the stream as it is may move it', async () => {
    const [calendar] = await selected(1);
    const read = await loaded(calendar);
    const moved: SyncState = { ...NEW_STREAM, round: 7 };
    const first = await streams().save(read, moved, due(NOW), null);
    expect(first).toMatchObject({ version: read.version + 1, state: { round: 7 } });
    const page = { plan: reconcile([series('S', 'late'), occurrence('a', 'S')], (id) => id, null), round: 8 };
    expect(await streams().save(read, { ...NEW_STREAM, round: 8 }, due(NOW), page)).toBeNull();
    expect((await loaded(calendar)).state.round).toBe(7);
    expect(await titles()).toEqual([]);
  });

  test('an occurrence that comes bare keeps what it said of itself, until its series speaks for it', async () => {
    const [calendar] = await selected(1);
    await write(calendar, 1, occurrence('a', 'S', detail('of its own')));
    await write(calendar, 2, occurrence('a', 'S'));
    expect(await titles()).toEqual(['of its own']);
    await write(calendar, 3, series('S', 'of the series'));
    expect(await titles()).toEqual(['of the series']);
  });

  test('an occurrence of which nothing is known yet is not shown', async () => {
    const [calendar] = await selected(1);
    await write(calendar, 1, occurrence('a', 'S'));
    expect(await titles()).toEqual([]);
    await write(calendar, 1, series('S', 'found'));
    expect(await titles()).toEqual(['found']);
  });

  test('a series is known while it is kept, or when this very round left it out', async () => {
    const [calendar] = await selected(1);
    await write(calendar, 4, series('kept', 'x'), { kind: 'left-out-series', id: 'out', announces: true });
    const known = (round: number) =>
      streams().knownSeries(calendar ?? { workspace: '', calendarId: '' }, round, ['kept', 'out', 'never']);
    expect([...(await known(4))].toSorted()).toEqual([
      ['kept', 'kept'],
      ['out', 'left-out'],
    ]);
    expect([...(await known(5))]).toEqual([['kept', 'kept']]);
  });

  test('a join link is unreadable in the database, and readable for its connection only', async () => {
    const [calendar] = await selected(1);
    await write(calendar, 1, series('S', 'abc-defg-hij'), occurrence('a', 'S'));
    const rows = await database.db.selectFrom('series').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('meet.google.com');
    expect(rows[0]?.detail).toMatchObject({ title: 'abc-defg-hij', link: { service: 'meet' } });
    const { meetings } = await meetingStore(database.db, vault).list(
      owner,
      { from: NOW, to: NOW + 1 },
      null,
      1,
    );
    expect(meetings[0]?.detail.link?.url).toBe('https://meet.google.com/abc-defg-hij');
  });

  describe('a look at a calendar that nobody asked for', () => {
    const days = { window: { start: NOW, end: NOW + HOUR }, renewAt: NOW + HOUR };
    const looking: SyncState = { ...NEW_STREAM, ...days, phase: 'changes', cursor: 'c' };
    const ready: SyncState = {
      ...NEW_STREAM,
      ...days,
      phase: 'ready',
      tracking: 'delta',
      cursor: 'c',
      dueAt: NOW,
      lastSuccess: NOW,
    };
    const failing: SyncState = { ...looking, pause: pauseAfter({ kind: 'unavailable' }, null, NOW, 0) };
    const changes = async () => (await database.db.selectFrom('changes').selectAll().execute()).length;
    const look = async (
      { state = looking, hint = null }: { state?: SyncState; hint?: Stream['hint'] } = {},
      { whole = true, told = [] as Change[], after = ready } = {},
    ) => {
      const [calendar] = await selected(1);
      const stream = { ...(await loaded(calendar)), state, hint };
      const before = await changes();
      const page = { plan: reconcile(told, (id) => id, 'announced'), round: 1, whole };
      expect(await streams().save(stream, after, due(NOW), page)).not.toBeNull();
      expect((await loaded(calendar)).state.lastSuccess).toBe(NOW);
      return (await changes()) - before;
    };

    test('announces nothing where it finds nothing', async () => {
      expect(await look()).toBe(0);
    });

    test.each<[string, () => Promise<number>]>([
      ['something changed', () => look({}, { told: [occurrence('a', 'S', detail('new'))] })],
      ['somebody was told of a change', () => look({ hint: { seq: 1, noticedAt: NOW } })],
      ['there was trouble', () => look({ state: failing })],
      ['one more can’t be understood', () => look({}, { after: { ...ready, unreadable: ['a'] } })],
      ['it is the end of a longer round', () => look({}, { whole: false })],
    ])('is announced where %s', async (_name, looked) => {
      expect(await looked()).toBe(1);
    });
  });

  test('what is due is woken in the order of its time, whatever comes at the same moment', async () => {
    const calendars = await selected(5);
    for (const [i, calendar] of calendars.entries())
      await streams().save(await loaded(calendar), NEW_STREAM, due(NOW + (i < 3 ? 0 : i * HOUR)), null);
    const seen: string[] = [];
    let after = null;
    for (;;) {
      const page: Awaited<ReturnType<ReturnType<typeof streams>['due']>> = await streams().due(
        NOW + 3 * HOUR,
        after,
        2,
      );
      if (page.length === 0) break;
      seen.push(...page.map(({ calendarId }) => calendarId));
      after = page.at(-1) ?? null;
    }
    expect(seen.slice(0, 3).toSorted()).toEqual(
      calendars
        .slice(0, 3)
        .map(({ calendarId }) => calendarId)
        .toSorted(),
    );
    expect(seen.slice(3)).toEqual([calendars[3]?.calendarId]);

    const woken: string[] = [];
    const wait = await wakeDue({
      streams: streams(),
      hints: hintStore(database.db),
      watches: watchStore(database.db),
      calendars: calendarStore(database.db, randomUUID, vault),
      queue: {
        wake: async (refs) => void woken.push(...refs.map(({ calendarId }) => calendarId)),
        refresh: async () => {},
        keepWatches: async () => {},
      },
      clock: { now: () => NOW },
    })();
    expect(woken).toHaveLength(3);
    expect(wait).toBe(3 * HOUR);
  });
});
