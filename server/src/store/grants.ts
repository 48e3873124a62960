import type { Kysely } from 'kysely';
import type { Grants } from '../ports/grants.ts';
import type { Schema } from './schema.ts';

/** The `grants` table. Every write of a refresh is guarded by its lease. */
export const grantStore = (db: Kysely<Schema>): Grants => ({
  async read({ workspace, connectionId }) {
    const row = await db
      .selectFrom('grants as g')
      .innerJoin('connections as c', (join) =>
        join.onRef('c.workspace', '=', 'g.workspace').onRef('c.id', '=', 'g.connection_id'),
      )
      .select(['c.account_tid', 'c.account_oid', 'g.refresh_token', 'g.access_token', 'g.access_expires_at'])
      .where('g.workspace', '=', workspace)
      .where('g.connection_id', '=', connectionId)
      .executeTakeFirst();
    return row
      ? {
          account: { tid: row.account_tid, oid: row.account_oid },
          refreshToken: row.refresh_token,
          accessToken: row.access_token,
          accessExpiresAt: row.access_expires_at?.getTime() ?? null,
        }
      : null;
  },

  async lease({ workspace, connectionId }, lease, now, until) {
    const claimed = await db
      .updateTable('grants')
      .set({ lease, lease_until: new Date(until) })
      .where('workspace', '=', workspace)
      .where('connection_id', '=', connectionId)
      .where((or) => or.or([or('lease', 'is', null), or('lease_until', '<=', new Date(now))]))
      .executeTakeFirst();
    return claimed.numUpdatedRows > 0n;
  },

  async save({ workspace, connectionId }, lease, grant, now) {
    await db
      .updateTable('grants')
      .set({
        refresh_token: grant.refreshToken,
        access_token: grant.accessToken,
        access_expires_at: new Date(grant.accessExpiresAt),
        refreshed_at: new Date(now),
        lease: null,
        lease_until: null,
      })
      .where('workspace', '=', workspace)
      .where('connection_id', '=', connectionId)
      .where('lease', '=', lease)
      .execute();
  },

  async release({ workspace, connectionId }, lease) {
    const freed = await db
      .updateTable('grants')
      .set({ lease: null, lease_until: null })
      .where('workspace', '=', workspace)
      .where('connection_id', '=', connectionId)
      .where('lease', '=', lease)
      .executeTakeFirst();
    return freed.numUpdatedRows > 0n;
  },
});
