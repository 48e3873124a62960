import { instanceOn, originalStart } from '../../state/instances.ts';
import type { StoredItem } from '../../state/mailbox-data.ts';
import { seriesDays } from '../../state/recurrence.ts';
import { dateOfDay, dayNumber } from '../../state/wall-time.ts';
import { type Entry, instanceEntry } from './entry.ts';

/** Longer than any series goes on that has an end. */
const CENTURY = 36_525;

/** Dates of the pattern, deleted ones among them; of a series without end only the first `most`. */
function plannedDates(item: StoredItem, most: number): string[] {
  const { recurrence } = item;
  if (recurrence === null) return [];
  const from = dayNumber(recurrence.range.startDate);
  // The pattern is asked for ever longer spans, since nobody knows how far its n-th day lies.
  for (let span = 64; ; span *= 4) {
    const days = seriesDays(recurrence, from, from + Math.min(span, CENTURY));
    if (days.length >= most || span >= CENTURY) return days.slice(0, most).map(dateOfDay);
  }
}

/** The occurrence of that number, from 1 on; why there is none. */
export function nthOccurrence(item: StoredItem, index: number): Entry | 'deleted' | 'out-of-range' {
  const date = index < 1 ? undefined : plannedDates(item, index)[index - 1];
  if (date === undefined) return 'out-of-range';
  const instance = instanceOn(item, date);
  return instance === null ? 'deleted' : instanceEntry(instance);
}

export function firstOccurrence(item: StoredItem): Entry | null {
  const date = plannedDates(item, item.deleted.length + 1).find((one) => !item.deleted.includes(one));
  const instance = date === undefined ? null : instanceOn(item, date);
  return instance && instanceEntry(instance);
}

/** Null for a series without end as well. */
export function lastOccurrence(item: StoredItem): Entry | null {
  if (item.recurrence === null || item.recurrence.range.type === 'noEnd') return null;
  const dates = plannedDates(item, Number.POSITIVE_INFINITY);
  const date = dates.findLast((one) => !item.deleted.includes(one));
  const instance = date === undefined ? null : instanceOn(item, date);
  return instance && instanceEntry(instance);
}

/** By original start. */
export function exceptionsOf(item: StoredItem): Entry[] {
  return Object.keys(item.exceptions)
    .sort()
    .flatMap((date) => instanceOn(item, date) ?? [])
    .map(instanceEntry);
}

/** When the deleted ones would have begun (UTC ms). */
export function deletedStarts(item: StoredItem): number[] {
  return [...item.deleted].sort().map((date) => originalStart(item, date));
}
