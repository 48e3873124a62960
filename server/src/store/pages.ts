import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { RoundEnd } from '../domain/reconcile.ts';
import type { PageWrite, Stream } from '../ports/streams.ts';
import type { Vault } from '../ports/vault.ts';
import { sealDetail, timeColumns } from './details.ts';
import { deleteGoneSeries, inCalendar, type Place } from './gone.ts';
import { tidyChoices } from './link-choices.ts';
import type { Schema } from './schema.ts';

const upsertSeries = (
  { workspace, calendarId, connection }: Stream,
  vault: Vault,
  { plan, round }: PageWrite,
): RawBuilder<unknown> => {
  const rows = plan.series.map(({ key, allDay, detail, announces }) => ({
    series_key: key,
    all_day: allDay,
    detail: sealDetail(vault, workspace, connection.id, detail),
    announced_round: announces ? round : 0,
  }));
  return sql`
    insert into series (workspace, calendar_id, series_key, all_day, detail, seen_round, announced_round)
    select ${workspace}, ${calendarId}::uuid, series_key, all_day, detail, ${round}::integer, announced_round
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (series_key text, all_day boolean, detail jsonb, announced_round integer)
    on conflict (workspace, calendar_id, series_key) do update set
      all_day = excluded.all_day,
      detail = excluded.detail,
      seen_round = excluded.seen_round,
      announced_round = greatest(series.announced_round, excluded.announced_round)`;
};

const upsertMeetings = (
  { workspace, calendarId, connection }: Stream,
  vault: Vault,
  { plan, round }: PageWrite,
): RawBuilder<unknown> => {
  const rows = plan.meetings.map(({ id, seriesKey, member, time, originalStart, detail, tag }) => ({
    remote_id: id,
    series_key: seriesKey,
    member,
    ...timeColumns(time),
    original_start: originalStart,
    detail: sealDetail(vault, workspace, connection.id, detail),
    tag,
  }));
  return sql`
    insert into meetings (workspace, calendar_id, remote_id, series_key, member, starts_at, ends_at, all_day,
      original_start, detail, tag, seen_round)
    select ${workspace}, ${calendarId}::uuid, remote_id, series_key, member, to_timestamp(starts_at / 1000),
      to_timestamp(ends_at / 1000), all_day, to_timestamp(original_start / 1000), detail, tag, ${round}::integer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (remote_id text, series_key text, member text, starts_at double precision, ends_at double precision,
        all_day boolean, original_start double precision, detail jsonb, tag text)
    on conflict (workspace, calendar_id, remote_id) do update set
      series_key = excluded.series_key,
      member = excluded.member,
      starts_at = excluded.starts_at,
      ends_at = excluded.ends_at,
      all_day = excluded.all_day,
      original_start = excluded.original_start,
      detail = coalesce(excluded.detail, meetings.detail),
      tag = excluded.tag,
      seen_round = excluded.seen_round`;
};

/** Every row of the page in one statement. A plan never removes a meeting that it also stores, so no order matters. */
const writeRows = async (
  tx: Transaction<Schema>,
  stream: Stream,
  vault: Vault,
  page: PageWrite,
): Promise<void> => {
  const { removedMeetings, series, meetings } = page.plan;
  if (removedMeetings.length + series.length + meetings.length === 0) return;
  const before = [
    ...(removedMeetings.length > 0
      ? [
          sql`gone as (delete from meetings where ${inCalendar(stream)} and remote_id = any(${removedMeetings}::text[]))`,
        ]
      : []),
    ...(series.length > 0 ? [sql`kept as (${upsertSeries(stream, vault, page)})`] : []),
  ];
  const first = before.length > 0 ? sql`with ${sql.join(before)}` : sql``;
  await sql`${first} ${upsertMeetings(stream, vault, page)}`.execute(tx);
};

/** What was seen is not gone, though nothing of it is written. */
const keepSeen = async (
  tx: Transaction<Schema>,
  place: Place,
  { plan: { seenMeetings, seenSeries }, round }: PageWrite,
): Promise<void> => {
  if (seenMeetings.length === 0) return;
  await sql`update meetings set seen_round = ${round}
    where ${inCalendar(place)} and remote_id = any(${seenMeetings}::text[])`.execute(tx);
  await sql`update series set seen_round = ${round}
    where ${inCalendar(place)} and series_key = any(${seenSeries}::text[])`.execute(tx);
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

/** Writes one page, in the transaction that also moves the stream. `at` is UTC in ms. */
export const writePage = async (
  tx: Transaction<Schema>,
  stream: Stream,
  vault: Vault,
  page: PageWrite,
  at: number,
): Promise<void> => {
  await deleteGoneSeries(tx, stream, page.plan);
  await writeRows(tx, stream, vault, page);
  await keepSeen(tx, stream, page);
  if (page.plan.end !== null) await deleteUnseen(tx, stream, page.round, page.plan.end);
  if (page.plan.end === 'unseen') await tidyChoices(tx, vault, stream, at);
};
