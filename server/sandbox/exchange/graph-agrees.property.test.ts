import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import { type GraphWorld, openGraph, readAll } from '../graph/test-world.ts';
import type { Recurrence, Weekday } from '../state/mailbox-data.ts';
import { DAY, dateOfDay, dayNumber } from '../state/wall-time.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { toRest } from './ids.ts';
import { createTestClient, idOf, items, requestOf, type TestClient, textOf } from './test-client.ts';

let graph: GraphWorld;
let exchange: Exchange;
let client: TestClient;
beforeAll(async () => {
  graph = await openGraph();
  graph.state.exchange.settings.offers = 'basic';
  exchange = await openExchange({ state: graph.state, host: '127.0.0.1', port: 0 });
  client = createTestClient({ url: exchange.url, ca: exchange.authority.pem });
});
afterAll(async () => {
  await client.close();
  await exchange.close();
  await graph.close();
});

const BASE = dayNumber('2026-10-01');
const SPAN = 120;
const weekdays: Weekday[] = ['monday', 'wednesday', 'friday', 'sunday'];

const pattern = fc.oneof(
  fc.record({ type: fc.constant('daily' as const), interval: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    type: fc.constant('weekly' as const),
    interval: fc.integer({ min: 1, max: 3 }),
    daysOfWeek: fc.subarray(weekdays, { minLength: 1 }),
  }),
  fc.record({
    type: fc.constant('absoluteMonthly' as const),
    interval: fc.constant(1),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
  }),
);

/** A meeting: when it starts (minutes from the base), how long it is, how it repeats, which occurrences differ. */
const meeting = fc.record({
  day: fc.integer({ min: 0, max: SPAN }),
  minute: fc.integer({ min: 0, max: 1439 }),
  length: fc.constantFrom(0, 15, 60, 600, 1440, 3000),
  timeZone: fc.constantFrom('Europe/Berlin', 'Eastern Standard Time', 'Tokyo Standard Time', 'UTC'),
  pattern: fc.option(pattern),
  times: fc.integer({ min: 1, max: 40 }),
  moved: fc.array(fc.tuple(fc.nat(10), fc.integer({ min: -3, max: 3 })), { maxLength: 2 }),
  deleted: fc.array(fc.nat(10), { maxLength: 2 }),
});

const wall = (ms: number, timeZone: string) => ({
  dateTime: new Date(ms).toISOString().slice(0, 19),
  timeZone,
});

function make({
  day,
  minute,
  length,
  timeZone,
  pattern: rule,
  times,
  moved,
  deleted,
}: typeof meeting extends fc.Arbitrary<infer T> ? T : never): void {
  const { mailboxes } = graph.state;
  const start = (BASE + day) * DAY + minute * 60_000;
  const range = { type: 'numbered' as const, startDate: dateOfDay(BASE + day), numberOfOccurrences: times };
  const recurrence: Recurrence | null = rule && { pattern: rule, range };
  const item = mailboxes.createMeeting(graph.oid('gina'), {
    subject: `Meeting ${day} ${minute}`,
    start: wall(start, timeZone),
    end: wall(start + length * 60_000, timeZone),
    recurrence,
  });
  if (recurrence === null) return;
  const dates = () =>
    mailboxes
      .view(item.calendarId, { start: 0, end: Date.UTC(2040, 0, 1) })
      .flatMap((one) => (one.item.key === item.key && one.date ? [one.date] : []));
  for (const [nth, days] of moved) {
    const date = dates()[nth];
    if (date === undefined) continue;
    const at = (dayNumber(date) + days) * DAY + minute * 60_000;
    mailboxes.changeOccurrence(item.key, date, {
      subject: 'Moved',
      start: wall(at, timeZone),
      end: wall(at + length * 60_000, timeZone),
    });
  }
  for (const nth of deleted) {
    const date = dates()[nth];
    if (date !== undefined) mailboxes.deleteOccurrence(item.key, date);
  }
}

/** Seeding all mailboxes anew for each run would take longer than the rest of it. */
function clear(): void {
  const { mailboxes } = graph.state;
  const { id } = mailboxes.mainCalendar(graph.oid('gina'));
  for (const { key } of mailboxes.items(id)) mailboxes.deleteMeeting(key);
}

type Row = { id: string; start: number; end: number; subject: string; type: string };
const ordered = (rows: Row[]) => rows.sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
const types: Record<string, string> = {
  Single: 'singleInstance',
  Occurrence: 'occurrence',
  Exception: 'exception',
};

async function seenByExchange(from: string, to: string): Promise<Row[]> {
  const answer = await client.ask(requestOf.calendarView(from, to), { as: 'gina' });
  const text = (item: Parameters<typeof textOf>[0], name: string) => textOf(item, name) ?? '';
  return items(answer).map((item) => ({
    id: toRest(idOf(item)),
    start: Date.parse(text(item, 'Start')),
    end: Date.parse(text(item, 'End')),
    subject: text(item, 'Subject'),
    type: types[text(item, 'CalendarItemType')] ?? '',
  }));
}

async function seenByGraph(from: string, to: string): Promise<Row[]> {
  const path = `/v1.0/me/calendar/calendarView?startDateTime=${from}&endDateTime=${to}&$top=500`;
  const { all } = await readAll(graph, path, { as: 'gina' });
  const instant = (time: unknown) => Date.parse(`${(time as { dateTime: string }).dateTime.slice(0, 19)}Z`);
  return all.map((event) => ({
    id: String(event.id),
    start: instant(event.start),
    end: instant(event.end),
    subject: String(event.subject),
    type: String(event.type),
  }));
}

test('a CalendarView shows what Graph’s view of the same calendar shows, and what ends where it starts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(meeting, { maxLength: 6 }),
      fc.integer({ min: -10, max: SPAN * 24 }),
      fc.integer({ min: 1, max: 40 * 24 }),
      async (meetings, fromHour, hours) => {
        clear();
        for (const one of meetings) make(one);
        const start = BASE * DAY + fromHour * 3_600_000;
        const [from, to] = [start, start + hours * 3_600_000].map(
          (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
        );
        const [ours, theirs] = await Promise.all([
          seenByExchange(from ?? '', to ?? ''),
          seenByGraph(from ?? '', to ?? ''),
        ]);
        const touching = ours.filter((row) => row.end === start && row.start < start);
        expect(ordered(ours.filter((row) => !touching.includes(row)))).toEqual(ordered(theirs));
      },
    ),
    cases(40),
  );
});
