import type { EwsItem, EwsOccurrence } from '../codec/item.ts';
import { occurrenceDays } from './occurrence-days.ts';
import { dateOf, instantOf, localOf, type Zone } from './zone.ts';

const DAY = 86_400_000;

/** What it takes to expand a series. Instants are UTC in ms. */
export type Master = Pick<EwsItem, 'recurrence' | 'modifiedOccurrences' | 'deletedOccurrences'> & {
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  /** That of the series; its hours stay the same there when the clocks change. */
  readonly zone: Zone;
};

/** One occurrence. `modified` is what the server says of it where it is an exception. */
export type Expanded = {
  readonly start: number;
  readonly end: number;
  readonly originalStart: number;
  readonly modified: EwsOccurrence | null;
};

const touches = (one: { start: number; end: number }, window: { start: number; end: number }): boolean =>
  one.start < window.end && (one.end > window.start || (one.start === one.end && one.start === window.start));

const isoDate = (local: number): string => new Date(local).toISOString().slice(0, 10);
const midnight = (local: number): number => Math.floor(local / DAY) * DAY;

/**
 * The occurrences of a series that touch a window (UTC, ms), by their starts. Deleted ones are left out, and exceptions
 * stand for the occurrences that they replace, wherever these were. An occurrence is known by its date, since a series
 * has no two on one day.
 */
export const expand = (
  master: Master,
  window: { readonly start: number; readonly end: number },
): Expanded[] => {
  const { recurrence, zone, allDay } = master;
  if (recurrence === null) return [];
  const dayOf = (instant: number): string =>
    allDay ? dateOf(zone, instant) : isoDate(localOf(zone, instant));
  const replaced = new Set([
    ...master.deletedOccurrences.map(dayOf),
    ...master.modifiedOccurrences.map(({ originalStart }) => dayOf(originalStart)),
  ]);

  const localStart = allDay ? Date.parse(dateOf(zone, master.start)) : localOf(zone, master.start);
  const localEnd = allDay ? Date.parse(dateOf(zone, master.end)) : localStart + (master.end - master.start);
  const timeOfDay = localStart - midnight(localStart);
  const duration = localEnd - localStart;
  const occurrenceOn = (day: string): Expanded => {
    const local = Date.parse(day) + timeOfDay;
    const start = instantOf(zone, local);
    const end = allDay ? instantOf(zone, local + duration) : start + duration;
    return { start, end, originalStart: start, modified: null };
  };

  const from = isoDate(window.start - duration - 2 * DAY);
  const to = isoDate(window.end + 2 * DAY);
  const plain = occurrenceDays(recurrence, from, to)
    .filter((day) => !replaced.has(day))
    .map(occurrenceOn);
  const exceptions = master.modifiedOccurrences.map(
    (modified): Expanded => ({
      start: modified.start,
      end: modified.end,
      originalStart: modified.originalStart,
      modified,
    }),
  );
  return [...plain, ...exceptions].filter((one) => touches(one, window)).sort((a, b) => a.start - b.start);
};
