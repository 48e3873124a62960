import { type Kysely, sql } from 'kysely';

const statements = ['alter table connections add column listing_version integer not null default 1'];

/** Which version of what a connection offers a list of its calendars began with, so that none that is older counts. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
