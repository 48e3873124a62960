import { type Kysely, sql, type Transaction } from 'kysely';
import type { SyncState } from '../domain/sync.ts';
import type { WatchState } from '../domain/watch.ts';
import type { StoredCalendar } from '../ports/calendars.ts';
import type { ConnectionRef } from '../ports/sync-queue.ts';
import type { Schema } from './schema.ts';

/** The calendars of a connection with their streams, main calendar first, then by name. */
export const readCalendars = async (
  db: Kysely<Schema>,
  { workspace, connectionId }: ConnectionRef,
): Promise<StoredCalendar[]> => {
  const rows = await db
    .selectFrom('calendars as c')
    .leftJoin('streams as s', (join) =>
      join.onRef('s.workspace', '=', 'c.workspace').onRef('s.calendar_id', '=', 'c.id'),
    )
    .leftJoin('watches as w', (join) =>
      join.onRef('w.workspace', '=', 'c.workspace').onRef('w.calendar_id', '=', 'c.id'),
    )
    .selectAll('c')
    .select(['s.state', 's.due_at', 's.changed_at', 's.noticed_at', 'w.state as watch'])
    .where('c.workspace', '=', workspace)
    .where('c.connection_id', '=', connectionId)
    .orderBy('c.main', 'desc')
    .orderBy('c.name')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    connectionId: row.connection_id,
    remoteId: row.remote_id,
    name: row.name,
    owner: row.owner_address === null ? null : { name: row.owner_name ?? '', address: row.owner_address },
    color: row.color,
    main: row.main,
    shared: row.shared,
    selected: row.slot !== null,
    unseen: row.unseen,
    goneAt: row.gone_at?.getTime() ?? null,
    stream:
      row.state === null || row.due_at === null
        ? null
        : {
            state: row.state as SyncState,
            dueAt: row.due_at.getTime(),
            changedAt: row.changed_at?.getTime() ?? null,
            noticedAt: row.noticed_at?.getTime() ?? null,
            watch: row.watch as WatchState | null,
          },
  }));
};

type Tx = Transaction<Schema>;

/** Gives up the places of calendars, so that they are not selected any more. */
export const deselect = async (tx: Tx, workspace: string, calendarIds: readonly string[]): Promise<void> => {
  if (calendarIds.length === 0) return;
  await tx
    .updateTable('calendars')
    .set({ slot: null })
    .where('workspace', '=', workspace)
    .where('id', 'in', [...calendarIds])
    .execute();
};

/**
 * Gives calendars the first free places of their connection. There is no sixth: the table refuses it. Whoever selects a
 * calendar has seen it.
 */
export const select = async (
  tx: Tx,
  { workspace, connectionId }: ConnectionRef,
  calendarIds: readonly string[],
): Promise<void> => {
  if (calendarIds.length === 0) return;
  await sql`
    with wanted as (
      select id, row_number() over () as place from unnest(${calendarIds}::uuid[]) as id
    ), free as (
      select places.slot, row_number() over (order by places.slot) as place
      from generate_series(1, 5 + ${calendarIds.length}::integer) as places (slot)
      where not exists (
        select from calendars c
        where c.workspace = ${workspace} and c.connection_id = ${connectionId} and c.slot = places.slot)
    )
    update calendars c set slot = free.slot, unseen = false from wanted join free on free.place = wanted.place
    where c.workspace = ${workspace} and c.id = wanted.id`.execute(tx);
};
