import { sql, type Transaction } from 'kysely';
import type { Filters } from '../domain/connection.ts';
import { advance, NEW_STREAM, type SyncState } from '../domain/sync.ts';
import { DEFAULT_SYNC } from '../domain/sync-settings.ts';
import { dueAt } from '../domain/sync-step.ts';
import type { Vault } from '../ports/vault.ts';
import { forgetHints } from './hints.ts';
import { forgetChoices, type Subject } from './link-choices.ts';
import { moveRows } from './move-rows.ts';
import type { Schema } from './schema.ts';
import { startWatches } from './watch-choices.ts';

type Tx = Transaction<Schema>;

/** Begins the streams of calendars that were selected just now. */
export const startStreams = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> => {
  if (calendarIds.length === 0) return;
  await tx
    .insertInto('streams')
    .values(
      calendarIds.map((id) => ({
        workspace,
        calendar_id: id,
        version: 1,
        state: JSON.stringify(NEW_STREAM),
        due_at: new Date(at),
      })),
    )
    .execute();
  await startWatches(tx, workspace, calendarIds, at);
};

/** Forgets everything read from calendars that are not selected any more. */
export const endStreams = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
): Promise<void> => {
  if (calendarIds.length === 0) return;
  for (const table of ['streams', 'meetings', 'series', 'link_choices'] as const)
    await tx
      .deleteFrom(table)
      .where('workspace', '=', workspace)
      .where('calendar_id', 'in', [...calendarIds])
      .execute();
  await forgetHints(tx, workspace, calendarIds);
};

/** Moves streams on by an outcome that concerns the whole connection; null only ends what is under way. */
export const moveStreams = (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
  outcome: 'filters-widened' | 'reconnected' | 'asked' | null,
  at: number,
): Promise<void> =>
  moveRows(tx, 'streams', workspace, calendarIds, (stored) => {
    const before = stored as SyncState;
    if (outcome === null) return { state: before };
    const state = advance(before, { kind: outcome }, { at, jitter: 0 }, DEFAULT_SYNC);
    return { state, dueAt: dueAt(state, at, false) };
  });

/** Deletes what narrower filters leave out, and which links were chosen in it; a series stays as a mark without detail. */
export const deleteLeftOut = async (
  tx: Tx,
  vault: Pick<Vault, 'hash'>,
  workspace: string,
  calendarIds: readonly string[],
  { syncPrivate, onlyOnline }: Filters,
): Promise<void> => {
  const leftOut = (detail: string) => sql<boolean>`(
    (${!syncPrivate}::boolean and (${sql.ref(detail)} ->> 'private')::boolean)
    or (${onlyOnline}::boolean and not (${sql.ref(detail)} ->> 'online')::boolean))`;
  const inCalendars = sql<boolean>`workspace = ${workspace} and calendar_id = any(${calendarIds}::uuid[])`;
  const series = await sql<Subject>`
    update series set detail = null where ${inCalendars} and ${leftOut('detail')}
    returning calendar_id, series_key as remote_id, series_key`.execute(tx);
  await sql`delete from meetings m where ${inCalendars} and member = 'occurrence' and exists (
    select from series s where s.workspace = m.workspace and s.calendar_id = m.calendar_id
      and s.series_key = m.series_key and s.detail is null)`.execute(tx);
  // An occurrence that its series speaks for may carry an older detail of its own, from before that was known.
  const meetings = await sql<Subject>`
    delete from meetings m where ${inCalendars} and ${leftOut('m.detail')} and not (
      member = 'occurrence' and exists (
        select from series s where s.workspace = m.workspace and s.calendar_id = m.calendar_id
          and s.series_key = m.series_key))
    returning calendar_id, remote_id, series_key`.execute(tx);
  await sql`update meetings set detail = null where ${inCalendars} and ${leftOut('detail')}`.execute(tx);
  await forgetChoices(tx, vault, workspace, [...series.rows, ...meetings.rows]);
};

/** What was left out is to be found out anew. */
export const forgetLeftOut = async (
  tx: Tx,
  workspace: string,
  calendarIds: readonly string[],
): Promise<void> => {
  await sql`delete from series where workspace = ${workspace} and calendar_id = any(${calendarIds}::uuid[])
    and detail is null`.execute(tx);
};
