import { expect, test } from '@jest/globals';
import { itemWith } from '../../../../test/ews/item-with.ts';
import type { EwsItem } from '../codec/item.ts';
import type { EwsRecurrence } from '../codec/recurrence.ts';
import { membersOf } from './masters.ts';

const WINDOW = { start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 11, 1) };
const daily = (start: string): EwsRecurrence => ({
  pattern: { every: 'day', interval: 1 },
  range: { ends: 'never', start },
});
const members = (more: Partial<EwsItem>) =>
  membersOf(itemWith({ recurrence: daily('2026-11-24'), ...more }), WINDOW);

test('a series has its members in a window', () => {
  expect(members({})).toMatchObject({ members: { length: 7 } });
});

test.each<[string, Partial<EwsItem>, string]>([
  ['without a start', { start: null }, 'Recurrence'],
  ['without a recurrence', { recurrence: null }, 'Recurrence'],
  ['that ends at the end of all calendars', { end: Date.UTC(9999, 11, 31) }, 'End'],
  [
    'that begins before all calendars',
    { allDay: true, start: Number.NEGATIVE_INFINITY, recurrence: daily('0001-01-01') },
    'End',
  ],
  ['on dates that are none', { recurrence: daily('0000-00-00') }, 'Recurrence'],
])('one %s is odd, and no more than that', (_name, more, path) => {
  expect(members(more)).toEqual({ itemId: 'item', path });
});
