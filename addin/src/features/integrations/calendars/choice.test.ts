import { expect, test } from '@jest/globals';
import { MAX_SELECTED_CALENDARS } from '../../../../../server/contract/connections.ts';
import { calendar, id } from '../../../../test/examples.ts';
import { choiceOf, inOrder, isFull, MAX_SELECTED, needsSearch, search, toggle } from './choice.ts';

const settings = { syncPrivate: false, onlyOnline: true };
const calendars = (count: number, selected: number) =>
  Array.from({ length: count }, (_, place) => calendar(place + 1, { selected: place < selected }));

test('the limit is the contract’s', () => {
  expect(MAX_SELECTED).toBe(MAX_SELECTED_CALENDARS);
});

test('a sixth calendar is refused, and giving one up makes room', () => {
  const five = choiceOf({ settings, calendars: calendars(7, 5) });
  expect(isFull(five)).toBe(true);
  expect(toggle(five, id(6)).selected).toEqual(five.selected);
  const four = toggle(five, id(1));
  expect(toggle(four, id(6)).selected).toEqual(new Set([2, 3, 4, 5, 6].map(id)));
});

test('the main calendar comes first, then the selected ones, then the rest by name', () => {
  const list = [
    calendar(4, { name: 'Alpha', selected: false }),
    calendar(2, { name: 'zeta' }),
    calendar(3, { name: 'Beta' }),
    calendar(1, { name: 'Calendar', main: true, selected: false }),
  ];
  expect(inOrder(list).map(({ name }) => name)).toEqual(['Calendar', 'Beta', 'zeta', 'Alpha']);
});

test('a search finds names and owners', () => {
  const list = [
    calendar(1, { name: 'Sales', owner: { name: 'Carol Clark', address: 'carol@contoso.example' } }),
    calendar(2, { name: 'Holidays' }),
  ];
  expect(search(list, 'CAROL')).toEqual([list[0]]);
  expect(search(list, ' holi ')).toEqual([list[1]]);
  expect(search(list, '')).toBe(list);
});

test('a list of more than seven gets a search', () => {
  expect(needsSearch(calendars(7, 0))).toBe(false);
  expect(needsSearch(calendars(8, 0))).toBe(true);
});
