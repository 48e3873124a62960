import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { LinkChoice } from '../ports/meetings.ts';
import type { Owner } from '../ports/owner.ts';
import type { CalendarRef } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import { inCalendar } from './gone.ts';
import type { Schema } from './schema.ts';

type Tx = Transaction<Schema>;
type Hash = Pick<Vault, 'hash'>;

/** Whose link was chosen: a single meeting's, or a whole series', whichever of it `remote_id` names. */
export type Subject = Pick<Selectable<Schema['meetings']>, 'calendar_id' | 'remote_id' | 'series_key'>;

/**
 * How long a choice outlasts its meeting (ms): one may be moved beyond the window and back, and a series may pause for
 * half a year.
 */
const KEPT = 183 * 86_400_000;

/** No id rests here: a series' key is a keyed hash, and a single meeting has one of its own. */
const subjectOf = ({ hash }: Hash, { calendar_id, remote_id, series_key }: Subject): string =>
  series_key ?? hash(`link choice ${calendar_id} ${remote_id}`);

/** What was chosen for these meetings, which name several links; undefined where nothing was. */
export const readChoices = async (
  db: Kysely<Schema>,
  vault: Hash,
  workspace: string,
  meetings: readonly Subject[],
): Promise<(meeting: Subject) => string | undefined> => {
  if (meetings.length === 0) return () => undefined;
  const calendarIds = [...new Set(meetings.map(({ calendar_id }) => calendar_id))];
  const subjects = [...new Set(meetings.map((meeting) => subjectOf(vault, meeting)))];
  const rows = await db
    .selectFrom('link_choices')
    .select(['calendar_id', 'subject', 'link_key'])
    .where('workspace', '=', workspace)
    .where(sql<boolean>`calendar_id = any(${calendarIds}::uuid[])`)
    .where(sql<boolean>`subject = any(${subjects}::text[])`)
    .execute();
  const chosen = new Map(rows.map((row) => [`${row.calendar_id} ${row.subject}`, row.link_key]));
  return (meeting) => chosen.get(`${meeting.calendar_id} ${subjectOf(vault, meeting)}`);
};

/** Stores a choice, if the meeting is still there. */
export const storeChoice = async (
  tx: Tx,
  vault: Hash,
  { workspace, calendarId }: CalendarRef,
  remoteId: string,
  linkKey: string,
  at: number,
): Promise<void> => {
  const meeting = await tx
    .selectFrom('meetings')
    .select(['calendar_id', 'remote_id', 'series_key'])
    .where('workspace', '=', workspace)
    .where('calendar_id', '=', calendarId)
    .where('remote_id', '=', remoteId)
    .forKeyShare()
    .executeTakeFirst();
  if (!meeting) return;
  const chosen = { link_key: linkKey, seen_at: new Date(at) };
  await tx
    .insertInto('link_choices')
    .values({ workspace, calendar_id: calendarId, subject: subjectOf(vault, meeting), ...chosen })
    .onConflict((conflict) => conflict.columns(['workspace', 'calendar_id', 'subject']).doUpdateSet(chosen))
    .execute();
};

/** Forgets what was chosen for meetings and series that were deleted, unless something of the series stays. */
export const forgetChoices = async (
  tx: Tx,
  vault: Hash,
  workspace: string,
  gone: readonly Subject[],
): Promise<void> => {
  if (gone.length === 0) return;
  const calendarIds = [...new Set(gone.map(({ calendar_id }) => calendar_id))];
  const subjects = [...new Set(gone.map((meeting) => subjectOf(vault, meeting)))];
  const same = sql`o.workspace = l.workspace and o.calendar_id = l.calendar_id and o.series_key = l.subject`;
  await sql`delete from link_choices l
    where workspace = ${workspace} and calendar_id = any(${calendarIds}::uuid[])
      and subject = any(${subjects}::text[])
      and not exists (select from meetings o where ${same})
      and not exists (select from series o where ${same} and o.detail is not null)`.execute(tx);
};

/** After everything in a calendar was read: forgets what was chosen for meetings that have not been there for long. */
export const tidyChoices = async (tx: Tx, vault: Hash, place: CalendarRef, at: number): Promise<void> => {
  const { rows } = await sql<{ subject: string }>`
    select subject from link_choices where ${inCalendar(place)}`.execute(tx);
  if (rows.length === 0) return;
  const meetings = await sql<Subject>`
    select distinct on (coalesce(series_key, remote_id)) calendar_id, remote_id, series_key
    from meetings where ${inCalendar(place)}`.execute(tx);
  const there = new Set(meetings.rows.map((meeting) => subjectOf(vault, meeting)));
  const seen = rows.flatMap(({ subject }) => (there.has(subject) ? [subject] : []));
  await sql`update link_choices set seen_at = ${new Date(at)}::timestamptz
    where ${inCalendar(place)} and subject = any(${seen}::text[])`.execute(tx);
  await sql`delete from link_choices
    where ${inCalendar(place)} and seen_at < ${new Date(at - KEPT)}::timestamptz`.execute(tx);
};

/** Everything that a user has chosen. */
export const choicesOf = async (db: Kysely<Schema>, { workspace, userId }: Owner): Promise<LinkChoice[]> => {
  const rows = await db
    .selectFrom('connections as k')
    .innerJoin('calendars as c', (join) =>
      join.onRef('c.workspace', '=', 'k.workspace').onRef('c.connection_id', '=', 'k.id'),
    )
    .innerJoin('link_choices as l', (join) =>
      join.onRef('l.workspace', '=', 'c.workspace').onRef('l.calendar_id', '=', 'c.id'),
    )
    .select(['l.calendar_id', 'l.subject', 'l.link_key', 'l.seen_at'])
    .where('k.workspace', '=', workspace)
    .where('k.user_id', '=', userId)
    .orderBy('l.calendar_id')
    .orderBy('l.subject')
    .execute();
  return rows.map(({ calendar_id, subject, link_key, seen_at }) => ({
    calendarId: calendar_id,
    subject,
    linkKey: link_key,
    seenAt: seen_at.getTime(),
  }));
};
