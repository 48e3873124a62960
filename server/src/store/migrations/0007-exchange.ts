import { type Kysely, sql } from 'kysely';

const statements = [
  `create table exchange_grants (
    workspace text not null,
    connection_id uuid not null,
    url text not null,
    version text not null,
    mailbox text,
    channel_binding boolean not null,
    login text not null,
    build text,
    parked_at timestamptz,
    primary key (workspace, connection_id),
    foreign key (workspace, connection_id) references connections on delete cascade
  )`,
  // Windows counts wrong passwords of an account, whoever they belong to here: `key` is a keyed hash without a workspace.
  `create table login_attempts (
    key text primary key,
    rejections jsonb not null,
    accepted text,
    lease uuid,
    lease_until timestamptz not null
  )`,
  'create index login_attempts_by_time on login_attempts (lease_until)',
  'alter table meetings add column tag text',
];

/**
 * Mailboxes on Exchange servers: their logins, who shows which password now and what was rejected, and which version of a
 * meeting is stored (`tag`), since Exchange tells only that something changed.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
