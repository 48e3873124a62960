import type { Kysely } from 'kysely';
import type { ExchangeVersion } from '../domain/exchange/version.ts';
import type { ExchangeGrants } from '../ports/exchange-grants.ts';
import type { GrantKey } from '../ports/grants.ts';
import type { Schema } from './schema.ts';

/** The `exchange_grants` table. */
export const exchangeGrantStore = (db: Kysely<Schema>): ExchangeGrants => {
  const update = ({ workspace, connectionId }: GrantKey) =>
    db
      .updateTable('exchange_grants')
      .where('workspace', '=', workspace)
      .where('connection_id', '=', connectionId);

  return {
    async read({ workspace, connectionId }) {
      const row = await db
        .selectFrom('exchange_grants')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('connection_id', '=', connectionId)
        .executeTakeFirst();
      return row
        ? {
            url: row.url,
            version: row.version as ExchangeVersion,
            mailbox: row.mailbox,
            channelBinding: row.channel_binding,
            login: row.login,
            build: row.build,
            parkedAt: row.parked_at?.getTime() ?? null,
          }
        : null;
    },

    async park(key, login, at) {
      await update(key)
        .set({ parked_at: new Date(at) })
        .where('login', '=', login)
        .execute();
    },

    async setBuild(key, build) {
      await update(key).set({ build }).execute();
    },
  };
};
