import { type Kysely, sql } from 'kysely';
import type { Rejection } from '../domain/exchange/login.ts';
import type { LoginAttempts } from '../ports/exchange-grants.ts';
import type { Schema } from './schema.ts';

type Row = { readonly rejections: Rejection[]; readonly accepted: string | null };

const list = (rejections: readonly Rejection[]): string => JSON.stringify(rejections);

/** The `login_attempts` table. Claimed and freed by single statements: no transaction is open while a server is asked. */
export const loginAttemptStore = (db: Kysely<Schema>): LoginAttempts => ({
  async claim(key, lease, attempt, { now, until }) {
    const { rows } = await sql<Row>`
      insert into login_attempts as a (key, rejections, lease, lease_until)
      values (${key}, ${list([attempt])}::jsonb, ${lease}, ${new Date(until)})
      on conflict (key) do update set
        rejections = a.rejections || excluded.rejections, lease = excluded.lease, lease_until = excluded.lease_until
      where a.lease is null or a.lease_until <= ${new Date(now)}
      returning rejections, accepted`.execute(db);
    const [row] = rows;
    return row ? { rejections: row.rejections.slice(0, -1), accepted: row.accepted } : null;
  },

  async release(key, lease, { rejections, accepted }) {
    const freed = await db
      .updateTable('login_attempts')
      .set({ lease: null, rejections: list(rejections), accepted })
      .where('key', '=', key)
      .where('lease', '=', lease)
      .executeTakeFirst();
    return freed.numUpdatedRows > 0n;
  },

  async add(key, rejection) {
    await sql`update login_attempts set rejections = rejections || ${list([rejection])}::jsonb
      where key = ${key}`.execute(db);
  },

  async purge(before) {
    await db.deleteFrom('login_attempts').where('lease_until', '<', new Date(before)).execute();
  },
});
