import { type Kysely, sql } from 'kysely';

const statements = [
  `create table audit (
    workspace text not null,
    id bigint generated always as identity,
    at timestamptz not null,
    person text not null,
    action text not null,
    connection_id uuid,
    detail jsonb not null,
    primary key (workspace, id)
  )`,
  'create index audit_of_person on audit (workspace, person, id)',
  'create index audit_by_time on audit (at)',
  `create function refuse_change() returns trigger language plpgsql as $$
    begin raise exception 'entries of % are never changed', tg_table_name; end $$`,
  `create trigger audit_is_append_only before update on audit
    for each statement execute function refuse_change()`,
];

/** Who did what, by a keyed hash of the person; entries are added, and deleted when they are old, but never changed. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
