import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../../test/cases.ts';
import type { EwsRecurrence, RecurrencePattern, Weekday } from '../codec/recurrence.ts';
import { expand, type Master } from './expansion.ts';
import { findZone } from './find-zone.ts';
import { instantOf, localOf, type Zone } from './zone.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const WEEKDAYS: readonly Weekday[] = [
  ...(['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const),
];
const zone = (id: string): Zone => {
  const found = findZone({ id, name: null, rules: null });
  if (found === null) throw new Error(id);
  return found;
};
const berlin = zone('W. Europe Standard Time');
const at = (text: string): number => Date.parse(`${text}Z`);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);
const never = (start: string): EwsRecurrence['range'] => ({ ends: 'never', start });

const series = (
  pattern: RecurrencePattern,
  range: EwsRecurrence['range'],
  time: string,
  more: Partial<Master> = {},
): Master => {
  const start = instantOf(berlin, at(`${range.start}T${time}`));
  return {
    recurrence: { pattern, range },
    modifiedOccurrences: [],
    deletedOccurrences: [],
    start,
    end: start + HOUR,
    allDay: false,
    zone: berlin,
    ...more,
  };
};
const window = (start: string, end: string) => ({ start: at(start), end: at(end) });
const starts = (master: Master, from: string, to: string) =>
  expand(master, window(from, to)).map(({ start }) => iso(start));

