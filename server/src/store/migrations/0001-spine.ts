import { type Kysely, sql } from 'kysely';

const statements = [
  `create table connections (
    workspace text not null,
    id uuid not null,
    user_id text not null,
    kind text not null,
    account_tid text not null,
    account_oid text not null,
    account_name text not null,
    account_address text not null,
    sync_private boolean not null,
    only_online boolean not null,
    trouble jsonb,
    created_at timestamptz not null,
    primary key (workspace, id),
    unique (workspace, user_id, kind, account_tid, account_oid)
  )`,
  `create table grants (
    workspace text not null,
    connection_id uuid not null,
    refresh_token text not null,
    access_token text,
    access_expires_at timestamptz,
    lease uuid,
    lease_until timestamptz,
    refreshed_at timestamptz not null,
    primary key (workspace, connection_id),
    foreign key (workspace, connection_id) references connections on delete cascade
  )`,
  `create table calendars (
    workspace text not null,
    id uuid not null,
    connection_id uuid not null,
    remote_id text not null,
    name text not null,
    owner_name text,
    owner_address text,
    color text,
    main boolean not null,
    shared boolean not null,
    selected boolean not null,
    listed_at timestamptz not null,
    primary key (workspace, id),
    unique (workspace, connection_id, remote_id),
    foreign key (workspace, connection_id) references connections on delete cascade
  )`,
  `create table streams (
    workspace text not null,
    calendar_id uuid not null,
    version integer not null,
    state jsonb not null,
    due_at timestamptz not null,
    primary key (workspace, calendar_id),
    foreign key (workspace, calendar_id) references calendars on delete cascade
  )`,
  'create index streams_due on streams (due_at)',
  `create table series (
    workspace text not null,
    calendar_id uuid not null,
    series_key text not null,
    all_day boolean not null,
    detail jsonb,
    seen_round integer not null,
    announced_round integer not null,
    primary key (workspace, calendar_id, series_key),
    foreign key (workspace, calendar_id) references calendars on delete cascade
  )`,
  `create table meetings (
    workspace text not null,
    calendar_id uuid not null,
    remote_id text collate "C" not null,
    series_key text,
    member text not null check (member in ('single', 'occurrence', 'exception')),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    all_day boolean not null,
    original_start timestamptz,
    detail jsonb,
    seen_round integer not null,
    primary key (workspace, calendar_id, remote_id),
    foreign key (workspace, calendar_id) references calendars on delete cascade
  )`,
  'create index meetings_by_time on meetings (workspace, calendar_id, starts_at)',
  'create index meetings_by_series on meetings (workspace, calendar_id, series_key) where series_key is not null',
  `create table consents (
    workspace text not null,
    id uuid not null,
    user_id text not null,
    kind text not null,
    connection_id uuid,
    state_hash text not null,
    challenge text not null,
    secrets text not null,
    claims text,
    status text not null check (status in ('open', 'parked', 'refused', 'redeemed')),
    refusal jsonb,
    account_tid text,
    account_oid text,
    parked_grant text,
    code_hash text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (workspace, id)
  )`,
  'create index consents_expired on consents (expires_at)',
  `create table approvals (
    workspace text not null,
    user_id text not null,
    kind text not null,
    requested_at timestamptz not null,
    primary key (workspace, user_id, kind)
  )`,
];

/** Everything a connected work calendar needs. Secrets (tokens, join links) are stored sealed, as text. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};
