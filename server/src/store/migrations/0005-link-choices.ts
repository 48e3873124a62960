import { type Kysely, sql } from 'kysely';

const statements = [
  // `subject` is a series, or a meeting by itself, as its calendar knows it.
  `create table link_choices (
    workspace text not null,
    calendar_id uuid not null,
    subject text collate "C" not null,
    link_key text not null,
    primary key (workspace, calendar_id, subject),
    foreign key (workspace, calendar_id) references calendars on delete cascade
  )`,
];

/** Which link of a meeting that names several its reader takes. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
