import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../test/cases.ts';
import type { Recurrence } from './mailbox-data.ts';
import { seriesDays } from './recurrence.ts';
import { dateOfDay, dayNumber } from './wall-time.ts';

type Pattern = Recurrence['pattern'];

function dates(
  pattern: Pattern,
  range: Recurrence['range'],
  from = '2026-01-01',
  to = '2028-12-31',
): string[] {
  return seriesDays({ pattern, range }, dayNumber(from), dayNumber(to)).map(dateOfDay);
}
const times = (startDate: string, numberOfOccurrences: number): Recurrence['range'] => ({
  type: 'numbered',
  startDate,
  numberOfOccurrences,
});

describe('a pattern gives', () => {
  test('every third day', () => {
    const days = dates({ type: 'daily', interval: 3 }, times('2026-11-23', 4));
    expect(days).toEqual(['2026-11-23', '2026-11-26', '2026-11-29', '2026-12-02']);
  });

  test('two weekdays of every second week, weeks counted from their first day', () => {
    const pattern: Pattern = { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'tuesday'] };
    const sundayFirst = dates({ ...pattern, firstDayOfWeek: 'sunday' }, times('2026-11-24', 4));
    expect(sundayFirst).toEqual(['2026-11-24', '2026-12-06', '2026-12-08', '2026-12-20']);
    const mondayFirst = dates({ ...pattern, firstDayOfWeek: 'monday' }, times('2026-11-24', 4));
    expect(mondayFirst).toEqual(['2026-11-24', '2026-11-29', '2026-12-08', '2026-12-13']);
  });

  test('the last day of a month that is too short for the 31st', () => {
    const days = dates({ type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, times('2027-01-31', 4));
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  test('the last Thursday, and the first working day, of a month', () => {
    const last: Pattern = { type: 'relativeMonthly', interval: 1, daysOfWeek: ['thursday'], index: 'last' };
    expect(dates(last, times('2026-10-01', 3))).toEqual(['2026-10-29', '2026-11-26', '2026-12-31']);
    const working: Pattern = {
      type: 'relativeMonthly',
      interval: 1,
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      index: 'first',
    };
    expect(dates(working, times('2026-10-01', 3))).toEqual(['2026-10-01', '2026-11-02', '2026-12-01']);
  });

  test('a date and a weekday of every year', () => {
    const absolute: Pattern = { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 };
    expect(dates(absolute, times('2026-03-01', 2))).toEqual(['2027-02-28', '2028-02-29']);
    const relative: Pattern = {
      type: 'relativeYearly',
      interval: 1,
      month: 11,
      daysOfWeek: ['thursday'],
      index: 'fourth',
    };
    expect(dates(relative, times('2026-01-01', 2))).toEqual(['2026-11-26', '2027-11-25']);
  });

  test('nothing before its start and nothing after its end', () => {
    const pattern: Pattern = { type: 'daily', interval: 1 };
    const range: Recurrence['range'] = { type: 'endDate', startDate: '2026-11-28', endDate: '2026-12-02' };
    expect(dates(pattern, range, '2026-11-01', '2026-11-30')).toEqual([
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
    expect(dates(pattern, range, '2026-12-01', '2026-12-31')).toEqual(['2026-12-01', '2026-12-02']);
    expect(dates(pattern, range, '2027-01-01', '2027-12-31')).toEqual([]);
  });
});

test('a window shows exactly the days of the whole series that lie in it', () => {
  const pattern = fc.record({
    type: fc.constantFrom<Pattern['type']>(
      'daily',
      'weekly',
      'absoluteMonthly',
      'relativeMonthly',
      'absoluteYearly',
      'relativeYearly',
    ),
    interval: fc.integer({ min: 1, max: 4 }),
    daysOfWeek: fc.uniqueArray(
      fc.constantFrom<'monday' | 'wednesday' | 'sunday'>('monday', 'wednesday', 'sunday'),
      { minLength: 1 },
    ),
    firstDayOfWeek: fc.constantFrom<'monday' | 'sunday'>('monday', 'sunday'),
    dayOfMonth: fc.integer({ min: 1, max: 31 }),
    month: fc.integer({ min: 1, max: 12 }),
    index: fc.constantFrom<'first' | 'third' | 'last'>('first', 'third', 'last'),
  });
  const start = dayNumber('2026-01-15');
  const counted = fc.option(fc.integer({ min: 1, max: 200 }), { nil: null });
  fc.assert(
    fc.property(
      pattern,
      counted,
      fc.integer({ min: -100, max: 900 }),
      fc.nat(200),
      (drawn, count, offset, length) => {
        const startDate = dateOfDay(start);
        const range: Recurrence['range'] =
          count === null
            ? { type: 'noEnd', startDate }
            : { type: 'numbered', startDate, numberOfOccurrences: count };
        const whole = seriesDays({ pattern: drawn, range }, start - 1, start + 1500);
        const [from, to] = [start + offset, start + offset + length];
        const part = seriesDays({ pattern: drawn, range }, from, to);
        expect(part).toEqual(whole.filter((day) => day >= from && day <= to));
        expect(whole).toEqual([...new Set(whole)].sort((a, b) => a - b));
      },
    ),
    cases(),
  );
});
