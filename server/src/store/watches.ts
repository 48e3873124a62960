import { type Kysely, sql, type Transaction } from 'kysely';
import { advanceWatch, type WatchState, watchDueAt } from '../domain/watch.ts';
import type { Watches } from '../ports/watches.ts';
import { hintAt } from './hints.ts';
import { announce } from './live-changes.ts';
import type { Schema } from './schema.ts';

type Written = {
  readonly workspace: string;
  readonly calendarId: string;
  readonly version: number;
  readonly id: string | null;
  readonly state: WatchState;
};

/** False, with nothing written, when the watch is not of this version any more. */
const write = async (
  tx: Transaction<Schema>,
  { workspace, calendarId, version, id, state }: Written,
  dueAt: number,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('watches')
    .set({
      version: version + 1,
      id,
      state: JSON.stringify(state),
      remote_id: state.phase === 'active' ? state.remoteId : null,
      due_at: new Date(dueAt),
    })
    .where('workspace', '=', workspace)
    .where('calendar_id', '=', calendarId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The `watches` table. What it changes for a calendar is hinted and announced in the same transaction. */
export const watchStore = (db: Kysely<Schema>): Watches => ({
  async ofConnection({ workspace, connectionId }) {
    const rows = await db
      .selectFrom('watches as w')
      .innerJoin('calendars as c', (join) =>
        join.onRef('c.workspace', '=', 'w.workspace').onRef('c.id', '=', 'w.calendar_id'),
      )
      .innerJoin('connections as k', (join) =>
        join.onRef('k.workspace', '=', 'c.workspace').onRef('k.id', '=', 'c.connection_id'),
      )
      .select(['w.calendar_id', 'w.id', 'w.version', 'w.state', 'w.remote_id as watch_id'])
      .select(['c.remote_id', 'c.main', 'k.user_id'])
      .where('w.workspace', '=', workspace)
      .where('c.connection_id', '=', connectionId)
      .orderBy('c.main', 'desc')
      .orderBy('w.calendar_id')
      .execute();
    return rows.map((row) => ({
      workspace,
      connectionId,
      calendarId: row.calendar_id,
      userId: row.user_id,
      id: row.id,
      remoteCalendarId: row.remote_id,
      main: row.main,
      version: row.version,
      state: row.state as WatchState,
      told: row.watch_id !== null,
    }));
  },

  save: (watch, to, { dueAt, at }) =>
    db.transaction().execute(async (tx) => {
      const { workspace, calendarId, connectionId, userId } = watch;
      if (!(await write(tx, { ...watch, ...to }, dueAt))) return null;
      const told = to.state.phase === 'active';
      if (told !== watch.told) await hintAt(tx, workspace, [calendarId], at);
      await announce(tx, { workspace, userId, connectionId, meetings: false }, at);
      return { ...watch, ...to, told, version: watch.version + 1 };
    }),

  signal: ({ workspace, id }, outcome, at) =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('watches as w')
        .innerJoin('calendars as c', (join) =>
          join.onRef('c.workspace', '=', 'w.workspace').onRef('c.id', '=', 'w.calendar_id'),
        )
        .select(['w.calendar_id', 'w.version', 'w.state', 'c.connection_id'])
        .where('w.workspace', '=', workspace)
        .where('w.id', '=', id)
        .forUpdate('w')
        .executeTakeFirst();
      if (!row) return null;
      const calendarId = row.calendar_id;
      const state = advanceWatch(row.state as WatchState, outcome, false, { at, jitter: 0 });
      await write(tx, { workspace, calendarId, version: row.version, id, state }, watchDueAt(state, at));
      await hintAt(tx, workspace, [calendarId], at);
      return { workspace, connectionId: row.connection_id };
    }),

  async takeDue(now, until, limit) {
    const { rows } = await sql<{ workspace: string; connection_id: string }>`
      with due as (
        select workspace, calendar_id from watches where due_at <= ${new Date(now)}::timestamptz
        order by due_at limit ${limit} for update skip locked),
      taken as (
        update watches w set due_at = ${new Date(until)}::timestamptz from due
        where w.workspace = due.workspace and w.calendar_id = due.calendar_id
        returning w.workspace, w.calendar_id)
      select distinct c.workspace, c.connection_id
      from taken join calendars c on c.workspace = taken.workspace and c.id = taken.calendar_id`.execute(db);
    return rows.map(({ workspace, connection_id }) => ({ workspace, connectionId: connection_id }));
  },
});
