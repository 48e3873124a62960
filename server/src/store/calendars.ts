import { type Kysely, sql, type Transaction } from 'kysely';
import type { Connection } from '../domain/connection.ts';
import { Refusal } from '../domain/refusal.ts';
import { applyChoices } from '../domain/selection.ts';
import type { SyncState } from '../domain/sync.ts';
import type { WatchState } from '../domain/watch.ts';
import type { RemoteCalendar } from '../ports/calendar-provider.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { CalendarRef, ConnectionRef } from '../ports/sync-queue.ts';
import { deleteLeftOut, endStreams, forgetLeftOut, moveStreams, startStreams } from './choices.ts';
import { toConnection } from './connections.ts';
import { forgetHints, hintAt } from './hints.ts';
import { announce } from './live-changes.ts';
import type { Schema } from './schema.ts';
import { resumeWatches } from './watch-choices.ts';

const read = async (
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
    selected: row.selected,
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

/** Whoever holds this lock is the only one who changes what is selected. Null when the connection is gone. */
const lock = async (tx: Transaction<Schema>, { workspace, connectionId }: ConnectionRef) => {
  const row = await tx
    .selectFrom('connections')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', connectionId)
    .forUpdate()
    .executeTakeFirst();
  return row ? toConnection(row) : null;
};

const store = async (
  tx: Transaction<Schema>,
  { workspace, connectionId }: ConnectionRef,
  listed: readonly RemoteCalendar[],
  at: number,
  newId: () => string,
): Promise<void> => {
  const rows = listed.map(({ remoteId, name, owner, color, main, shared }) => ({
    id: newId(),
    remote_id: remoteId,
    name,
    owner_name: owner?.name ?? null,
    owner_address: owner?.address ?? null,
    color,
    main,
    shared,
  }));
  await sql`
    insert into calendars (workspace, id, connection_id, remote_id, name, owner_name, owner_address, color, main,
      shared, selected, listed_at)
    select ${workspace}, id, ${connectionId}::uuid, remote_id, name, owner_name, owner_address, color, main,
      shared, false, ${new Date(at)}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, remote_id text, name text, owner_name text, owner_address text, color text, main boolean,
        shared boolean)
    on conflict (workspace, connection_id, remote_id) do update set
      name = excluded.name,
      owner_name = excluded.owner_name,
      owner_address = excluded.owner_address,
      color = excluded.color,
      main = excluded.main,
      shared = excluded.shared,
      listed_at = excluded.listed_at`.execute(tx);
  const gone = sql`workspace = ${workspace} and connection_id = ${connectionId}
    and not remote_id = any(${listed.map(({ remoteId }) => remoteId)}::text[])`;
  // A page that is being written holds its stream first: waiting for it here can't end in a deadlock.
  const { rows: ended } = await sql<{
    calendar_id: string;
  }>`delete from streams where workspace = ${workspace}
    and calendar_id in (select id from calendars where ${gone}) returning calendar_id`.execute(tx);
  await forgetHints(
    tx,
    workspace,
    ended.map(({ calendar_id }) => calendar_id),
  );
  await sql`delete from calendars where ${gone}`.execute(tx);
};

const select = async (
  tx: Transaction<Schema>,
  workspace: string,
  calendarIds: readonly string[],
  selected: boolean,
): Promise<void> => {
  if (calendarIds.length === 0) return;
  await tx
    .updateTable('calendars')
    .set({ selected })
    .where('workspace', '=', workspace)
    .where('id', 'in', [...calendarIds])
    .execute();
};

/** What is selected, or how it is synced, is different now; what this means for meetings is part of it. */
const tell = (tx: Transaction<Schema>, { workspace, userId, id }: Connection, at: number): Promise<void> =>
  announce(tx, { workspace, userId, connectionId: id, meetings: true }, at);

/** The `calendars` table, and the streams that come and go with what is selected in it. */
export const calendarStore = (db: Kysely<Schema>, newId: () => string): Calendars => {
  const refs = (workspace: string, ids: readonly string[]): CalendarRef[] =>
    ids.map((calendarId) => ({ workspace, calendarId }));
  const selectedIds = (calendars: readonly StoredCalendar[]) =>
    calendars.filter(({ selected }) => selected).map(({ id }) => id);

  return {
    ofConnection: (connection) => read(db, connection),

    relist: (connection, listed, at) =>
      db.transaction().execute(async (tx) => {
        const locked = await lock(tx, connection);
        if (!locked) return [];
        const { workspace } = connection;
        await tell(tx, locked, at);
        const first = (await read(tx, connection)).length === 0;
        await store(tx, connection, listed, at, newId);
        if (!first) return [];
        const main = (await read(tx, connection)).filter((calendar) => calendar.main).slice(0, 1);
        const ids = main.map(({ id }) => id);
        await select(tx, workspace, ids, true);
        await startStreams(tx, workspace, ids, at);
        return refs(workspace, ids);
      }),

    choose: (connection, choices, at) =>
      db.transaction().execute(async (tx) => {
        const { workspace } = connection;
        const locked = await lock(tx, connection);
        if (!locked) throw new Refusal('not-found', 'There is no such connection.');
        const calendars = await read(tx, connection);
        const { added, removed, kept, narrowed, widened } = applyChoices(
          { filters: locked.filters, calendarIds: selectedIds(calendars) },
          new Set(calendars.map(({ id }) => id)),
          choices,
        );
        await tx
          .updateTable('connections')
          .set({ sync_private: choices.filters.syncPrivate, only_online: choices.filters.onlyOnline })
          .where('workspace', '=', workspace)
          .where('id', '=', connection.connectionId)
          .execute();
        await tell(tx, locked, at);
        await select(tx, workspace, removed, false);
        await endStreams(tx, workspace, removed);
        await select(tx, workspace, added, true);
        await startStreams(tx, workspace, added, at);
        if (!narrowed && !widened) return refs(workspace, added);
        await moveStreams(tx, workspace, kept, widened ? 'filters-widened' : null, at);
        if (narrowed) await deleteLeftOut(tx, workspace, kept, choices.filters);
        if (widened) await forgetLeftOut(tx, workspace, kept);
        return refs(workspace, [...added, ...kept]);
      }),

    resume: (connection, at) =>
      db.transaction().execute(async (tx) => {
        const locked = await lock(tx, connection);
        if (!locked) return [];
        const ids = selectedIds(await read(tx, connection));
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
        const calendars = await read(tx, connection);
        const paused = calendars.filter(({ stream }) => stream?.state.pause);
        await moveStreams(
          tx,
          workspace,
          paused.map(({ id }) => id),
          'asked',
          at,
        );
        await hintAt(tx, workspace, selectedIds(calendars), at);
        return refs(workspace, selectedIds(calendars));
      }),
  };
};
