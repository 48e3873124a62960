import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What a row becomes; without `dueAt` (UTC, ms) its time stays. */
export type Moved = { readonly state: object; readonly dueAt?: number };

/**
 * Moves the streams or watches of calendars on, locked in the order in which everybody locks them. The version grows in
 * any case, so that whoever read a row before can't write it any more.
 */
export const moveRows = async (
  tx: Transaction<Schema>,
  table: 'streams' | 'watches',
  workspace: string,
  calendarIds: readonly string[],
  move: (state: unknown) => Moved,
): Promise<void> => {
  if (calendarIds.length === 0) return;
  const rows = await tx
    .selectFrom(table)
    .select(['calendar_id', 'state', 'version'])
    .where('workspace', '=', workspace)
    .where('calendar_id', 'in', [...calendarIds])
    .orderBy('calendar_id')
    .forUpdate()
    .execute();
  for (const row of rows) {
    const { state, dueAt } = move(row.state);
    await tx
      .updateTable(table)
      .set({
        version: row.version + 1,
        state: JSON.stringify(state),
        ...(dueAt !== undefined && { due_at: new Date(dueAt) }),
      })
      .where('workspace', '=', workspace)
      .where('calendar_id', '=', row.calendar_id)
      .execute();
  }
};
