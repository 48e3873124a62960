import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { AuditEvent } from '../domain/audit.ts';
import type { ApprovedKind, ConnectionKind, MicrosoftKind } from '../domain/connection.ts';

type Instant = ColumnType<Date, Date, Date>;
type Json = JSONColumnType<object | null>;

/** The tables; one interface a table, columns as in the migrations. */
export interface Schema {
  connections: {
    workspace: string;
    id: string;
    user_id: string;
    kind: ConnectionKind;
    account_tid: string;
    account_oid: string;
    account_name: string;
    account_address: string;
    sync_private: boolean;
    only_online: boolean;
    choices_version: Generated<number>;
    listing_version: Generated<number>;
    listed_at: Instant | null;
    relist_at: Instant;
    trouble: Json | null;
    created_at: Instant;
  };
  grants: {
    workspace: string;
    connection_id: string;
    refresh_token: string;
    access_token: string | null;
    access_expires_at: Instant | null;
    lease: string | null;
    lease_until: Instant | null;
    refreshed_at: Instant;
  };
  exchange_grants: {
    workspace: string;
    connection_id: string;
    url: string;
    version: string;
    mailbox: string | null;
    channel_binding: boolean;
    login: string;
    build: string | null;
    parked_at: Instant | null;
  };
  login_attempts: {
    key: string;
    rejections: Json;
    accepted: string | null;
    lease: string | null;
    lease_until: Instant;
  };
  calendars: {
    workspace: string;
    id: string;
    connection_id: string;
    remote_id: string;
    name: string;
    owner_name: string | null;
    owner_address: string | null;
    color: string | null;
    main: boolean;
    shared: boolean;
    /** Its place among those that are selected; null when it is not. */
    slot: number | null;
    gone_at: Instant | null;
    unseen: Generated<boolean>;
  };
  streams: {
    workspace: string;
    calendar_id: string;
    version: number;
    state: Json;
    due_at: Instant;
    changed_at: Instant | null;
    noticed_at: Instant | null;
  };
  watches: {
    workspace: string;
    calendar_id: string;
    id: string | null;
    version: number;
    state: Json;
    remote_id: string | null;
    due_at: Instant;
  };
  hints: {
    workspace: string;
    calendar_id: string;
    seq: number;
    first_at: Instant;
    ready_at: Instant;
    noticed_at: Instant | null;
  };
  changes: {
    workspace: string;
    id: Generated<string>;
    transaction: Generated<string>;
    user_id: string;
    connection_id: string;
    meetings: boolean;
    at: Instant;
  };
  series: {
    workspace: string;
    calendar_id: string;
    series_key: string;
    all_day: boolean;
    detail: Json | null;
    seen_round: number;
    announced_round: number;
  };
  meetings: {
    workspace: string;
    calendar_id: string;
    remote_id: string;
    series_key: string | null;
    member: 'single' | 'occurrence' | 'exception';
    starts_at: Instant;
    ends_at: Instant;
    all_day: boolean;
    original_start: Instant | null;
    detail: Json | null;
    tag: string | null;
    seen_round: number;
  };
  link_choices: {
    workspace: string;
    calendar_id: string;
    /** Keyed hash: the key of a series, or one of a single meeting. */
    subject: string;
    link_key: string;
    seen_at: Instant;
  };
  consents: {
    workspace: string;
    id: string;
    user_id: string;
    kind: MicrosoftKind;
    connection_id: string | null;
    state_hash: string;
    challenge: string;
    secrets: string;
    claims: string | null;
    status: 'open' | 'parked' | 'refused' | 'redeemed';
    refusal: Json | null;
    account_tid: string | null;
    account_oid: string | null;
    parked_grant: string | null;
    code_hash: string | null;
    created_at: Instant;
    expires_at: Instant;
  };
  approvals: { workspace: string; user_id: string; kind: ApprovedKind; requested_at: Instant };
  audit: {
    workspace: string;
    id: Generated<string>;
    at: Instant;
    /** Keyed hash. */
    person: string;
    action: AuditEvent['action'];
    connection_id: string | null;
    detail: Json;
  };
}
