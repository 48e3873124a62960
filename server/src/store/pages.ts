import { sql, type Transaction } from 'kysely';
import type { RoundEnd } from '../domain/reconcile.ts';
import type { PageWrite, Stream } from '../ports/streams.ts';
import type { Vault } from '../ports/vault.ts';
import { sealDetail, timeColumns } from './details.ts';
import { deleteGone, inCalendar, type Place } from './gone.ts';
import type { Schema } from './schema.ts';

const upsertSeries = async (
  tx: Transaction<Schema>,
  { workspace, calendarId, connection }: Stream,
  vault: Vault,
  { plan, round }: PageWrite,
): Promise<void> => {
  if (plan.series.length === 0) return;
  const rows = plan.series.map(({ key, allDay, detail, announces }) => ({
    series_key: key,
    all_day: allDay,
    detail: sealDetail(vault, workspace, connection.id, detail),
    announced_round: announces ? round : 0,
  }));
  await sql`
    insert into series (workspace, calendar_id, series_key, all_day, detail, seen_round, announced_round)
    select ${workspace}, ${calendarId}::uuid, series_key, all_day, detail, ${round}::integer, announced_round
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (series_key text, all_day boolean, detail jsonb, announced_round integer)
    on conflict (workspace, calendar_id, series_key) do update set
      all_day = excluded.all_day,
      detail = excluded.detail,
      seen_round = excluded.seen_round,
      announced_round = greatest(series.announced_round, excluded.announced_round)`.execute(tx);
};

const upsertMeetings = async (
  tx: Transaction<Schema>,
  { workspace, calendarId, connection }: Stream,
  vault: Vault,
  { plan, round }: PageWrite,
): Promise<void> => {
  if (plan.meetings.length === 0) return;
  const rows = plan.meetings.map(({ id, seriesKey, member, time, originalStart, detail }) => ({
    remote_id: id,
    series_key: seriesKey,
    member,
    ...timeColumns(time),
    original_start: originalStart === null ? null : new Date(originalStart).toISOString(),
    detail: sealDetail(vault, workspace, connection.id, detail),
  }));
  await sql`
    insert into meetings (workspace, calendar_id, remote_id, series_key, member, starts_at, ends_at, all_day,
      original_start, detail, seen_round)
    select ${workspace}, ${calendarId}::uuid, remote_id, series_key, member, starts_at, ends_at, all_day,
      original_start, detail, ${round}::integer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (remote_id text, series_key text, member text, starts_at timestamptz, ends_at timestamptz,
        all_day boolean, original_start timestamptz, detail jsonb)
    on conflict (workspace, calendar_id, remote_id) do update set
      series_key = excluded.series_key,
      member = excluded.member,
      starts_at = excluded.starts_at,
      ends_at = excluded.ends_at,
      all_day = excluded.all_day,
      original_start = excluded.original_start,
      detail = coalesce(excluded.detail, meetings.detail),
      seen_round = excluded.seen_round`.execute(tx);
};

/** What a complete answer did not contain is gone. */
const deleteUnseen = async (
  tx: Transaction<Schema>,
  place: Place,
  round: number,
  end: RoundEnd,
): Promise<void> => {
  switch (end) {
    case 'unseen':
      await sql`delete from meetings where ${inCalendar(place)} and seen_round < ${round}`.execute(tx);
      await sql`delete from series where ${inCalendar(place)} and seen_round < ${round}`.execute(tx);
      return;
    case 'announced':
      await sql`delete from meetings where ${inCalendar(place)} and seen_round < ${round} and series_key in
        (select series_key from series where ${inCalendar(place)} and announced_round = ${round})`.execute(
        tx,
      );
  }
};

/** Writes one page, in the transaction that also moves the stream. One statement for each kind of row. */
export const writePage = async (
  tx: Transaction<Schema>,
  stream: Stream,
  vault: Vault,
  page: PageWrite,
): Promise<void> => {
  await deleteGone(tx, stream, page.plan);
  await upsertSeries(tx, stream, vault, page);
  await upsertMeetings(tx, stream, vault, page);
  if (page.plan.end !== null) await deleteUnseen(tx, stream, page.round, page.plan.end);
};
