import type { Kysely, Selectable, Transaction } from 'kysely';
import { Refusal } from '../domain/refusal.ts';
import { applyChoices, isChange } from '../domain/selection.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { CalendarRef, ConnectionRef } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import { record } from './audit.ts';
import { deselect, readCalendars, select } from './calendar-rows.ts';
import { deleteLeftOut, endStreams, forgetLeftOut, moveStreams, startStreams } from './choices.ts';
import { toConnection } from './connections.ts';
import { hintAt } from './hints.ts';
import { forgetGone, markMissing, markSeen, storeListed, takeListings } from './listing.ts';
import { announce } from './live-changes.ts';
import type { Schema } from './schema.ts';
import { resumeWatches } from './watch-choices.ts';

type Tx = Transaction<Schema>;
type ConnectionRow = Selectable<Schema['connections']>;

const connectionRow = (db: Kysely<Schema>, { workspace, connectionId }: ConnectionRef) =>
  db.selectFrom('connections').selectAll().where('workspace', '=', workspace).where('id', '=', connectionId);

/** A connection with its calendars; null when it is gone. */
const atOneMoment = (
  db: Kysely<Schema>,
  connection: ConnectionRef,
): Promise<{ row: ConnectionRow; calendars: StoredCalendar[] } | null> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const row = await connectionRow(tx, connection).executeTakeFirst();
      return row ? { row, calendars: await readCalendars(tx, connection) } : null;
    });

/** Whoever holds this lock is the only one who changes what is selected. Undefined when the connection is gone. */
const lock = (tx: Tx, connection: ConnectionRef): Promise<ConnectionRow | undefined> =>
  connectionRow(tx, connection).forUpdate().executeTakeFirst();

/** What is selected, or how it is synced, is different now; what this means for meetings is part of it. */
const tell = (tx: Tx, { workspace, user_id, id }: ConnectionRow, at: number): Promise<void> =>
  announce(tx, { workspace, userId: user_id, connectionId: id, meetings: true }, at);

const idsOf = (calendars: readonly StoredCalendar[]): string[] => calendars.map(({ id }) => id);
const selectedIds = (calendars: readonly StoredCalendar[]): string[] =>
  idsOf(calendars.filter(({ selected }) => selected));
const refs = (workspace: string, ids: readonly string[]): CalendarRef[] =>
  ids.map((calendarId) => ({ workspace, calendarId }));

const set = async (
  tx: Tx,
  { workspace, id }: ConnectionRow,
  values: Partial<
    Pick<
      ConnectionRow,
      'sync_private' | 'only_online' | 'choices_version' | 'listing_version' | 'listed_at' | 'relist_at'
    >
  >,
): Promise<void> => {
  await tx
    .updateTable('connections')
    .set(values)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
};

/** Calendars that had vanished and are back are read at once. Gives their ids. */
const goOn = async (
  tx: Tx,
  workspace: string,
  before: readonly StoredCalendar[],
  after: readonly StoredCalendar[],
  at: number,
): Promise<string[]> => {
  const there = new Set(idsOf(after.filter(({ goneAt }) => goneAt === null)));
  const back = idsOf(before.filter(({ id, goneAt }) => goneAt !== null && there.has(id)));
  await moveStreams(tx, workspace, back, 'asked', at);
  await hintAt(tx, workspace, back, at);
  await resumeWatches(tx, workspace, back, at);
  return back;
};

