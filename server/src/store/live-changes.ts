import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { LiveChange, LiveChanges } from '../ports/live-changes.ts';
import type { Schema } from './schema.ts';

/**
 * Tells whoever looks at a connection that it is different now. Part of the transaction that made it so; `at` is UTC
 * in ms.
 */
export const announce = async (
  tx: Kysely<Schema>,
  { workspace, userId, connectionId, meetings }: LiveChange,
  at: number,
): Promise<void> => {
  await tx
    .insertInto('changes')
    .values({ workspace, user_id: userId, connection_id: connectionId, meetings, at: new Date(at) })
    .execute();
};

type Row = {
  cursor: string;
  workspace: string | null;
  user_id: string;
  connection_id: string;
  meetings: boolean;
};

/**
 * What was committed since: a cursor is the snapshot that the last look had, so what it could not see is new. Numbers
 * given when a row is written would skip what a slower transaction commits later.
 * https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
const since = (cursor: string): RawBuilder<Row> => sql<Row>`
  with now as (select pg_current_snapshot() as snapshot)
  select now.snapshot::text as cursor, c.workspace, c.user_id, c.connection_id, c.meetings
  from now left join changes c on c.transaction >= pg_snapshot_xmin(${cursor}::pg_snapshot)
    and not pg_visible_in_snapshot(c.transaction, ${cursor}::pg_snapshot)
  order by c.id`;

/** The `changes` table: rows live for as long as somebody may still have to hear of them. */
export const liveChangeStore = (db: Kysely<Schema>): LiveChanges => ({
  async read(cursor) {
    const { rows } =
      cursor === null
        ? await sql<Row>`select pg_current_snapshot()::text as cursor, null as workspace`.execute(db)
        : await since(cursor).execute(db);
    const [first] = rows;
    if (!first) throw new Error('the database gave no snapshot');
    return {
      cursor: first.cursor,
      changes: rows.flatMap(({ workspace, user_id, connection_id, meetings }) =>
        workspace === null ? [] : [{ workspace, userId: user_id, connectionId: connection_id, meetings }],
      ),
    };
  },

  async forget({ workspace, userId }) {
    await db.deleteFrom('changes').where('workspace', '=', workspace).where('user_id', '=', userId).execute();
  },

  async purge(before) {
    await db.deleteFrom('changes').where('at', '<', new Date(before)).execute();
  },
});
