import type { Transaction } from 'kysely';
import type { Owner } from '../ports/owner.ts';
import { forgetHints } from './hints.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/** Keeps everybody else from changing connections of this user, or the one with this id, until they are gone. Gives their ids. */
export const holdConnections = async (
  tx: Tx,
  { workspace, userId }: Owner,
  id: string | null,
): Promise<string[]> => {
  const rows = await tx
    .selectFrom('connections')
    .select('id')
    .where('workspace', '=', workspace)
    .where('user_id', '=', userId)
    .$if(id !== null, (query) => query.where('id', '=', id))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
};

/** Nothing is read through these connections any more: after this their meetings can only be deleted. */
export const endReading = async (
  tx: Tx,
  workspace: string,
  connectionIds: readonly string[],
): Promise<void> => {
  if (connectionIds.length === 0) return;
  // A page that is being written holds its stream first: waiting for it here can't end in a deadlock.
  const ended = await tx
    .deleteFrom('streams')
    .where('workspace', '=', workspace)
    .where('calendar_id', 'in', (calendars) =>
      calendars
        .selectFrom('calendars')
        .select('id')
        .where('workspace', '=', workspace)
        .where('connection_id', 'in', [...connectionIds]),
    )
    .returning('calendar_id')
    .execute();
  await forgetHints(
    tx,
    workspace,
    ended.map(({ calendar_id }) => calendar_id),
  );
};
