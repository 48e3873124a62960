import { expect, test } from '@jest/globals';
import type { Connection } from '../domain/connection.ts';
import { NEW_STREAM, type SyncState } from '../domain/sync.ts';
import { DEFAULT_SYNC } from '../domain/sync-settings.ts';
import type { ChangePage } from '../ports/calendar-provider.ts';
import type { PageWrite, Stream } from '../ports/streams.ts';
import { syncCalendar } from './sync-calendar.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const REF = { workspace: 'tenant', calendarId: 'calendar' };
const connection: Connection = {
  workspace: 'tenant',
  id: 'connection',
  userId: 'user',
  kind: 'microsoft365',
  account: { tid: 'tenant', oid: 'user', name: 'Ada', address: 'ada@contoso.example' },
  filters: { syncPrivate: false, onlyOnline: false },
  trouble: null,
  createdAt: NOW,
};
const unread: Stream = {
  ...REF,
  connection,
  remoteId: 'remote',
  shared: false,
  version: 1,
  state: NEW_STREAM,
  dueAt: NOW,
  hint: null,
  watch: null,
};
const occurrence = (id: string) => ({
  kind: 'occurrence' as const,
  id,
  seriesId: 'series',
  time: { allDay: false as const, start: NOW, end: NOW + 1 },
  detail: null,
});

/** A calendar without a first week and so many pages of changes; `happened` says what came when. */
const calendar = (
  write: () => Promise<'moved' | 'lost'>,
  read: () => void = () => {},
  state: SyncState = NEW_STREAM,
  count = 2,
) => {
  const happened: string[] = [];
  const pages: PageWrite[] = [];
  const failed: string[] = [];
  let reads = 0;
  const sync = syncCalendar({
    provider: {
      view: async () => ({ changes: [], cursor: null }),
      async changes(_source, _cursor, known): Promise<ChangePage> {
        reads += 1;
        const number = reads;
        happened.push(`asked for ${number}`);
        read();
        await known.series(['series']);
        happened.push(`looked up for ${number}`);
        return {
          changes: [occurrence(String(number))],
          next: number < count ? { kind: 'more', cursor: 'next' } : { kind: 'complete', cursor: 'end' },
        };
      },
    },
    streams: {
      load: async () => ({ ...unread, state }),
      async save(stream: Stream, state: SyncState, _times: unknown, page: PageWrite | null) {
        if (page === null || page.plan.meetings.length === 0)
          return { ...stream, state, version: stream.version + 1 };
        pages.push(page);
        const number = pages.length;
        const outcome = await write();
        happened.push(`wrote ${number}`);
        return outcome === 'lost' ? null : { ...stream, state, version: stream.version + 1 };
      },
      tags: async () => new Map(),
      knownSeries: async () => new Map(),
    },
    accessFor: () => ({ by: 'token', token: async () => 'token' }),
    vault: { hash: (text) => text },
    hints: { forget: async () => {} },
    queue: {
      wake: async () => void happened.push('left the rest to others'),
      refresh: async () => void happened.push('asked for the list of calendars'),
    },
    settings: DEFAULT_SYNC,
    clock: { now: () => NOW },
    random: () => 0,
    log: {
      info: () => {},
      warn: (event) => void failed.push(event),
      error: (event) => void failed.push(event),
    },
  });
  return { sync, happened, pages, failed };
};

const idle = new AbortController().signal;
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('the next page is asked for while one is written, and what is stored is looked at after that', async () => {
  const { sync, happened } = calendar(async () => {
    await soon();
    return 'moved';
  });
  await sync(REF, idle);
  expect(happened).toEqual([
    'asked for 1',
    'looked up for 1',
    'asked for 2',
    'wrote 1',
    'looked up for 2',
    'wrote 2',
  ]);
});

test('what was read ahead is dropped without a word when the stream was lost meanwhile', async () => {
  const { sync, pages, failed } = calendar(async () => 'lost');
  await sync(REF, idle);
  expect(pages).toHaveLength(1);
  expect(failed).toEqual([]);
});

test('a run ends with the error of a database that cannot write, and writes nothing after it', async () => {
  const { sync, pages, failed } = calendar(() => Promise.reject(new Error('disk full')));
  await expect(sync(REF, idle)).rejects.toThrow('disk full');
  expect(pages).toHaveLength(1);
  expect(failed).toEqual([]);
});

test('a process that stops leaves what it read ahead to the next', async () => {
  const stopping = new AbortController();
  const { sync, happened, pages } = calendar(
    async () => 'moved',
    () => stopping.abort(),
  );
  await sync(REF, stopping.signal);
  expect(happened).toContain('left the rest to others');
  expect(happened).not.toContain('asked for 2');
  expect(pages).toEqual([]);
});

test.each([
  [1, [true]],
  [2, [false, false]],
])('a round of %d page(s) that was begun here is told apart from a longer one', async (count, whole) => {
  const days = { window: { start: NOW, end: NOW + 1 }, renewAt: NOW + 1 };
  const common = { ...NEW_STREAM, ...days, tracking: 'delta', cursor: 'c', dueAt: NOW } as const;
  const { sync, pages } = calendar(
    async () => 'moved',
    () => {},
    { ...common, phase: 'ready' },
    count,
  );
  await sync(REF, idle);
  expect(pages.map((page) => page.whole)).toEqual(whole);
});
