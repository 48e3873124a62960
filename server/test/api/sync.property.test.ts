import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Recurrence, StoredItem, WallTime } from '../../sandbox/state/mailbox-data.ts';
import { cases } from '../cases.ts';
import { BEST_DATABASE } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase, openSyncWorld, type SyncWorld } from '../sync-world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

let database: EmptyDatabase;
beforeAll(async () => {
  database = await openEmptyDatabase(BEST_DATABASE);
});
afterAll(() => database.close());

/** A day around the window, an hour, and which of the meetings is meant. */
type Spot = { day: number; hour: number; which: number };
const spots = fc.record<Spot>({
  day: fc.integer({ min: -6, max: 70 }),
  hour: fc.integer({ min: 0, max: 22 }),
  which: fc.nat(20),
});

const text = (at: number): string => new Date(at).toISOString().slice(0, 19);
const slot = (world: SyncWorld, { day, hour }: Spot): { start: WallTime; end: WallTime } => {
  const at = Math.floor(world.clock.now() / DAY) * DAY + day * DAY + hour * 3_600_000;
  const wall = (time: number) => ({ dateTime: text(time), timeZone: 'UTC' });
  return { start: wall(at), end: wall(at + 1_800_000) };
};
const repeating = (start: WallTime, { which }: Spot): Recurrence => ({
  pattern: { type: 'daily', interval: 1 + (which % 3) },
  range: {
    type: 'numbered',
    startDate: start.dateTime.slice(0, 10),
    numberOfOccurrences: 1 + which,
  },
});

type Act = (world: SyncWorld, calendarId: string, item: StoredItem | null, spot: Spot) => unknown;

/** A date of the series that has an occurrence, or none at all. */
const occurrenceOf = (world: SyncWorld, calendarId: string, item: StoredItem | null, { which }: Spot) => {
  const start = world.clock.now() - 7 * DAY;
  const dates = world.graph.state.mailboxes
    .view(calendarId, { start, end: start + 80 * DAY })
    .filter((instance) => instance.item === item && instance.date !== null)
    .map(({ date }) => date ?? '');
  return dates[which % Math.max(dates.length, 1)];
};

const sensitivities = ['normal', 'personal', 'private', 'confidential'] as const;

const verbs = {
  create: (world, calendarId, _item, spot) =>
    world.graph.state.mailboxes.createMeeting(world.graph.oid('alice'), {
      calendarId,
      subject: `made ${spot.which}`,
      ...slot(world, spot),
    }),
  createSeries: (world, calendarId, _item, spot) => {
    const times = slot(world, spot);
    return world.graph.state.mailboxes.createMeeting(world.graph.oid('alice'), {
      calendarId,
      subject: `series ${spot.which}`,
      ...times,
      recurrence: repeating(times.start, spot),
    });
  },
  rename: (world, _calendarId, item, { which }) =>
    item && world.graph.state.mailboxes.changeMeeting(item.key, { subject: `renamed ${which}` }),
  move: (world, _calendarId, item, spot) =>
    item && world.graph.state.mailboxes.changeMeeting(item.key, slot(world, spot)),
  repeat: (world, _calendarId, item, spot) => {
    const times = slot(world, spot);
    return (
      item &&
      world.graph.state.mailboxes.changeMeeting(item.key, {
        ...times,
        recurrence: repeating(times.start, spot),
      })
    );
  },
  makeSingle: (world, _calendarId, item) =>
    item && world.graph.state.mailboxes.changeMeeting(item.key, { recurrence: null }),
  remove: (world, _calendarId, item) => item && world.graph.state.mailboxes.deleteMeeting(item.key),
  classify: (world, _calendarId, item, { which }) =>
    item &&
    world.graph.state.mailboxes.adjust(item.key, { sensitivity: sensitivities[which % 4] ?? 'normal' }),
  removeOccurrence: (world, calendarId, item, spot) => {
    const date = occurrenceOf(world, calendarId, item, spot);
    if (item && date) world.graph.state.mailboxes.deleteOccurrence(item.key, date);
  },
  renameOccurrence: (world, calendarId, item, spot) => {
    const date = occurrenceOf(world, calendarId, item, spot);
    if (item && date)
      world.graph.state.mailboxes.changeOccurrence(item.key, date, { subject: `exception ${spot.which}` });
  },
  moveOccurrence: (world, calendarId, item, spot) => {
    const date = occurrenceOf(world, calendarId, item, spot);
    if (item && date) world.graph.state.mailboxes.changeOccurrence(item.key, date, slot(world, spot));
  },
  classifyOccurrence: (world, calendarId, item, spot) => {
    const date = occurrenceOf(world, calendarId, item, spot);
    const sensitivity = sensitivities[spot.which % 4] ?? 'normal';
    if (item && date) world.graph.state.mailboxes.adjust(item.key, { sensitivity }, date);
  },
  expireCursors: (world) => world.graph.state.mailboxes.expireTokens(),
  sync: (world) => world.pass(3 * MINUTE),
  dayPasses: (world) => world.pass(DAY),
} satisfies Record<string, Act>;
type Verb = keyof typeof verbs;

type Step = readonly [Verb, Spot];
const steps = (verb: Verb, minLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    spots.map((spot): Step => [verb, spot]),
    { minLength, maxLength: 3 },
  );
/** Something to begin with, known to Sally; then anything, with a look at it now and then. */
const stories = fc
  .tuple(
    steps('createSeries', 1),
    steps('create', 1),
    steps('sync', 1),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...(Object.keys(verbs) as Verb[])), spots) },
        { weight: 1, arbitrary: fc.tuple(fc.constant<Verb>('sync'), spots) },
      ),
      { maxLength: 20 },
    ),
  )
  .map((parts): Step[] => parts.flat());
const worlds = fc.record({
  deltaOrder: fc.constantFrom('series-first' as const, 'shuffled' as const),
  deltaReplays: fc.boolean(),
  emptyPages: fc.boolean(),
  maxPageSize: fc.constantFrom(2, 5, 200),
});

test('whatever happens to a calendar, Sally shows what Graph shows, private meetings apart', async () => {
  await fc.assert(
    fc.asyncProperty(stories, worlds, fc.boolean(), async (story, switches, syncPrivate) => {
      const world = await openSyncWorld(database);
      try {
        const { mailboxes } = world.graph.state;
        Object.assign(world.graph.state.switches, switches);
        const { id: remoteId } = mailboxes.addCalendar(world.graph.oid('alice'), { name: 'Generated' });
        await world.begin();
        const { calendars } = await world.listCalendars();
        const generated = calendars.find((calendar) => calendar.remoteId === remoteId);
        await world.save({
          filters: { syncPrivate, onlyOnline: false },
          calendarIds: [generated?.id ?? ''],
        });
        for (const [verb, spot] of story) {
          const items = mailboxes.items(remoteId);
          await verbs[verb](world, remoteId, items[spot.which % Math.max(items.length, 1)] ?? null, spot);
        }
        await world.pass(3 * MINUTE);
        await world.pass(3 * MINUTE);
        expect(await world.shown()).toEqual(world.truth(remoteId, syncPrivate ? () => true : undefined));
      } finally {
        await world.close();
      }
    }),
    cases(40),
  );
});