describe('a series', () => {
  test('keeps its hour in its own zone over both clock changes', () => {
    const weekly = series(
      { every: 'week', interval: 1, days: ['Sunday'], firstDay: null },
      never('2026-03-01'),
      '10:00',
    );
    expect(starts(weekly, '2026-03-20T00:00', '2026-04-06T00:00')).toEqual([
      '2026-03-22T09:00',
      '2026-03-29T08:00',
      '2026-04-05T08:00',
    ]);
    expect(starts(weekly, '2026-10-17T00:00', '2026-11-02T00:00')).toEqual([
      '2026-10-18T08:00',
      '2026-10-25T09:00',
      '2026-11-01T09:00',
    ]);
  });

  test('has an occurrence in an hour that is skipped, an hour later, and in one that comes twice once', () => {
    const daily = series({ every: 'day', interval: 1 }, never('2026-01-01'), '02:30');
    expect(starts(daily, '2026-03-28T00:00', '2026-03-31T00:00')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ]);
    expect(starts(daily, '2026-10-24T12:00', '2026-10-26T12:00')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  test.each<[string, RecurrencePattern, string, string[]]>([
    ['every third day', { every: 'day', interval: 3 }, '2026-11-01', ['11-01', '11-04', '11-07', '11-10']],
    [
      'every second week on two days, by weeks that begin on Monday',
      { every: 'week', interval: 2, days: ['Sunday', 'Monday'], firstDay: 'Monday' },
      '2026-11-01',
      ['11-01', '11-09', '11-15', '11-23'],
    ],
    [
      'the same by weeks that begin on Sunday',
      { every: 'week', interval: 2, days: ['Sunday', 'Monday'], firstDay: 'Sunday' },
      '2026-11-01',
      ['11-01', '11-02', '11-15', '11-16'],
    ],
    [
      'the 31st, which is the last day of shorter months',
      { every: 'month', interval: 1, day: 31 },
      '2026-10-31',
      ['10-31', '11-30', '12-31', '01-31', '02-28'],
    ],
    [
      'the 30th of every month',
      { every: 'month', interval: 1, day: 30 },
      '2026-12-30',
      ['12-30', '01-30', '02-28'],
    ],
    [
      'the second weekend day of a month',
      { every: 'month-nth', interval: 1, nth: 'Second', days: ['WeekendDay'] },
      '2026-11-07',
      ['11-07', '12-06', '01-03'],
    ],
    [
      'the last weekday of a month',
      { every: 'month-nth', interval: 1, nth: 'Last', days: ['Weekday'] },
      '2026-10-30',
      ['10-30', '11-30', '12-31'],
    ],
    [
      'the fourth Thursday of November',
      { every: 'year-nth', month: 11, nth: 'Fourth', days: ['Thursday'] },
      '2026-11-26',
      ['11-26', '11-25', '11-23'],
    ],
    [
      '29 February, the 28th in most years',
      { every: 'year', month: 2, day: 29 },
      '2028-02-29',
      ['02-29', '02-28'],
    ],
  ])('repeats on %s', (_name, pattern, start, days) => {
    const master = series(pattern, never(start), '10:00');
    const found = expand(master, { start: master.start - DAY, end: master.start + 1000 * DAY });
    expect(found.slice(0, days.length).map((one) => iso(one.start).slice(5, 10))).toEqual(days);
  });

  test('ends on a date, that day included, or after a number of times', () => {
    const daily: RecurrencePattern = { every: 'day', interval: 1 };
    const until = series(daily, { ends: 'on', start: '2026-11-01', end: '2026-11-03' }, '23:30');
    expect(starts(until, '2026-10-01T00:00', '2027-01-01T00:00')).toHaveLength(3);
    const three = series(daily, { ends: 'after', start: '2026-11-01', count: 3 }, '00:15');
    expect(starts(three, '2026-10-01T00:00', '2027-01-01T00:00')).toHaveLength(3);
    expect(starts(three, '2026-11-02T12:00', '2027-01-01T00:00')).toHaveLength(1);
  });

  test('shows what touches the window: begun before it or ending after it, but not what ends as it begins', () => {
    const daily = series({ every: 'day', interval: 1 }, never('2026-01-01'), '10:00');
    expect(starts(daily, '2026-11-10T09:30', '2026-11-11T09:30')).toEqual([
      '2026-11-10T09:00',
      '2026-11-11T09:00',
    ]);
    expect(starts(daily, '2026-11-10T10:00', '2026-11-11T09:00')).toEqual([]);
  });

  test('that began long ago and never ends is entered anywhere', () => {
    const daily = series({ every: 'day', interval: 1 }, never('1995-01-01'), '10:00');
    expect(starts(daily, '2026-11-10T00:00', '2026-11-12T00:00')).toHaveLength(2);
  });

  test('is without what was deleted, and has an exception once, wherever it was moved', () => {
    const deleted = instantOf(berlin, at('2026-11-11T10:00'));
    const moved = {
      itemId: 'moved',
      originalStart: instantOf(berlin, at('2026-11-12T10:00')),
      start: at('2026-11-20T15:00'),
      end: at('2026-11-20T16:00'),
    };
    const far = {
      itemId: 'far',
      originalStart: at('2026-08-01T08:00'),
      start: at('2026-11-13T11:00'),
      end: at('2026-11-13T12:00'),
    };
    const daily = series({ every: 'day', interval: 1 }, never('2026-01-01'), '10:00', {
      deletedOccurrences: [deleted],
      modifiedOccurrences: [moved, far],
    });
    const found = expand(daily, window('2026-11-10T00:00', '2026-11-14T00:00'));
    expect(found.map(({ start, modified }) => [iso(start), modified?.itemId ?? null])).toEqual([
      ['2026-11-10T09:00', null],
      ['2026-11-13T09:00', null],
      ['2026-11-13T11:00', 'far'],
    ]);
    expect(found.at(-1)).toMatchObject({ originalStart: far.originalStart });
    expect(expand(daily, window('2026-11-20T14:00', '2026-11-20T17:00'))).toMatchObject([
      { modified: moved },
    ]);
  });

  test('of whole days keeps its days, of two days too, when the clocks change', () => {
    const start = at('2026-10-23T22:00');
    const master: Master = {
      recurrence: {
        pattern: { every: 'week', interval: 1, days: ['Saturday'], firstDay: null },
        range: never('2026-10-24'),
      },
      modifiedOccurrences: [],
      deletedOccurrences: [at('2026-11-06T23:00')],
      start,
      end: start + 49 * HOUR,
      allDay: true,
      zone: berlin,
    };
    expect(
      expand(master, window('2026-10-01T00:00', '2026-11-16T00:00')).map((one) => [
        iso(one.start),
        iso(one.end),
      ]),
    ).toEqual([
      ['2026-10-23T22:00', '2026-10-25T23:00'],
      ['2026-10-30T23:00', '2026-11-01T23:00'],
      ['2026-11-13T23:00', '2026-11-15T23:00'],
    ]);
  });

  test('without a recurrence has no occurrences', () => {
    const master = {
      ...series({ every: 'day', interval: 1 }, never('2026-01-01'), '10:00'),
      recurrence: null,
    };
    expect(expand(master, window('2026-01-01T00:00', '2027-01-01T00:00'))).toEqual([]);
  });
});

describe('every expansion', () => {
  /** The days of a pattern by walking over all days, without any library. */
  const walked = ({ pattern, range }: EwsRecurrence, from: number, to: number): number[] => {
    const start = Date.parse(range.start);
    const lastDay = (day: Date) =>
      new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
    const matches = (day: number): boolean => {
      const date = new Date(day);
      const months =
        (date.getUTCFullYear() - new Date(start).getUTCFullYear()) * 12 +
        date.getUTCMonth() -
        new Date(start).getUTCMonth();
      switch (pattern.every) {
        case 'day':
          return ((day - start) / DAY) % pattern.interval === 0;
        case 'week': {
          const first = WEEKDAYS.indexOf(pattern.firstDay ?? 'Sunday');
          const week = (one: number) => one - ((new Date(one).getUTCDay() - first + 7) % 7) * DAY;
          const on = pattern.days.some((name) => WEEKDAYS.indexOf(name) === date.getUTCDay());
          return on && ((week(day) - week(start)) / (7 * DAY)) % pattern.interval === 0;
        }
        case 'month':
          return (
            months % pattern.interval === 0 && date.getUTCDate() === Math.min(pattern.day, lastDay(date))
          );
        default:
          throw new Error(pattern.every);
      }
    };
    const days: number[] = [];
    let count = 0;
    for (let day = start; day <= to; day += DAY) {
      if (!matches(day)) continue;
      count += 1;
      if (range.ends === 'after' && count > range.count) break;
      if (range.ends === 'on' && day > Date.parse(range.end)) break;
      if (day >= from) days.push(day);
    }
    return days;
  };

  const pattern = fc.oneof(
    fc.record({ every: fc.constant('day' as const), interval: fc.integer({ min: 1, max: 40 }) }),
    fc.record({
      every: fc.constant('week' as const),
      interval: fc.integer({ min: 1, max: 5 }),
      days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
      firstDay: fc.option(fc.constantFrom(...WEEKDAYS)),
    }),
    fc.record({
      every: fc.constant('month' as const),
      interval: fc.integer({ min: 1, max: 7 }),
      day: fc.integer({ min: 1, max: 31 }),
    }),
  );
  const start = fc
    .integer({ min: 0, max: 800 })
    .map((days) => new Date(Date.UTC(2025, 0, 1) + days * DAY).toISOString().slice(0, 10));
  const range = start.chain((date) =>
    fc.oneof(
      fc.constant(never(date)),
      fc.record({
        ends: fc.constant('after' as const),
        start: fc.constant(date),
        count: fc.integer({ min: 1, max: 60 }),
      }),
      fc.integer({ min: 0, max: 400 }).map((days) => ({
        ends: 'on' as const,
        start: date,
        end: new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10),
      })),
    ),
  );
  const zones = fc.constantFrom(
    ...[
      'W. Europe Standard Time',
      'Pacific Standard Time',
      'India Standard Time',
      'AUS Eastern Standard Time',
      'UTC',
    ].map(zone),
  );

  test('is what walking over all days finds, at the same local hour, whichever zone it is in', () => {
    fc.assert(
      fc.property(
        pattern,
        range,
        zones,
        fc.integer({ min: 0, max: 1439 }),
        (pattern, range, zone, minute) => {
          const recurrence: EwsRecurrence = { pattern, range };
          const from = Date.UTC(2026, 0, 1);
          const to = Date.UTC(2026, 11, 31);
          const local = Date.parse(range.start) + minute * 60_000;
          const begin = instantOf(zone, local);
          // What the clocks skip on the first day moves the hour of the whole series: not what is looked at here.
          fc.pre(localOf(zone, begin) === local);
          const master: Master = {
            recurrence,
            modifiedOccurrences: [],
            deletedOccurrences: [],
            start: begin,
            end: begin + HOUR,
            allDay: false,
            zone,
          };
          const found = expand(master, { start: from, end: to }).map((one) => iso(one.start));
          const expected = walked(recurrence, from - 3 * DAY, to + 3 * DAY)
            .map((day) => instantOf(zone, day + minute * 60_000))
            .filter((instant) => instant < to && instant + HOUR > from)
            .map(iso);
          expect(found).toEqual(expected);
        },
      ),
      cases(300),
    );
  });
});
