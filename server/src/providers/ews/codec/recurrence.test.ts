import { describe, expect, test } from '@jest/globals';
import { answerText, inChunks, itemText, successText } from '../../../../test/ews/answer-texts.ts';
import { readGetItem } from './get-item.ts';

const NEVER = '<t:NoEndRecurrence><t:StartDate>2026-11-28+01:00</t:StartDate></t:NoEndRecurrence>';
const DAILY = '<t:DailyRecurrence><t:Interval>2</t:Interval></t:DailyRecurrence>';

const read = async (parts: string): Promise<unknown> => {
  const item = itemText(`<t:Recurrence>${parts}</t:Recurrence>`);
  const text = answerText('GetItem', successText('GetItem', `<m:Items>${item}</m:Items>`));
  const answer = await readGetItem(inChunks(text), 1);
  const message = answer.kind === 'messages' ? answer.messages[0] : undefined;
  const entry = message?.kind === 'success' ? message.value : undefined;
  return entry?.kind === 'item' ? entry.item.recurrence : entry;
};

const part = (name: string, values: Record<string, string | number>): string =>
  `<t:${name}>${Object.entries(values)
    .map(([key, value]) => `<t:${key}>${value}</t:${key}>`)
    .join('')}</t:${name}>`;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

describe('a series that is repeated', () => {
  test.each([
    [DAILY, { every: 'day', interval: 2 }],
    [
      part('WeeklyRecurrence', { Interval: 1, DaysOfWeek: 'Tuesday  Sunday', FirstDayOfWeek: 'Monday' }),
      { every: 'week', interval: 1, days: ['Tuesday', 'Sunday'], firstDay: 'Monday' },
    ],
    [
      part('WeeklyRecurrence', { Interval: 1, DaysOfWeek: 'Weekday' }),
      { every: 'week', interval: 1, days: WEEKDAYS, firstDay: null },
    ],
    [
      part('WeeklyRecurrence', { Interval: 3, DaysOfWeek: 'WeekendDay' }),
      { every: 'week', interval: 3, days: ['Sunday', 'Saturday'], firstDay: null },
    ],
    [
      part('AbsoluteMonthlyRecurrence', { Interval: 1, DayOfMonth: 31 }),
      { every: 'month', interval: 1, day: 31 },
    ],
    [
      part('RelativeMonthlyRecurrence', { Interval: 2, DaysOfWeek: 'Weekday', DayOfWeekIndex: 'Last' }),
      { every: 'month-nth', interval: 2, nth: 'Last', days: ['Weekday'] },
    ],
    [
      part('AbsoluteYearlyRecurrence', { DayOfMonth: 29, Month: 'February' }),
      { every: 'year', month: 2, day: 29 },
    ],
    [
      part('RelativeYearlyRecurrence', {
        DaysOfWeek: 'Thursday',
        DayOfWeekIndex: 'Fourth',
        Month: 'November',
      }),
      { every: 'year-nth', month: 11, nth: 'Fourth', days: ['Thursday'] },
    ],
  ])('%s', async (written, pattern) => {
    expect(await read(written + NEVER)).toEqual({ pattern, range: { ends: 'never', start: '2026-11-28' } });
  });
});

describe('a series that ends', () => {
  test.each([
    [
      part('EndDateRecurrence', { StartDate: '2026-11-28Z', EndDate: '2027-01-31Z' }),
      { ends: 'on', start: '2026-11-28', end: '2027-01-31' },
    ],
    [
      part('NumberedRecurrence', { StartDate: '2026-11-28', NumberOfOccurrences: 10 }),
      { ends: 'after', start: '2026-11-28', count: 10 },
    ],
  ])('%s', async (written, range) => {
    expect(await read(DAILY + written)).toMatchObject({ range });
  });
});

describe('a series that cannot be read', () => {
  test.each([
    ['', 'Recurrence'],
    [NEVER, 'Recurrence'],
    [DAILY, 'Recurrence'],
    [part('HourlyRecurrence', { Interval: 1 }) + NEVER, 'Recurrence'],
    [part('DailyRecurrence', { Interval: 0 }) + NEVER, 'Recurrence.DailyRecurrence.Interval'],
    [part('DailyRecurrence', {}) + NEVER, 'Recurrence.DailyRecurrence.Interval'],
    [
      part('WeeklyRecurrence', { Interval: 1, DaysOfWeek: '' }) + NEVER,
      'Recurrence.WeeklyRecurrence.DaysOfWeek',
    ],
    [
      part('AbsoluteMonthlyRecurrence', { Interval: 1, DayOfMonth: 32 }) + NEVER,
      'Recurrence.AbsoluteMonthlyRecurrence.DayOfMonth',
    ],
    [
      part('AbsoluteYearlyRecurrence', { DayOfMonth: 1, Month: 'Brumaire' }) + NEVER,
      'Recurrence.AbsoluteYearlyRecurrence.Month',
    ],
    [
      DAILY + part('NumberedRecurrence', { StartDate: '2026-11-28', NumberOfOccurrences: -1 }),
      'Recurrence.NumberedRecurrence.NumberOfOccurrences',
    ],
    [DAILY + part('NoEndRecurrence', { StartDate: 'now' }), 'Recurrence.NoEndRecurrence.StartDate'],
  ])('%s', async (written, path) => {
    expect(await read(written)).toEqual({ kind: 'unreadable', itemId: 'AAMk1', path });
  });
});
