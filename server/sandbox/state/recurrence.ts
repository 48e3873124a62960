import type { Recurrence, Weekday, WeekIndex } from './mailbox-data.ts';
import { DAY, dayNumber, weekdayOf } from './wall-time.ts';

/**
 * The days of a pattern, grouped by what it repeats (days, weeks, months, years). Days are numbers counted from
 * 1970-01-01 in the series' own zone. Follows
 * https://learn.microsoft.com/graph/api/resources/recurrencepattern
 */
type Rhythm = {
  /** Days of the k-th period, ascending; k from 0 at the period of the start date. */
  days(k: number): number[];
  /** Period in which that day lies. */
  period(day: number): number;
};

const WEEKDAYS: readonly Weekday[] = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
];
const INDEXES: readonly WeekIndex[] = ['first', 'second', 'third', 'fourth'];

/** Days of the series from `from` to `to` (both included), deleted and changed ones among them. */
export function seriesDays(recurrence: Recurrence, from: number, to: number): number[] {
  const { pattern, range } = recurrence;
  const start = dayNumber(range.startDate);
  const last = Math.min(to, range.type === 'endDate' ? dayNumber(range.endDate) : to);
  const rhythm = rhythmOf(pattern, start);
  const found: number[] = [];
  // A numbered series has to be counted from its start; any other can be entered anywhere.
  let left = range.type === 'numbered' ? range.numberOfOccurrences : Number.POSITIVE_INFINITY;
  let k = range.type === 'numbered' ? 0 : Math.max(0, rhythm.period(from));
  for (; left > 0 && k <= rhythm.period(last); k += 1) {
    for (const day of rhythm.days(k)) {
      if (day < start || left === 0) continue;
      left -= 1;
      if (day >= from && day <= last) found.push(day);
    }
  }
  return found;
}

function rhythmOf(pattern: Recurrence['pattern'], start: number): Rhythm {
  const { interval } = pattern;
  switch (pattern.type) {
    case 'daily':
      return {
        days: (k) => [start + k * interval],
        period: (day) => Math.floor((day - start) / interval),
      };
    case 'weekly': {
      const first = WEEKDAYS.indexOf(pattern.firstDayOfWeek ?? 'sunday');
      const offset = (weekday: number) => (weekday - first + 7) % 7;
      const week = start - offset(weekdayOf(start));
      const offsets = weekdays(pattern, start)
        .map(offset)
        .sort((a, b) => a - b);
      return {
        days: (k) => offsets.map((days) => week + k * interval * 7 + days),
        period: (day) => Math.floor((day - week) / (7 * interval)),
      };
    }
    case 'absoluteMonthly':
    case 'relativeMonthly':
      return monthly(pattern, start, interval);
    case 'absoluteYearly':
    case 'relativeYearly':
      return monthly(pattern, start, interval * 12);
  }
}

function monthly(pattern: Recurrence['pattern'], start: number, months: number): Rhythm {
  const yearly = pattern.type === 'absoluteYearly' || pattern.type === 'relativeYearly';
  const startMonth = monthOf(start);
  const first = yearly && pattern.month ? Math.floor(startMonth / 12) * 12 + pattern.month - 1 : startMonth;
  const relative = pattern.type === 'relativeMonthly' || pattern.type === 'relativeYearly';
  const dayOfMonth = pattern.dayOfMonth || new Date(start * DAY).getUTCDate();
  return {
    days: (k) => {
      const month = first + k * months;
      const days = daysOfMonth(month);
      if (!relative) return days.slice(Math.min(dayOfMonth, days.length) - 1).slice(0, 1);
      const wanted = weekdays(pattern, start);
      const matching = days.filter((day) => wanted.includes(weekdayOf(day)));
      const index = INDEXES.indexOf(pattern.index ?? 'first');
      return matching.slice(index).slice(0, 1);
    },
    period: (day) => Math.floor((monthOf(day) - first) / months),
  };
}

function weekdays(pattern: Recurrence['pattern'], start: number): number[] {
  const named = (pattern.daysOfWeek ?? []).map((name) => WEEKDAYS.indexOf(name));
  return named.length > 0 ? named : [weekdayOf(start)];
}

/** Months counted from January of the year 0. */
function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function daysOfMonth(month: number): number[] {
  const from = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
  const to = Date.UTC(Math.floor(month / 12), (month % 12) + 1, 1) / DAY;
  return Array.from({ length: to - from }, (_, i) => from + i);
}
