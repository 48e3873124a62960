import { expect, test } from '@jest/globals';
import type { Recurrence, StoredItem } from '../state/mailbox-data.ts';
import { officeRecurrence } from './recurrence.ts';

const wall = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const series = (recurrence: Recurrence | null) =>
  ({ recurrence, start: wall('2026-11-30T09:30:00'), end: wall('2026-11-30T10:15:00') }) as StoredItem;

const startDate = '2026-11-30';
const start = { startYear: 2026, startMonth: 11, startDay: 30, startTimeMin: 570, durationMin: 45 };

test('a single appointment has none', () => {
  expect(officeRecurrence(series(null))).toBeNull();
});

test('a week is told by its days, an end by its date', () => {
  const pattern = { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'friday'] } as const;
  const range = { type: 'endDate', startDate, endDate: '2027-02-26' } as const;
  expect(
    officeRecurrence(series({ pattern: { ...pattern, daysOfWeek: [...pattern.daysOfWeek] }, range })),
  ).toEqual({
    recurrenceType: 'weekly',
    recurrenceProperties: { interval: 2, days: ['mon', 'fri'], firstDayOfWeek: 'sun' },
    recurrenceTimeZone: { name: 'W. Europe Standard Time' },
    seriesTimeJson: { ...start, endYear: 2027, endMonth: 2, endDay: 26 },
  });
});

test.each<[string, Recurrence['pattern'], object]>([
  [
    'the last Friday of a month',
    { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' },
    { interval: 1, dayOfWeek: 'fri', weekNumber: 'last' },
  ],
  [
    'a day of every third month',
    { type: 'absoluteMonthly', interval: 3, dayOfMonth: 30 },
    { interval: 3, dayOfMonth: 30 },
  ],
  [
    'a day of the year',
    { type: 'absoluteYearly', interval: 1, dayOfMonth: 30, month: 11 },
    { interval: 1, dayOfMonth: 30, month: 'nov' },
  ],
])('%s without an end', (_, pattern, recurrenceProperties) => {
  expect(officeRecurrence(series({ pattern, range: { type: 'noEnd', startDate } }))).toMatchObject({
    recurrenceProperties,
    seriesTimeJson: { ...start, noEndDate: true },
  });
});

test('a count of occurrences becomes the day of the last', () => {
  const range = { type: 'numbered', startDate, numberOfOccurrences: 3 } as const;
  expect(officeRecurrence(series({ pattern: { type: 'daily', interval: 2 }, range }))).toMatchObject({
    seriesTimeJson: { endYear: 2026, endMonth: 12, endDay: 4 },
  });
});
