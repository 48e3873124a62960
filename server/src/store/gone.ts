import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Plan } from '../domain/reconcile.ts';
import type { Stream } from '../ports/streams.ts';
import type { Schema } from './schema.ts';

export type Place = Pick<Stream, 'workspace' | 'calendarId'>;

export const inCalendar = ({ workspace, calendarId }: Place): RawBuilder<boolean> =>
  sql`workspace = ${workspace} and calendar_id = ${calendarId}`;

/**
 * Which of these series are stored, or have members that are. Each is looked up by itself: a delete with a long
 * list reads the whole calendar, and nearly always there is nothing to delete.
 */
const storedSeries = async (
  tx: Transaction<Schema>,
  place: Place,
  keys: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${keys}::text[]) as key
    where (select true from series where ${inCalendar(place)} and series_key = key)
      or (select true from meetings where ${inCalendar(place)} and series_key = key limit 1)`.execute(tx);
  return new Set(rows.map(({ key }) => key));
};

/** Deletes the series that a page removes, with all their members, and the occurrences of series it leaves out. */
export const deleteGoneSeries = async (
  tx: Transaction<Schema>,
  place: Place,
  { removedSeries, series }: Plan,
): Promise<void> => {
  const leftOut = series.filter(({ detail }) => detail === null).map(({ key }) => key);
  const stored = await storedSeries(tx, place, [...removedSeries, ...leftOut]);
  const removed = removedSeries.filter((key) => stored.has(key));
  const hidden = leftOut.filter((key) => stored.has(key));

  if (removed.length > 0) {
    await sql`delete from meetings where ${inCalendar(place)} and series_key = any(${removed}::text[])`.execute(
      tx,
    );
    await sql`delete from series where ${inCalendar(place)} and series_key = any(${removed}::text[])`.execute(
      tx,
    );
  }
  if (hidden.length > 0)
    await sql`delete from meetings where ${inCalendar(place)} and series_key = any(${hidden}::text[])
      and member = 'occurrence'`.execute(tx);
};
