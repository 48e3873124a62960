import type { Recurrence, StoredItem } from '../state/mailbox-data.ts';
import { seriesDays } from '../state/recurrence.ts';
import { dateOfDay, dayNumber, utcOf } from '../state/wall-time.ts';

const types = {
  daily: 'daily',
  weekly: 'weekly',
  absoluteMonthly: 'monthly',
  relativeMonthly: 'monthly',
  absoluteYearly: 'yearly',
  relativeYearly: 'yearly',
} as const;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const short = (day: string) => day.slice(0, 3);

const dateParts = (date: string) => date.split('-').map(Number);

const YEARS = 100 * 366;

/** Outlook has no count of occurrences: it names the last one's day. Null: no end. */
const lastDate = (recurrence: Recurrence): string | null => {
  const { range } = recurrence;
  if (range.type === 'noEnd') return null;
  if (range.type === 'endDate') return range.endDate;
  const first = dayNumber(range.startDate);
  return dateOfDay(seriesDays(recurrence, first, first + YEARS).at(-1) ?? first);
};

/**
 * The series' pattern as hosts hand it to Office.js, which makes `item.recurrence` of it.
 * https://learn.microsoft.com/javascript/api/outlook/office.recurrence
 */
export const officeRecurrence = ({ recurrence, start, end }: StoredItem): object | null => {
  if (!recurrence) return null;
  const { pattern, range } = recurrence;
  const days = (pattern.daysOfWeek ?? []).map(short);
  const relative = pattern.type === 'relativeMonthly' || pattern.type === 'relativeYearly';
  const yearly = pattern.type === 'absoluteYearly' || pattern.type === 'relativeYearly';
  const [startYear, startMonth, startDay] = dateParts(range.startDate);
  const last = lastDate(recurrence);
  const [endYear, endMonth, endDay] = dateParts(last ?? '');
  const [, hours = 0, minutes = 0] = (/T(\d\d):(\d\d)/.exec(start.dateTime) ?? []).map(Number);
  return {
    recurrenceType: types[pattern.type],
    recurrenceProperties: {
      interval: pattern.interval,
      ...(pattern.type === 'weekly' && { days, firstDayOfWeek: short(pattern.firstDayOfWeek ?? 'sunday') }),
      ...(relative && { dayOfWeek: days[0], weekNumber: pattern.index ?? 'first' }),
      ...(!relative && pattern.dayOfMonth && { dayOfMonth: pattern.dayOfMonth }),
      ...(yearly && pattern.month && { month: months[pattern.month - 1] }),
    },
    recurrenceTimeZone: { name: start.timeZone },
    seriesTimeJson: {
      startYear,
      startMonth,
      startDay,
      // Office.js takes any value of it, false too, for a series without an end.
      ...(last === null ? { noEndDate: true } : { endYear, endMonth, endDay }),
      startTimeMin: hours * 60 + minutes,
      durationMin: (utcOf(end) - utcOf(start)) / 60_000,
    },
  };
};
