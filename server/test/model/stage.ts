import type { Streams } from '../../src/ports/streams.ts';
import type { CalendarRef } from '../../src/ports/sync-queue.ts';
import { type EmptyDatabase, openSyncWorld, type SyncWorld, type SyncWorldOptions } from '../sync-world.ts';
import { make } from './changes.ts';
import type { Diary } from './diary.ts';
import type { Spot } from './spot.ts';
import type { Fate, Manners } from './story.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Longer than any story, so that no window grows old in one. */
export const RENEWAL = 5 * DAY;

/** A world whose calendars are followed, and what is in store for it. */
export type Stage = {
  readonly world: SyncWorld;
  readonly diary: Diary;
  readonly refs: readonly CalendarRef[];
  /** What becomes of the next saves of pages; null leaves one alone. */
  readonly fates: (Fate | null)[];
};

/** What is planted between the sync and its ports. */
export type Planted = Pick<SyncWorldOptions, 'provider' | 'streams'>;

/** Saves pages as long as nothing befalls the process; `other` is the one that overtakes it. */
const mortal = (streams: Streams, fates: (Fate | null)[], other: () => Promise<void>): Streams => ({
  ...streams,
  async save(stream, state, times, page) {
    const fate = page === null ? null : (fates.shift() ?? null);
    if (fate === 'dies-before') return null;
    if (fate === 'overtaken') await other();
    const saved = await streams.save(stream, state, times, page);
    return fate === 'dies-after' ? null : saved;
  },
});

/** What is in the calendars before anybody follows them. */
const BEFORE: readonly (readonly ['meet' | 'repeat' | 'invite', Spot])[] = [
  ['meet', { day: 1, hour: 9, which: 0, how: 1 }],
  ['meet', { day: 3, hour: 0, which: 1, how: 0 }],
  ['repeat', { day: -3, hour: 10, which: 6, how: 5 }],
  ['repeat', { day: 2, hour: 14, which: 9, how: 6 }],
  ['invite', { day: 4, hour: 11, which: 3, how: 1 }],
  ['invite', { day: 5, hour: 13, which: 8, how: 9 }],
];

const openDiary = ({ graph, clock }: SyncWorld): Diary => {
  const { mailboxes } = graph.state;
  const [alice, bob] = [graph.oid('alice'), graph.oid('bob')];
  const main = mailboxes.mainCalendar(alice).id;
  for (const { key } of mailboxes.items(main)) mailboxes.deleteMeeting(key);
  const second = mailboxes.addCalendar(alice, { name: 'Second' }).id;
  const today = Math.floor(clock.now() / DAY) * DAY;
  const diary: Diary = { mailboxes, alice, bob, calendarIds: [main, second], today };
  for (const [change, spot] of BEFORE) make(change, diary, spot);
  return diary;
};

/** Connects, selects these calendars and reads them to the end. */
const follow = async (world: SyncWorld, { calendarIds }: Diary): Promise<CalendarRef[]> => {
  await world.begin();
  const { calendars } = await world.listCalendars();
  const chosen = calendars.filter(({ remoteId }) => calendarIds.includes(remoteId)).map(({ id }) => id);
  await world.save({ filters: { syncPrivate: false, onlyOnline: false }, calendarIds: chosen });
  await world.settle();
  world.sent.length = 0;
  return chosen.map((calendarId) => ({ workspace: world.caller.workspace, calendarId }));
};

/** Alice's two calendars, both watched and read to the end, in a Graph of these `manners`. */
export const openStage = async (
  database: EmptyDatabase,
  manners: Manners,
  planted: Planted = {},
): Promise<Stage> => {
  const fates: (Fate | null)[] = [];
  const refs: CalendarRef[] = [];
  const overtake = async () => {
    const later = fates.splice(0);
    for (const ref of refs) await world.sync(ref, new AbortController().signal);
    fates.push(...later);
  };
  const world: SyncWorld = await openSyncWorld(database, {
    watched: true,
    settings: { renewEvery: RENEWAL },
    timings: { gathering: 1 },
    ...planted,
    streams: (streams) => {
      const fated = mortal(streams, fates, overtake);
      return planted.streams ? planted.streams(fated) : fated;
    },
  });
  try {
    const diary = openDiary(world);
    refs.push(...(await follow(world, diary)));
    Object.assign(world.graph.state.switches, manners);
    return { world, diary, refs, fates };
  } catch (error) {
    await world.close();
    throw error;
  }
};
