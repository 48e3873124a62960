import fc from 'fast-check';
import type { Filters } from '../../src/domain/connection.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { type EmptyDatabase, openSyncWorld, type SyncWorld, type SyncWorldOptions } from '../sync-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAMES = ['Left', 'Middle', 'Right'] as const;
const OPEN = new Set(['normal', 'personal']);

/** What somebody does; those of one person come one after the other, between them everything is possible. */
export type Deed =
  | { readonly do: 'save'; readonly filters: Filters; readonly places: readonly number[] }
  | { readonly do: 'sync' }
  | { readonly do: 'list' }
  | { readonly do: 'change'; readonly place: number; readonly kind: number };
export type Interleaving = {
  readonly people: readonly (readonly Deed[])[];
  readonly disconnects: boolean;
};

const deeds = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      filters: fc.record({ syncPrivate: fc.boolean(), onlyOnline: fc.boolean() }),
      places: fc.subarray([0, 1, 2]),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('list' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      place: fc.nat(2),
      kind: fc.nat(3),
    }),
  },
);

export const interleavings: fc.Arbitrary<Interleaving> = fc.record({
  people: fc.array(fc.array(deeds, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
  disconnects: fc.boolean(),
});

/** Own calendars `Left` and `Middle`, and Bob's `Right`, each with one meeting of every sort, and a series. */
const fill = (world: SyncWorld): string[] => {
  const { mailboxes } = world.graph.state;
  const [alice, bob] = [world.graph.oid('alice'), world.graph.oid('bob')];
  const [left, middle] = NAMES.slice(0, 2).map((name) => mailboxes.addCalendar(alice, { name }).id);
  const source = mailboxes.addCalendar(bob, { name: NAMES[2] }).id;
  for (const [owner, calendarId] of [
    [alice, left],
    [alice, middle],
    [bob, source],
  ] as const)
    for (const kind of [0, 1, 2, 3]) makeMeeting(world, owner, calendarId ?? '', kind);
  return [left ?? '', middle ?? '', mailboxes.shareCalendar(source, alice, 'read').id];
};

/** Every sort there is: private or not, with a link or not; the odd ones repeat daily. */
const makeMeeting = (world: SyncWorld, owner: string, calendarId: string, kind: number): void => {
  const at = world.clock.now() + (kind + 1) * HOUR;
  const wall = (time: number) => ({ dateTime: new Date(time).toISOString().slice(0, 19), timeZone: 'UTC' });
  world.graph.state.mailboxes.createMeeting(owner, {
    calendarId,
    subject: `sort ${kind}`,
    start: wall(at),
    end: wall(at + HOUR),
    sensitivity: kind % 2 === 0 ? 'normal' : 'private',
    ...(kind >= 2 && { teams: true }),
    ...(kind % 3 === 0 && {
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: {
          type: 'numbered',
          startDate: new Date(at).toISOString().slice(0, 10),
          numberOfOccurrences: 3,
        },
      },
    }),
  });
};

/** What the settings allow of a calendar, as lines; what others keep private has no title. */
const allowed = (world: SyncWorld, remoteId: string, shared: boolean, filters: Filters): string[] => {
  const isPrivate = (sensitivity: string) => !OPEN.has(sensitivity);
  const admits = (detail: { onlineMeeting: unknown }) => !filters.onlyOnline || detail.onlineMeeting !== null;
  const open = world.truth(remoteId, (detail) => !isPrivate(detail.sensitivity) && admits(detail));
  // Microsoft does not tell whether what others keep private is online.
  if (!filters.syncPrivate || (shared && filters.onlyOnline)) return open;
  const hidden = world.truth(remoteId, (detail) => isPrivate(detail.sensitivity) && admits(detail));
  return [...open, ...hidden.map((line) => (shared ? `${line.split(' ')[0]} ` : line))].sort();
};

/** Rows that the settings of this moment don't allow. */
const leftovers = async (world: SyncWorld): Promise<unknown[]> => {
  const connections = await world.db.selectFrom('connections').selectAll().execute();
  const selected = await world.db
    .selectFrom('calendars')
    .select('id')
    .where('slot', 'is not', null)
    .execute();
  const ids = new Set(selected.map(({ id }) => id));
  const [connection] = connections;
  const found: unknown[] = [];
  for (const table of ['streams', 'series', 'meetings'] as const)
    for (const row of await world.db.selectFrom(table).selectAll().execute()) {
      const detail = 'detail' in row ? (row.detail as { private: boolean; online: boolean } | null) : null;
      const out =
        !connection ||
        !ids.has(row.calendar_id) ||
        (detail?.private === true && !connection.sync_private) ||
        (detail?.online === false && connection.only_online);
      if (out) found.push({ table, ...row });
    }
  return found;
};

const save = async (world: SyncWorld, remoteIds: readonly string[], deed: Extract<Deed, { do: 'save' }>) => {
  const { calendars, version } = await world.listCalendars();
  const wanted = deed.places.map((place) => remoteIds[place]);
  const calendarIds = calendars.filter(({ remoteId }) => wanted.includes(remoteId)).map(({ id }) => id);
  await world.save({ filters: deed.filters, calendarIds }, version);
};

const perform = async (world: SyncWorld, remoteIds: readonly string[], deed: Deed): Promise<void> => {
  switch (deed.do) {
    case 'save':
      return save(world, remoteIds, deed);
    case 'list':
      return void (await world.listCalendars());
    case 'change': {
      const owner = world.graph.oid(deed.place === 2 ? 'bob' : 'alice');
      const calendars = world.graph.state.mailboxes.mailbox(owner)?.calendars ?? [];
      const id = calendars.find(({ name }) => name === NAMES[deed.place])?.id ?? '';
      return makeMeeting(world, owner, id, deed.kind);
    }
    case 'sync': {
      const streams = await world.db.selectFrom('streams').select(['workspace', 'calendar_id']).execute();
      for (const { workspace, calendar_id } of streams)
        await world.sync({ workspace, calendarId: calendar_id }, new AbortController().signal);
    }
  }
};

/** Somebody else was faster, or the connection is gone: whoever acts is told so, and that is all. */
const orRefused = (error: unknown): void => {
  if (!(error instanceof Refusal)) throw error;
};

/** Every call of these waits for its turn, before it begins and before its answer counts. */
const inTurn = <P extends object>(
  turn: (what: string) => Promise<void>,
  port: P,
  names: (keyof P & string)[],
): P =>
  Object.assign(
    { ...port },
    Object.fromEntries(
      names.map((name) => [
        name,
        async (...args: unknown[]) => {
          await turn(name);
          const answer = await (port[name] as (...given: unknown[]) => unknown)(...args);
          await turn(name);
          return answer;
        },
      ]),
    ),
  );

export type Planted = Pick<SyncWorldOptions, 'streams' | 'calendars'>;

/**
 * Lets several people and workers act at once, in the order that the scheduler chooses at every call of a store or of
 * Microsoft, and sees what is left.
 */
export const leavesWhatIsAllowed = async (
  database: EmptyDatabase,
  { people, disconnects }: Interleaving,
  scheduler: fc.Scheduler,
  planted: Planted = {},
): Promise<{ leftovers: unknown[]; shown: string[]; allowed: string[] }> => {
  let free = true;
  const turn = (what: string) => (free ? Promise.resolve() : scheduler.schedule(Promise.resolve(), what));
  const world = await openSyncWorld(database, {
    provider: (provider) => inTurn(turn, provider, ['view', 'changes', 'calendars']),
    streams: (streams) =>
      inTurn(turn, planted.streams?.(streams) ?? streams, ['load', 'save', 'knownSeries']),
    calendars: (calendars) =>
      inTurn(turn, planted.calendars?.(calendars) ?? calendars, ['choices', 'choose', 'known', 'relist']),
  });
  try {
    const remoteIds = fill(world);
    Object.assign(world.graph.state.switches, { maxPageSize: 3 });
    await world.begin();
    await world.settle();
    free = false;
    const life = async (own: readonly Deed[]) => {
      for (const deed of own) {
        await turn(deed.do);
        await perform(world, remoteIds, deed).catch(orRefused);
      }
    };
    const leaving = disconnects ? [turn('disconnect').then(() => world.disconnect())] : [];
    await scheduler.waitFor(Promise.all([...people.map(life), ...leaving]));
    free = true;
    const left = await leftovers(world);
    if (world.problems.length > 0) throw world.problems[0]?.error;
    await world.pass(20 * MINUTE);
    await world.pass(20 * MINUTE);
    const choices = await world.calendars.choices({
      workspace: world.connection.workspace,
      connectionId: world.connection.id,
    });
    const selected = choices?.calendars.filter((calendar) => calendar.selected) ?? [];
    const expected = selected.flatMap(({ remoteId, shared, main }) =>
      choices && !main ? allowed(world, remoteId, shared, choices.filters) : [],
    );
    const mains = new Set(selected.filter(({ main }) => main).map(({ id }) => id));
    const shown = (await world.list())
      .filter(({ calendarId }) => !mains.has(calendarId))
      .map(({ detail, time }) => `${new Date(time.start).toISOString()} ${detail.title}`);
    return {
      leftovers: [...left, ...(await leftovers(world))],
      shown: shown.sort(),
      allowed: expected.sort(),
    };
  } finally {
    free = true;
    await world.close();
  }
};
