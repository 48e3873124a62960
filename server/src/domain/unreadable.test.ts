import { expect, test } from '@jest/globals';
import { unreadableAfter } from './unreadable.ts';

const bad = (id: string) => ({ kind: 'unreadable', id, path: 'value.0.start' }) as const;
const gone = (id: string) => ({ kind: 'removed', id }) as const;

test('what can not be understood is remembered until it comes otherwise', () => {
  expect(unreadableAfter([], [gone('a')])).toEqual([]);
  expect(unreadableAfter([], [bad('a'), bad('b'), bad('a')])).toEqual(['a', 'b']);
  expect(unreadableAfter(['a', 'b'], [gone('a'), bad('c')])).toEqual(['b', 'c']);
  expect(unreadableAfter(['a'], [])).toEqual(['a']);
});

test('a flood is not remembered one by one', () => {
  expect(
    unreadableAfter(
      [],
      Array.from({ length: 500 }, (_, i) => bad(String(i))),
    ),
  ).toHaveLength(100);
});
