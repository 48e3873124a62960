import { type Kysely, sql } from 'kysely';
import type { SyncState } from '../domain/sync.ts';
import type { DueStream, Stream, Streams } from '../ports/streams.ts';
import type { Vault } from '../ports/vault.ts';
import { toConnection } from './connections.ts';
import { writePage } from './pages.ts';
import type { Schema } from './schema.ts';

/** The `streams` table, and the pages that move a stream. */
export const streamStore = (db: Kysely<Schema>, vault: Vault): Streams => ({
  async load({ workspace, calendarId }) {
    const row = await db
      .selectFrom('streams as s')
      .innerJoin('calendars as c', (join) =>
        join.onRef('c.workspace', '=', 's.workspace').onRef('c.id', '=', 's.calendar_id'),
      )
      .select(['s.version', 's.state', 'c.remote_id', 'c.connection_id'])
      .where('s.workspace', '=', workspace)
      .where('s.calendar_id', '=', calendarId)
      .where('c.selected', '=', true)
      .executeTakeFirst();
    if (!row) return null;
    const connection = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', row.connection_id)
      .executeTakeFirst();
    return connection
      ? {
          workspace,
          calendarId,
          connection: toConnection(connection),
          remoteId: row.remote_id,
          version: row.version,
          state: row.state as SyncState,
        }
      : null;
  },

  save: (stream, state, dueAt, page) =>
    db.transaction().execute(async (tx): Promise<Stream | null> => {
      const moved = await tx
        .updateTable('streams')
        .set({ version: stream.version + 1, state: JSON.stringify(state), due_at: new Date(dueAt) })
        .where('workspace', '=', stream.workspace)
        .where('calendar_id', '=', stream.calendarId)
        .where('version', '=', stream.version)
        .executeTakeFirst();
      if (moved.numUpdatedRows === 0n) return null;
      if (page) await writePage(tx, stream, vault, page);
      return { ...stream, state, version: stream.version + 1 };
    }),

  async knownSeries({ workspace, calendarId }, round, keys) {
    const rows = await db
      .selectFrom('series')
      .select(['series_key', (column) => column('detail', 'is not', null).as('kept')])
      .where('workspace', '=', workspace)
      .where('calendar_id', '=', calendarId)
      .where(sql<boolean>`series_key = any(${keys}::text[])`)
      .where((or) => or.or([or('detail', 'is not', null), or('seen_round', '=', round)]))
      .execute();
    return new Map(rows.map(({ series_key, kept }) => [series_key, kept ? 'kept' : 'left-out']));
  },

  async due(now, after, limit) {
    const rows = await db
      .selectFrom('streams')
      .select(['workspace', 'calendar_id', 'due_at'])
      .where('due_at', '<=', new Date(now))
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`(due_at, workspace, calendar_id) >
            (${new Date(after?.dueAt ?? 0)}::timestamptz, ${after?.workspace}, ${after?.calendarId}::uuid)`,
        ),
      )
      .orderBy('due_at')
      .orderBy('workspace')
      .orderBy('calendar_id')
      .limit(limit)
      .execute();
    return rows.map(
      ({ workspace, calendar_id, due_at }): DueStream => ({
        workspace,
        calendarId: calendar_id,
        dueAt: due_at.getTime(),
      }),
    );
  },

  async nextDue(now) {
    const row = await db
      .selectFrom('streams')
      .select('due_at')
      .where('due_at', '>', new Date(now))
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    return row ? row.due_at.getTime() : null;
  },
});
