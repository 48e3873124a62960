import type { RRuleTemporal } from 'rrule-temporal';
import type { DaySet, Nth, RecurrencePattern } from '../codec/recurrence.ts';

/** The parts of a rule of RFC 5545 that say on which days; when it begins and ends is not among them. */
type Rule = Pick<
  ReturnType<RRuleTemporal['options']>,
  'freq' | 'interval' | 'byDay' | 'byMonth' | 'byMonthDay' | 'bySetPos' | 'wkst'
>;

const DAYS: Readonly<Record<DaySet, readonly string[]>> = {
  Sunday: ['SU'],
  Monday: ['MO'],
  Tuesday: ['TU'],
  Wednesday: ['WE'],
  Thursday: ['TH'],
  Friday: ['FR'],
  Saturday: ['SA'],
  Day: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'],
  Weekday: ['MO', 'TU', 'WE', 'TH', 'FR'],
  WeekendDay: ['SA', 'SU'],
};
const POSITIONS: Readonly<Record<Nth, number>> = { First: 1, Second: 2, Third: 3, Fourth: 4, Last: -1 };

const codes = (days: readonly DaySet[]): string[] => [...new Set(days.flatMap((day) => DAYS[day]))];

/** A day that a month doesn't have is its last day in Exchange; RFC 5545 would leave that month out. */
const dayOfMonth = (day: number): Pick<Rule, 'byMonthDay' | 'bySetPos'> => {
  if (day <= 28) return { byMonthDay: [day] };
  const days = [28, 29, 30, 31].filter((one) => one <= day);
  return { byMonthDay: days, bySetPos: [-1] };
};

/**
 * A pattern as a rule of RFC 5545. https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10 and
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/recurrence-patterns-and-ews
 */
export const ruleOf = (pattern: RecurrencePattern): Rule => {
  switch (pattern.every) {
    case 'day':
      return { freq: 'DAILY', interval: pattern.interval };
    case 'week':
      return {
        freq: 'WEEKLY',
        interval: pattern.interval,
        byDay: codes(pattern.days),
        wkst: codes([pattern.firstDay ?? 'Sunday'])[0] ?? 'SU',
      };
    case 'month':
      return { freq: 'MONTHLY', interval: pattern.interval, ...dayOfMonth(pattern.day) };
    case 'month-nth':
      return {
        freq: 'MONTHLY',
        interval: pattern.interval,
        byDay: codes(pattern.days),
        bySetPos: [POSITIONS[pattern.nth]],
      };
    case 'year':
      return { freq: 'YEARLY', byMonth: [pattern.month], ...dayOfMonth(pattern.day) };
    case 'year-nth':
      return {
        freq: 'YEARLY',
        byMonth: [pattern.month],
        byDay: codes(pattern.days),
        bySetPos: [POSITIONS[pattern.nth]],
      };
  }
};
