import type { StoredItem } from '../state/mailbox-data.ts';

/** `recurrence` as it comes back: filled in with the defaults that nobody sent. */
export function eventRecurrence({ recurrence, start }: StoredItem) {
  if (recurrence === null) return null;
  const { pattern, range } = recurrence;
  return {
    pattern: {
      type: pattern.type,
      interval: pattern.interval,
      month: pattern.month ?? 0,
      dayOfMonth: pattern.dayOfMonth ?? 0,
      ...(pattern.daysOfWeek && { daysOfWeek: pattern.daysOfWeek }),
      firstDayOfWeek: pattern.firstDayOfWeek ?? 'sunday',
      index: pattern.index ?? 'first',
    },
    range: {
      type: range.type,
      startDate: range.startDate,
      endDate: range.type === 'endDate' ? range.endDate : '0001-01-01',
      recurrenceTimeZone: start.timeZone,
      numberOfOccurrences: range.type === 'numbered' ? range.numberOfOccurrences : 0,
    },
  };
}
