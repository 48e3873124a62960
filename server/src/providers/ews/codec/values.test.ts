import { describe, expect, test } from '@jest/globals';
import {
  knownWord,
  readBoolean,
  readDate,
  readInstant,
  readInteger,
  readMinutes,
  readWord,
  Unreadable,
} from './values.ts';

describe('an instant', () => {
  test.each([
    ['2026-11-28T10:00:00Z', Date.UTC(2026, 10, 28, 10)],
    ['2026-11-28T10:00:00', Date.UTC(2026, 10, 28, 10)],
    ['2026-11-28T10:00:00+05:30', Date.UTC(2026, 10, 28, 4, 30)],
    ['2026-11-28T10:00:00-08:00', Date.UTC(2026, 10, 28, 18)],
    ['2026-11-28T10:00:00.123456789Z', Date.UTC(2026, 10, 28, 10, 0, 0, 123)],
    ['2026-11-28T10:00:00.9999999', Date.UTC(2026, 10, 28, 10, 0, 0, 999)],
    ['2026-11-28T10:00:00.5+01:00', Date.UTC(2026, 10, 28, 9, 0, 0, 500)],
    [' 2026-11-28T10:00:00Z\n', Date.UTC(2026, 10, 28, 10)],
    ['0001-01-01T00:00:00Z', Date.parse('0001-01-01T00:00:00Z')],
  ])('%j is read', (text, at) => {
    expect(readInstant(text, 'Start')).toBe(at);
  });

  test.each([
    '',
    'soon',
    '2026-11-28',
    '2026-13-28T10:00:00Z',
    '2026-11-28T25:00:00Z',
    '2026-11-28T10:00:00 +1',
    '28.11.2026 10:00',
    '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
  ])('%j is none', (text) => {
    expect(() => readInstant(text, 'Start')).toThrow(new Unreadable('Start'));
  });
});

describe('a date', () => {
  test.each(['2014-03-08-08:00', '2014-03-08+14:00', '2014-03-08Z', '2014-03-08', '2014-03-08T00:00:00Z'])(
    '%j is the day that is written',
    (text) => {
      expect(readDate(text, 'StartDate')).toBe('2014-03-08');
    },
  );

  test.each(['', '2014-3-8', '2014-13-08', '08/03/2014'])('%j is none', (text) => {
    expect(() => readDate(text, 'StartDate')).toThrow(new Unreadable('StartDate'));
  });
});

test.each([
  ['PT480M', 480],
  ['-PT1H', -60],
  ['PT5H30M', 330],
  ['P1DT2H', 1560],
  ['PT0S', 0],
  ['-PT0.0S', 0],
  ['PT2H0M30.5S', 120],
])('%s is %d minutes', (text, minutes) => {
  expect(readMinutes(text, 'Bias')).toBe(minutes);
});

test.each(['', '5H', 'PTxM', 'P1Y'])('%j is no length of time', (text) => {
  expect(() => readMinutes(text, 'Bias')).toThrow(new Unreadable('Bias'));
});

test('a truth is written in four ways, and in no others', () => {
  expect(['true', '1', ' True ', 'false', '0'].map((text) => readBoolean(text, 'x'))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(() => readBoolean('yes', 'x')).toThrow(new Unreadable('x'));
});

test('numbers are whole', () => {
  expect([readInteger('007', 'x'), readInteger(' -1 ', 'x')]).toEqual([7, -1]);
  for (const text of ['1e5', '0x10', '1.5', '', '9'.repeat(30)])
    expect(() => readInteger(text, 'x')).toThrow(new Unreadable('x'));
});

test('a word that is not known is refused where it matters', () => {
  expect(readWord(' Private ', ['Normal', 'Private'], 'Sensitivity')).toBe('Private');
  expect(() => readWord('Secret', ['Normal', 'Private'], 'Sensitivity')).toThrow(
    new Unreadable('Sensitivity'),
  );
  expect(knownWord('Elsewhere', ['Busy'])).toBeNull();
});
