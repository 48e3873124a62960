import { sql, type Transaction } from 'kysely';
import { advanceWatch, NEW_WATCH, type WatchState } from '../domain/watch.ts';
import { moveRows } from './move-rows.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/**
 * Calendars of others can't be watched on behalf of a user, and Exchange servers are asked.
 * https://learn.microsoft.com/graph/outlook-change-notifications-overview
 */
export const startWatches = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> => {
  await sql`
    insert into watches (workspace, calendar_id, version, state, due_at)
    select c.workspace, c.id, 1, ${JSON.stringify(NEW_WATCH)}::jsonb, ${new Date(at)}::timestamptz
    from calendars c join connections k on k.workspace = c.workspace and k.id = c.connection_id
    where c.workspace = ${workspace} and c.id = any(${calendarIds}::uuid[]) and not c.shared
      and k.kind <> 'exchange'`.execute(tx);
};

/** What was refused or failed before the account was connected again is worth another try. */
export const resumeWatches = (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> =>
  moveRows(tx, 'watches', workspace, calendarIds, (stored) => ({
    state: advanceWatch(stored as WatchState, { kind: 'reconnected' }, false, { at, jitter: 0 }),
    dueAt: at,
  }));
