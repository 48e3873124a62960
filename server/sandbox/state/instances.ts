import type { Exception, StoredItem } from './mailbox-data.ts';
import { seriesDays } from './recurrence.ts';
import { DAY, dateOfDay, dayNumber, utcOf, wallMs } from './wall-time.ts';
import { knownZone } from './zones.ts';

/** Half-open, UTC ms. */
export type Window = { start: number; end: number };

/** A single meeting or one occurrence of a series, as a calendar view shows it. */
export type Instance = {
  item: StoredItem;
  /** UTC ms. */
  start: number;
  end: number;
  /** Original date of an occurrence; null for a single meeting. */
  date: string | null;
  exception: Exception | null;
};

/** What of the item lies in the window, by start. */
export function instancesIn(item: StoredItem, window: Window): Instance[] {
  if (item.recurrence === null) {
    const instance = { item, start: utcOf(item.start), end: utcOf(item.end), date: null, exception: null };
    return overlaps(instance, window) ? [instance] : [];
  }
  const duration = utcOf(item.end) - utcOf(item.start);
  const from = Math.floor((window.start - duration) / DAY) - 1;
  const to = Math.floor(window.end / DAY) + 1;
  const found = regularDays(item, from, to).map(regularOn(item));
  for (const [date, exception] of Object.entries(item.exceptions)) found.push(changed(item, date, exception));
  return found.filter((instance) => overlaps(instance, window)).sort((a, b) => a.start - b.start);
}

/** The occurrence of that original date; null when the series has none there, or it was deleted. */
export function instanceOn(item: StoredItem, date: string): Instance | null {
  const exception = item.exceptions[date];
  if (exception) return changed(item, date, exception);
  const day = dayNumber(date);
  if (item.recurrence === null || !regularDays(item, day, day).includes(day)) return null;
  return regularOn(item)(day);
}

/** Where an occurrence of that date would be if nothing had been changed (UTC ms). */
export function originalStart(item: StoredItem, date: string): number {
  return regularOn(item)(dayNumber(date)).start;
}

function regularDays(item: StoredItem, from: number, to: number): number[] {
  if (item.recurrence === null) return [];
  const days = seriesDays(item.recurrence, from, to);
  if (item.deleted.length === 0 && Object.keys(item.exceptions).length === 0) return days;
  const taken = new Set([...item.deleted, ...Object.keys(item.exceptions)].map(dayNumber));
  return days.filter((day) => !taken.has(day));
}

function regularOn(item: StoredItem): (day: number) => Instance {
  const [start, end] = [wallMs(item.start), wallMs(item.end)];
  const first = Math.floor(start / DAY);
  const zone = knownZone(item.start.timeZone);
  return (day) => ({
    item,
    start: zone.toUtc(start + (day - first) * DAY),
    end: zone.toUtc(end + (day - first) * DAY),
    date: dateOfDay(day),
    exception: null,
  });
}

function changed(item: StoredItem, date: string, exception: Exception): Instance {
  return { item, start: utcOf(exception.start), end: utcOf(exception.end), date, exception };
}

export function overlaps(instance: { start: number; end: number }, window: Window): boolean {
  if (instance.start === instance.end) return instance.start >= window.start && instance.start < window.end;
  return instance.end > window.start && instance.start < window.end;
}
