import { describe, expect, test } from '@jest/globals';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import type { EwsTimeZone, ZoneRules } from '../codec/time-zone.ts';
import { findZone } from './find-zone.ts';
import { dateOf, instantOf, localOf, UTC, type Zone } from './zone.ts';

const HOUR = 3_600_000;

const named = (id: string, rules: ZoneRules | null = null): EwsTimeZone => ({ id, name: null, rules });
const zone = (id: string, rules: ZoneRules | null = null): Zone => {
  const found = findZone(named(id, rules));
  if (found === null) throw new Error(`nobody knows ${id}`);
  return found;
};
const at = (text: string): number => Date.parse(`${text}Z`);
const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

/** Central Europe as a server describes a zone that has no name. */
const CENTRAL_EUROPE: ZoneRules = {
  periods: [
    { id: 'std', name: 'Standard', bias: -60 },
    { id: 'dlt', name: 'Daylight', bias: -120 },
  ],
  groups: [
    {
      id: '0',
      transitions: [
        {
          to: { kind: 'period', id: 'dlt' },
          on: 'weekday',
          minutes: 120,
          month: 3,
          weekday: 'Sunday',
          nth: -1,
        },
        {
          to: { kind: 'period', id: 'std' },
          on: 'weekday',
          minutes: 180,
          month: 10,
          weekday: 'Sunday',
          nth: -1,
        },
      ],
    },
  ],
  transitions: [{ to: { kind: 'group', id: '0' }, on: 'beginning' }],
};

describe('a zone', () => {
  test('is found by its Windows name, by that of IANA, and for UTC by either', () => {
    expect(localOf(zone('W. Europe Standard Time'), at('2026-07-01T10:00'))).toBe(at('2026-07-01T12:00'));
    expect(localOf(zone('India Standard Time'), at('2026-07-01T10:00'))).toBe(at('2026-07-01T15:30'));
    expect(localOf(zone('Pacific/Auckland'), at('2026-07-01T10:00'))).toBe(at('2026-07-01T22:00'));
    for (const id of ['UTC', 'tzone://Microsoft/Utc']) expect(zone(id)).toBe(UTC);
  });

  test('is known without rules where its rules are not read', () => {
    const ids = new Set(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName));
    expect(ids.size).toBeGreaterThan(100);
    for (const id of ids) expect(Math.abs(zone(id).offsetAt(at('2026-07-01T10:00')))).toBeLessThan(15 * HOUR);
  });

  test('without a name that anybody knows is none, unless its rules are told', () => {
    expect(findZone(named('tzone://Microsoft/Custom'))).toBeNull();
    expect(findZone(named('Customized Time Zone'))).toBeNull();
    expect(findZone(named(''))).toBeNull();
    expect(localOf(zone('tzone://Microsoft/Custom', CENTRAL_EUROPE), at('2026-07-01T10:00'))).toBe(
      at('2026-07-01T12:00'),
    );
  });

  test('of told rules turns its clock when the one with a name does, to the minute, in every year', () => {
    const told = zone('tzone://Microsoft/Custom', CENTRAL_EUROPE);
    const real = zone('W. Europe Standard Time');
    for (let year = 2020; year < 2032; year += 1)
      for (let day = 0; day < 366; day += 1)
        for (const minute of [0, 59, 60, 61, 719]) {
          const instant = Date.UTC(year, 0, 1 + day, 0, minute);
          expect([iso(instant), told.offsetAt(instant)]).toEqual([iso(instant), real.offsetAt(instant)]);
        }
  });

  test('of told rules may change for good on a date, and may have one period only', () => {
    const rules: ZoneRules = {
      ...CENTRAL_EUROPE,
      groups: [{ id: '0', transitions: [{ to: { kind: 'period', id: 'std' }, on: 'beginning' }] }],
      transitions: [
        { to: { kind: 'group', id: '0' }, on: 'beginning' },
        { to: { kind: 'period', id: 'dlt' }, on: 'date-time', dateTime: '2027-01-01T00:00:00' },
      ],
    };
    const told = zone('tzone://Microsoft/Custom', rules);
    expect(told.offsetAt(at('2026-12-31T12:00'))).toBe(3_600_000);
    expect(told.offsetAt(at('2027-01-01T12:00'))).toBe(7_200_000);
  });

  test('may turn its clock on a day of a month, or on a fifth weekday that not every month has', () => {
    const rules: ZoneRules = {
      ...CENTRAL_EUROPE,
      groups: [
        {
          id: '0',
          transitions: [
            { to: { kind: 'period', id: 'dlt' }, on: 'day', minutes: 120, month: 3, day: 20 },
            {
              to: { kind: 'period', id: 'std' },
              on: 'weekday',
              minutes: 180,
              month: 10,
              weekday: 'Friday',
              nth: 5,
            },
          ],
        },
      ],
    };
    const told = zone('tzone://Microsoft/Custom', rules);
    expect(told.offsetAt(at('2026-03-20T00:59'))).toBe(3_600_000);
    expect(told.offsetAt(at('2026-03-20T01:00'))).toBe(7_200_000);
    // 30 October 2026 is a fifth Friday; in 2027 the last one is the 29th.
    expect(told.offsetAt(at('2026-10-30T00:59'))).toBe(7_200_000);
    expect(told.offsetAt(at('2026-10-30T01:00'))).toBe(3_600_000);
    expect(told.offsetAt(at('2028-10-27T01:00'))).toBe(3_600_000);
  });
});

