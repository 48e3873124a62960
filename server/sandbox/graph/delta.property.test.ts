import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import { instancesIn } from '../state/instances.ts';
import type { Recurrence, StoredCalendar, StoredItem, WallTime } from '../state/mailbox-data.ts';
import type { MeetingPatch } from '../state/meeting-draft.ts';
import { DeltaReader } from './delta-reader.ts';
import { type GraphWorld, type Json, openGraph, readAll } from './test-world.ts';

const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

type Spot = { day: number; hour: number; which: number };
type Act = (calendar: StoredCalendar, item: StoredItem | undefined, spot: Spot) => void;

const verbs = {
  create: (calendar, _item, spot) => create(calendar, spot, null),
  createDaily: (calendar, _item, spot) => create(calendar, spot, 'daily'),
  createWeekly: (calendar, _item, spot) => create(calendar, spot, 'weekly'),
  rename: (_calendar, item, { which }) => change(item, { subject: `renamed ${which}` }),
  move: (_calendar, item, spot) => change(item, slot(spot)),
  repeat: (_calendar, item, spot) => change(item, { ...slot(spot), recurrence: series(spot, 'daily') }),
  delete: (_calendar, item) => item && world.state.mailboxes.deleteMeeting(item.key),
  deleteOccurrence: (_calendar, item, spot) => occurrence(item, spot, 'deleteOccurrence'),
  cancelOccurrence: (_calendar, item, spot) => occurrence(item, spot, 'cancelOccurrence'),
  changeOccurrence: (_calendar, item, spot) => occurrence(item, spot, { subject: `changed ${spot.which}` }),
  moveOccurrence: (_calendar, item, spot) => occurrence(item, spot, slot(spot)),
  expireTokens: () => world.state.mailboxes.expireTokens(),
} satisfies Record<string, Act>;

type Change = { verb: keyof typeof verbs; spot: Spot; reading: 'not' | 'after' | 'meanwhile' };

const changes = fc.array(
  fc.record<Change>({
    verb: fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[])),
    /** A time from three weeks before the window to three weeks after it, and which of the meetings is meant. */
    spot: fc.record({
      day: fc.integer({ min: -21, max: 49 }),
      hour: fc.integer({ min: 0, max: 23 }),
      which: fc.nat(40),
    }),
    /** When the reader looks: not yet, for a whole round, or while the change happens. */
    reading: fc.constantFrom('not', 'after', 'meanwhile'),
  }),
  { minLength: 1, maxLength: 25 },
);

test('whatever happens, a reader of changes ends with what the calendar view shows', async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      fc.record({
        deltaOrder: fc.constantFrom('series-first' as const, 'shuffled' as const),
        deltaReplays: fc.boolean(),
        emptyPages: fc.boolean(),
      }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      async (happening, switches, pageSize, immutable) => {
        Object.assign(world.state.switches, switches);
        const { mailboxes } = world.state;
        const calendar = mailboxes.addCalendar(world.oid('alice'), { name: 'Generated' });
        const copy = mailboxes.shareCalendar(calendar.id, world.oid('bob'), 'delegateWithPrivateEventAccess');
        const prefer = `odata.maxpagesize=${pageSize}${immutable ? ', IdType="ImmutableId"' : ''}`;
        const readers = [
          { as: 'alice', id: calendar.id, prefer },
          { as: 'bob', id: copy.id, prefer },
        ].map(({ as, id, prefer: preferred }) => ({
          as,
          reader: new DeltaReader(world, `/v1.0/me/calendars/${id}/calendarView/delta?${window}`, {
            as,
            prefer: preferred,
          }),
          view: `/v1.0/me/calendars/${id}/calendarView?${window}&$top=500`,
        }));

        for (const one of happening) {
          if (one.reading !== 'meanwhile') apply(calendar, one);
          if (one.reading === 'not') continue;
          let pending = one.reading === 'meanwhile';
          for (const { reader } of readers) {
            await reader.round(() => {
              if (pending) apply(calendar, one);
              pending = false;
            });
          }
        }
        for (const { reader, view, as } of readers) {
          await reader.round();
          const { all } = await readAll(world, view, { as, prefer });
          expect(sorted(reader.visible())).toEqual(sorted(all.map(picked)));
        }
      },
    ),
    cases(100),
  );
});

function apply(calendar: StoredCalendar, { verb, spot }: Change): void {
  const items = world.state.mailboxes.items(calendar.id);
  const act: Act = verbs[verb];
  act(calendar, items[spot.which % Math.max(1, items.length)], spot);
}

function create(calendar: StoredCalendar, spot: Spot, type: 'daily' | 'weekly' | null): void {
  const recurrence = type === null ? null : series(spot, type);
  const draft = { subject: `meeting ${spot.which}`, ...slot(spot), recurrence, calendarId: calendar.id };
  world.state.mailboxes.createMeeting(calendar.mailbox, draft);
}

function change(item: StoredItem | undefined, patch: MeetingPatch): void {
  if (item) world.state.mailboxes.changeMeeting(item.key, patch);
}

function occurrence(
  item: StoredItem | undefined,
  { which }: Spot,
  verb: MeetingPatch | 'deleteOccurrence' | 'cancelOccurrence',
): void {
  const { mailboxes } = world.state;
  const everything = { start: 0, end: Date.parse('2027-06-01') };
  const dates = item ? instancesIn(item, everything).map(({ date }) => date) : [];
  const date = dates[which % Math.max(1, dates.length)];
  if (!item || !date) return;
  if (typeof verb === 'string') mailboxes[verb](item.key, date);
  else mailboxes.changeOccurrence(item.key, date, verb);
}

function series({ day }: Spot, type: 'daily' | 'weekly'): Recurrence {
  const startDate = at(day, 0).dateTime.slice(0, 10);
  return { pattern: { type, interval: 1 }, range: { type: 'numbered', startDate, numberOfOccurrences: 12 } };
}

function slot({ day, hour }: Spot) {
  return { start: at(day, hour), end: at(day, hour + 1) };
}

function at(day: number, hour: number): WallTime {
  const utc = new Date(Date.UTC(2026, 10, 23 + day, hour));
  return { dateTime: utc.toISOString().slice(0, 19), timeZone: 'Pacific Standard Time' };
}

function picked({ id, start, end, subject, type }: Json): Json {
  return { id, start, end, type, subject };
}

function sorted(events: Json[]): Json[] {
  return [...events].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}
