import { type Kysely, sql } from 'kysely';
import type { Rejection } from '../domain/exchange/login.ts';
import type { LoginAttempts } from '../ports/exchange-grants.ts';
import type { Schema } from './schema.ts';

/** The `login_attempts` table. Claimed and freed by single statements: no transaction is open while a server is asked. */
export const loginAttemptStore = (db: Kysely<Schema>): LoginAttempts => ({
  async claim({ workspace, login }, lease, now, until) {
    const { rows } = await sql<{ rejections: Rejection[] }>`
      insert into login_attempts as a (workspace, login, rejections, lease, lease_until)
      values (${workspace}, ${login}, '[]', ${lease}, ${new Date(until)})
      on conflict (workspace, login) do update set lease = excluded.lease, lease_until = excluded.lease_until
      where a.lease is null or a.lease_until <= ${new Date(now)}
      returning rejections`.execute(db);
    return rows[0]?.rejections ?? null;
  },

  async release({ workspace, login }, lease, rejections) {
    await db
      .updateTable('login_attempts')
      .set({ lease: null, rejections: JSON.stringify(rejections) })
      .where('workspace', '=', workspace)
      .where('login', '=', login)
      .where('lease', '=', lease)
      .execute();
  },

  async purge(before) {
    await db.deleteFrom('login_attempts').where('lease_until', '<', new Date(before)).execute();
  },
});
