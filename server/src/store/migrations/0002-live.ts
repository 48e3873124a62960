import { type Kysely, sql } from 'kysely';

const statements = [
  'alter table streams add column changed_at timestamptz, add column noticed_at timestamptz',
  `create table watches (
    workspace text not null,
    calendar_id uuid not null,
    id uuid,
    version integer not null,
    state jsonb not null,
    remote_id text,
    due_at timestamptz not null,
    primary key (workspace, calendar_id),
    unique (workspace, id),
    foreign key (workspace, calendar_id) references streams on delete cascade
  )`,
  'create index watches_due on watches (due_at)',
  `insert into watches (workspace, calendar_id, version, state, due_at)
    select s.workspace, s.calendar_id, 1, '{"phase": "wanted", "target": "calendar", "pause": null}', s.due_at
    from streams s join calendars c on c.workspace = s.workspace and c.id = s.calendar_id
    where not c.shared`,
  // No foreign key: storing a notice would wait for whoever writes or deletes the stream.
  `create table hints (
    workspace text not null,
    calendar_id uuid not null,
    seq integer not null,
    first_at timestamptz not null,
    ready_at timestamptz not null,
    noticed_at timestamptz,
    primary key (workspace, calendar_id)
  )`,
  'create index hints_ready on hints (ready_at)',
  `create table changes (
    workspace text not null,
    id bigint generated always as identity,
    transaction xid8 not null default pg_current_xact_id(),
    user_id text not null,
    connection_id uuid not null,
    meetings boolean not null,
    at timestamptz not null,
    primary key (workspace, id)
  )`,
  'create index changes_by_transaction on changes (transaction)',
  'create index changes_by_time on changes (at)',
];

/** What live updates need: watches at the provider, hints that wait for a round, and changes on their way to screens. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