/** The `calendars` table, and the streams that come and go with what is selected in it. */
export const calendarStore = (
  db: Kysely<Schema>,
  newId: () => string,
  vault: Pick<Vault, 'hash'>,
): Calendars => ({
  ofConnection: (connection) => readCalendars(db, connection),

  async choices(connection) {
    const read = await atOneMoment(db, connection);
    return (
      read && {
        calendars: read.calendars,
        filters: toConnection(read.row).filters,
        version: read.row.choices_version,
      }
    );
  },

  async known(connection) {
    const read = await atOneMoment(db, connection);
    return read && { calendars: read.calendars, version: read.row.listing_version };
  },

  relist: (connection, listed, { version, at, nextAt }) =>
    db.transaction().execute(async (tx) => {
      const locked = await lock(tx, connection);
      if (!locked) return [];
      if (locked.listing_version !== version) return null;
      const { workspace } = connection;
      const first = locked.listed_at === null;
      const before = await readCalendars(tx, connection);
      await storeListed(tx, connection, listed, !first, newId);
      await markMissing(tx, connection, listed, at);
      await set(tx, locked, {
        listing_version: version + 1,
        listed_at: new Date(at),
        relist_at: new Date(nextAt),
      });
      const after = await readCalendars(tx, connection);
      const back = await goOn(tx, workspace, before, after, at);
      const main = first ? idsOf(after.filter((calendar) => calendar.main)).slice(0, 1) : [];
      await select(tx, connection, main);
      await startStreams(tx, workspace, main, at);
      if (first || JSON.stringify(before) !== JSON.stringify(after)) await tell(tx, locked, at);
      return refs(workspace, [...back, ...main]);
    }),

  add: (connection, calendar, at) =>
    db.transaction().execute(async (tx) => {
      const locked = await lock(tx, connection);
      if (!locked) return null;
      const before = await readCalendars(tx, connection);
      await storeListed(tx, connection, [calendar], false, newId);
      await set(tx, locked, { listing_version: locked.listing_version + 1 });
      const after = await readCalendars(tx, connection);
      await goOn(tx, connection.workspace, before, after, at);
      return after.find(({ remoteId }) => remoteId === calendar.remoteId)?.id ?? null;
    }),

  see: (connection, calendarIds, at) =>
    db.transaction().execute(async (tx) => {
      const locked = await lock(tx, connection);
      if (locked && (await markSeen(tx, connection, calendarIds))) await tell(tx, locked, at);
    }),

  takeListings: (now, until, limit) => takeListings(db, now, until, limit),

  choose: (connection, choices, at) =>
    db.transaction().execute(async (tx) => {
      const { workspace } = connection;
      const { filters } = choices;
      const locked = await lock(tx, connection);
      if (!locked) throw new Refusal('not-found', 'There is no such connection.');
      const calendars = await readCalendars(tx, connection);
      const effects = applyChoices(
        {
          filters: toConnection(locked).filters,
          calendarIds: selectedIds(calendars),
          version: locked.choices_version,
        },
        new Set(idsOf(calendars)),
        choices,
      );
      if (!isChange(effects)) return [];
      const { added, removed, kept, narrowed, widened } = effects;
      await set(tx, locked, {
        sync_private: filters.syncPrivate,
        only_online: filters.onlyOnline,
        choices_version: locked.choices_version + 1,
      });
      await tell(tx, locked, at);
      await record(
        tx,
        vault,
        { workspace, userId: locked.user_id },
        {
          action: 'settings-changed',
          connectionId: locked.id,
          ...filters,
          calendarsAdded: added.length,
          calendarsRemoved: removed.length,
        },
        at,
      );
      await deselect(tx, workspace, removed);
      await endStreams(tx, workspace, removed);
      await forgetGone(tx, workspace, removed);
      await select(tx, connection, added);
      await startStreams(tx, workspace, added, at);
      if (!narrowed && !widened) return refs(workspace, added);
      await moveStreams(tx, workspace, kept, widened ? 'filters-widened' : null, at);
      if (narrowed) await deleteLeftOut(tx, vault, workspace, kept, filters);
      if (widened) await forgetLeftOut(tx, workspace, kept);
      return refs(workspace, [...added, ...kept]);
    }),

  resume: (connection, at) =>
    db.transaction().execute(async (tx) => {
      const locked = await lock(tx, connection);
      if (!locked) return [];
      const ids = selectedIds(await readCalendars(tx, connection));
      await moveStreams(tx, connection.workspace, ids, 'reconnected', at);
      await resumeWatches(tx, connection.workspace, ids, at);
      await tell(tx, locked, at);
      return refs(connection.workspace, ids);
    }),

  ask: (connection, at) =>
    db.transaction().execute(async (tx) => {
      const locked = await lock(tx, connection);
      if (!locked) return [];
      const { workspace } = connection;
      const calendars = await readCalendars(tx, connection);
      const paused = idsOf(calendars.filter(({ stream }) => stream?.state.pause));
      await moveStreams(tx, workspace, paused, 'asked', at);
      await hintAt(tx, workspace, selectedIds(calendars), at);
      return refs(workspace, selectedIds(calendars));
    }),
});