describe('a local time', () => {
  const berlin = zone('W. Europe Standard Time');

  test('that comes twice is the first of the two', () => {
    expect(iso(instantOf(berlin, at('2026-10-25T02:30')))).toBe('2026-10-25T00:30');
  });

  test('that is skipped is as much later as the clock jumps', () => {
    expect(iso(instantOf(berlin, at('2026-03-29T02:30')))).toBe('2026-03-29T01:30');
  });

  test.each([
    '2026-03-29T01:59',
    '2026-03-29T03:00',
    '2026-10-25T01:59',
    '2026-10-25T03:00',
    '2026-06-01T00:00',
  ])('%s is itself again', (local) => {
    expect(iso(localOf(berlin, instantOf(berlin, at(local))))).toBe(local);
  });
});

describe('the date of a midnight', () => {
  test.each([
    ['W. Europe Standard Time', '2026-11-23T23:00', '2026-11-24'],
    ['W. Europe Standard Time', '2026-07-23T22:00', '2026-07-24'],
    ['New Zealand Standard Time', '2026-11-23T11:00', '2026-11-24'],
    ['Line Islands Standard Time', '2026-11-23T10:00', '2026-11-24'],
    ['Dateline Standard Time', '2026-11-24T12:00', '2026-11-24'],
    ['Pacific Standard Time', '2026-11-24T08:00', '2026-11-24'],
    ['Nepal Standard Time', '2026-11-23T18:15', '2026-11-24'],
    ['UTC', '2026-11-24T00:00', '2026-11-24'],
  ])('in %s at %s is %s', (id, instant, date) => {
    expect(dateOf(zone(id), at(instant))).toBe(date);
  });

  test.each([
    ['9999-12-31T23:59:59', '9999-12-30'],
    ['0001-01-01T00:00:00', '0001-01-01'],
  ])('has a year of four digits: at %s', (instant, date) => {
    expect(dateOf(UTC, at(instant))).toBe(date);
    expect(dateOf(zone('Dateline Standard Time'), at(instant))).toBe(date);
  });

  test('is the nearest one, where a clock change moved it by an hour', () => {
    expect(dateOf(zone('W. Europe Standard Time'), at('2026-11-23T22:00'))).toBe('2026-11-24');
    expect(dateOf(zone('W. Europe Standard Time'), at('2026-11-24T00:00'))).toBe('2026-11-24');
  });
});
