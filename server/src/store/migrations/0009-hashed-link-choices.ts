import { type Kysely, sql } from 'kysely';

const statements = [
  // A single meeting was known by its id in its calendar, and the key to hash it with is not here: what was chosen for
  // one is to be chosen again. Those of a series were hashes of this form already.
  "delete from link_choices where subject !~ '^[A-Za-z0-9_-]{43}$'",
  'alter table link_choices add column seen_at timestamptz not null default current_timestamp',
  'alter table link_choices alter column seen_at drop default',
];

/** The `subject` of a choice is a keyed hash, and it is known when its meeting was last there. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
