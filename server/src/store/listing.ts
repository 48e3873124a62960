import { type Kysely, sql, type Transaction } from 'kysely';
import type { RemoteCalendar } from '../ports/calendar-provider.ts';
import type { ConnectionRef } from '../ports/sync-queue.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;

/** Stores what is in a list. What was not there before is `unseen`, or not worth a word where all of it is new. */
export const storeListed = async (
  tx: Tx,
  { workspace, connectionId }: ConnectionRef,
  listed: readonly RemoteCalendar[],
  unseen: boolean,
  newId: () => string,
): Promise<void> => {
  const rows = listed.map(({ remoteId, name, owner, color, main, shared }) => ({
    id: newId(),
    remote_id: remoteId,
    name,
    owner_name: owner?.name ?? null,
    owner_address: owner?.address ?? null,
    color,
    main,
    shared,
  }));
  await sql`
    insert into calendars (workspace, id, connection_id, remote_id, name, owner_name, owner_address, color, main,
      shared, unseen)
    select ${workspace}, id, ${connectionId}::uuid, remote_id, name, owner_name, owner_address, color, main,
      shared, ${unseen}::boolean
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, remote_id text, name text, owner_name text, owner_address text, color text, main boolean,
        shared boolean)
    on conflict (workspace, connection_id, remote_id) do update set
      name = excluded.name,
      owner_name = excluded.owner_name,
      owner_address = excluded.owner_address,
      color = excluded.color,
      main = excluded.main,
      shared = excluded.shared,
      gone_at = null`.execute(tx);
};

/** Marks calendars as seen. Gives whether any of them was not. */
export const markSeen = async (
  tx: Tx,
  { workspace, connectionId }: ConnectionRef,
  calendarIds: readonly string[],
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('calendars')
    .set({ unseen: false })
    .where('workspace', '=', workspace)
    .where('connection_id', '=', connectionId)
    .where('unseen', '=', true)
    .where(sql<boolean>`id = any(${calendarIds}::uuid[])`)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** The connections whose calendars are to be listed by `now`, which are due again at `until` (UTC, ms). */
export const takeListings = async (
  db: Kysely<Schema>,
  now: number,
  until: number,
  limit: number,
): Promise<ConnectionRef[]> => {
  const { rows } = await sql<{ workspace: string; id: string }>`
    with due as (
      select workspace, id from connections where relist_at <= ${new Date(now)}::timestamptz
      order by relist_at limit ${limit} for update skip locked)
    update connections k set relist_at = ${new Date(until)}::timestamptz from due
    where k.workspace = due.workspace and k.id = due.id
    returning k.workspace, k.id`.execute(db);
  return rows.map(({ workspace, id }) => ({ workspace, connectionId: id }));
};

/** What is missing in a list is forgotten, unless it is selected: then it is marked, and keeps everything else. */
export const markMissing = async (
  tx: Tx,
  { workspace, connectionId }: ConnectionRef,
  listed: readonly RemoteCalendar[],
  at: number,
): Promise<void> => {
  const missing = sql`workspace = ${workspace} and connection_id = ${connectionId}
    and not remote_id = any(${listed.map(({ remoteId }) => remoteId)}::text[])`;
  await sql`delete from calendars where ${missing} and slot is null`.execute(tx);
  await sql`update calendars set gone_at = coalesce(gone_at, ${new Date(at)}::timestamptz)
    where ${missing}`.execute(tx);
};

/** Forgets calendars that were kept only because they were selected. */
export const forgetGone = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
): Promise<void> => {
  if (calendarIds.length === 0) return;
  await tx
    .deleteFrom('calendars')
    .where('workspace', '=', workspace)
    .where('id', 'in', [...calendarIds])
    .where('gone_at', 'is not', null)
    .execute();
};
