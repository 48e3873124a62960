import { EwsFailure } from '../ews-failure.ts';
import { type Entry, instanceEntry, masterEntry } from '../items/entry.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import type { Call } from './operation.ts';
import { mostAtOnce } from './paging.ts';

const DAY = 86_400_000;
/** Two years. */
const LONGEST = 732 * DAY;

/** What lies in the window, by start, and the attributes that say whether that is all. */
export function calendarView(
  call: Call,
  calendarId: string,
  view: XmlElement,
): { rows: readonly Entry[]; attributes: Record<string, number | boolean> } {
  const [start, end] = [
    Date.parse(view.attributes.StartDate ?? ''),
    Date.parse(view.attributes.EndDate ?? ''),
  ];
  if (end < start) throw new EwsFailure('ErrorCalendarEndDateIsEarlierThanStartDate');
  if (end - start > LONGEST) throw new EwsFailure('ErrorCalendarViewRangeTooBig');
  const asked = view.attributes.MaxEntriesReturned;
  const wanted = asked === undefined ? Number.POSITIVE_INFINITY : Number(asked);
  if (wanted < 1) throw new EwsFailure('ErrorInvalidPagingMaxRows');
  const all = call.settings.expandsCalendarView
    ? expanded(call, calendarId, start, end)
    : overlapping(call, calendarId, start, end);
  const most = Math.min(wanted, mostAtOnce(call, Math.min(wanted, all.length)));
  return {
    rows: all.slice(0, most),
    attributes: { TotalItemsInView: all.length, IncludesLastItemInRange: all.length <= most },
  };
}

/** What ends exactly where the window starts belongs to it. */
function expanded({ state }: Call, calendarId: string, start: number, end: number): Entry[] {
  return state.mailboxes
    .view(calendarId, { start: start - 1, end: Math.max(end, start) })
    .filter((instance) => instance.end >= start)
    .map(instanceEntry);
}

/** A server that does not expand: a series counts as what its first occurrence is. */
function overlapping({ state }: Call, calendarId: string, start: number, end: number): Entry[] {
  return state.mailboxes
    .items(calendarId)
    .map(masterEntry)
    .filter((entry) => lastEnd(entry) >= start && entry.start < end)
    .sort((a, b) => a.start - b.start || a.item.key - b.item.key);
}

/** Until when a series may go on (UTC ms), as its clip end says. */
function lastEnd({ item, end }: Entry): number {
  const range = item.recurrence?.range;
  if (range === undefined) return end;
  if (range.type === 'endDate') return Date.parse(`${range.endDate}T23:59:59Z`) + 2 * DAY;
  return Number.POSITIVE_INFINITY;
}
