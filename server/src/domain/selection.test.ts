import { expect, test } from '@jest/globals';
import { applyChoices, isChange } from './selection.ts';

const filters = { syncPrivate: false, onlyOnline: false };
const before = { filters, calendarIds: ['a', 'b'], version: 3 };
const known = new Set(['a', 'b', 'c', 'd', 'e', 'f']);
const choose = (calendarIds: string[], version = 3, to = filters) =>
  applyChoices(before, known, { filters: to, calendarIds, version });

test('tells what comes, what goes and what stays', () => {
  expect(choose(['b', 'c'])).toEqual({
    added: ['c'],
    removed: ['a'],
    kept: ['b'],
    narrowed: false,
    widened: false,
  });
});

test('a sixth is too many, and naming one twice does not make it two', () => {
  expect(() => choose(['a', 'b', 'c', 'd', 'e', 'f'])).toThrow('Choose at most 5 calendars per connection.');
  expect(choose(['a', 'a', 'b', 'b', 'a', 'b']).kept).toEqual(['a', 'b']);
});

test('what was chosen on an older version is refused where it would change anything', () => {
  expect(() => choose(['a'], 2)).toThrow('Somebody changed these settings meanwhile.');
  expect(() => choose(['a', 'b'], 2, { ...filters, onlyOnline: true })).toThrow('meanwhile');
  expect(isChange(choose(['b', 'a'], 2))).toBe(false);
});

test('a calendar that is gone can not be chosen', () => {
  expect(() => choose(['a', 'z'])).toThrow('not in this connection any more');
});
