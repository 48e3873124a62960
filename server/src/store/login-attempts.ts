import { type Kysely, sql } from 'kysely';
import { type Rejection, settled } from '../domain/exchange/login.ts';
import type { LoginAttempts } from '../ports/exchange-grants.ts';
import type { Schema } from './schema.ts';

type Row = { readonly rejections: Rejection[]; readonly accepted: string | null };

const list = (rejections: readonly Rejection[]): string => JSON.stringify(rejections);

/** The `login_attempts` table. No transaction is open while a server is asked. */
export const loginAttemptStore = (db: Kysely<Schema>): LoginAttempts => ({
  async claim(key, attempt, { now, until }) {
    const { rows } = await sql<Row>`
      insert into login_attempts as a (key, rejections, lease, lease_until)
      values (${key}, ${list([attempt])}::jsonb, ${attempt.attempt}, ${new Date(until)})
      on conflict (key) do update set
        rejections = a.rejections || excluded.rejections, lease = excluded.lease, lease_until = excluded.lease_until
      where a.lease is null or a.lease_until <= ${new Date(now)}
      returning rejections, accepted`.execute(db);
    const [row] = rows;
    return row ? { rejections: row.rejections.slice(0, -1), accepted: row.accepted } : null;
  },

  release: (key, attempt, outcome) =>
    db.transaction().execute(async (tx) => {
      const { rows } = await sql<Row>`
        select rejections, accepted from login_attempts where key = ${key} for update`.execute(tx);
      if (!rows[0]) return;
      const { rejections, accepted } = settled(rows[0], attempt, outcome);
      await sql`update login_attempts set rejections = ${list(rejections)}::jsonb, accepted = ${accepted},
        lease = nullif(lease, ${attempt.attempt}) where key = ${key}`.execute(tx);
    }),

  async purge(before) {
    await db.deleteFrom('login_attempts').where('lease_until', '<', new Date(before)).execute();
  },
});
