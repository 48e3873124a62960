import { sql, type Transaction } from 'kysely';
import { advanceWatch, NEW_WATCH, type WatchState } from '../domain/watch.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/** Calendars of others can't be watched on behalf of a user. https://learn.microsoft.com/graph/outlook-change-notifications-overview */
export const startWatches = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> => {
  await sql`
    insert into watches (workspace, calendar_id, version, state, due_at)
    select workspace, id, 1, ${JSON.stringify(NEW_WATCH)}::jsonb, ${new Date(at)}::timestamptz
    from calendars where workspace = ${workspace} and id = any(${calendarIds}::uuid[]) and not shared`.execute(
    tx,
  );
};

/** What was refused or failed before the account was connected again is worth another try. */
export const resumeWatches = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> => {
  if (calendarIds.length === 0) return;
  const rows = await tx
    .selectFrom('watches')
    .select(['calendar_id', 'state', 'version'])
    .where('workspace', '=', workspace)
    .where('calendar_id', 'in', [...calendarIds])
    .orderBy('calendar_id')
    .forUpdate()
    .execute();
  for (const row of rows) {
    const state = advanceWatch(row.state as WatchState, { kind: 'reconnected' }, false, { at, jitter: 0 });
    await tx
      .updateTable('watches')
      .set({ version: row.version + 1, state: JSON.stringify(state), due_at: new Date(at) })
      .where('workspace', '=', workspace)
      .where('calendar_id', '=', row.calendar_id)
      .execute();
  }
};
