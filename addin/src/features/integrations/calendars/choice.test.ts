import { describe, expect, test } from '@jest/globals';
import { MAX_SELECTED_CALENDARS } from '../../../../../server/contract/connections.ts';
import { calendar, id } from '../../../../test/examples.ts';
import {
  choiceOf,
  inOrder,
  isFull,
  isTooMuch,
  MAX_SELECTED,
  needsSearch,
  rebase,
  search,
  toggle,
} from './choice.ts';

const settings = { syncPrivate: false, onlyOnline: true };
const calendars = (count: number, selected: number) =>
  Array.from({ length: count }, (_, place) => calendar(place + 1, { selected: place < selected }));

test('the limit is the contract’s', () => {
  expect(MAX_SELECTED).toBe(MAX_SELECTED_CALENDARS);
});

test('a sixth calendar is refused, and giving one up makes room', () => {
  const five = choiceOf({ version: 1, settings, calendars: calendars(7, 5) });
  expect(isFull(five)).toBe(true);
  expect(toggle(five, id(6)).selected).toEqual(five.selected);
  const four = toggle(five, id(1));
  expect(toggle(four, id(6)).selected).toEqual(new Set([2, 3, 4, 5, 6].map(id)));
});

describe('when somebody else chose meanwhile', () => {
  const offered = (version: number, selected: readonly number[], more: Partial<typeof settings> = {}) => ({
    version,
    settings: { ...settings, ...more },
    calendars: [1, 2, 3, 4, 5, 6, 7].map((number) =>
      calendar(number, { selected: selected.includes(number) }),
    ),
  });
  const before = offered(1, [1, 2]);
  const mine = { ...toggle(toggle(choiceOf(before), id(2)), id(3)), syncPrivate: true };

  test('one’s own changes stay, and everything else is theirs', () => {
    expect(rebase(mine, before, offered(2, [1, 2, 4], { onlyOnline: false }))).toEqual({
      version: 2,
      selected: new Set([1, 3, 4].map(id)),
      syncPrivate: true,
      onlyOnline: false,
    });
  });

  test('what they deselected stays so, and what is gone can’t be chosen', () => {
    const now = offered(2, [2]);
    const without3 = { ...now, calendars: now.calendars.filter((each) => each.id !== id(3)) };
    expect(rebase(mine, before, without3).selected).toEqual(new Set());
  });

  test('together it may be too much', () => {
    const both = rebase(mine, before, offered(2, [1, 4, 5, 6, 7]));
    expect(both.selected.size).toBe(6);
    expect(isTooMuch(both)).toBe(true);
    expect(isTooMuch(toggle(both, id(4)))).toBe(false);
  });
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
