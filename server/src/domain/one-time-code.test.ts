import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { newCode, normalCode } from './one-time-code.ts';

test('a code is two groups of five that nobody misreads', () => {
  for (let i = 0; i < 200; i += 1)
    expect(newCode(randomBytes)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});

test('every byte counts alike', () => {
  const letters = Array.from({ length: 256 }, (_, byte) =>
    newCode(() => new Uint8Array(10).fill(byte)).charAt(0),
  );
  const counts = Map.groupBy(letters, (letter) => letter);
  expect([...counts.values()].map(({ length }) => length)).toEqual(Array(32).fill(8));
});

test.each(['AB1C0-DE2F3', 'ab1c0de2f3', ' ab1co de2f3 ', 'ABIC0-DE2F3', 'ABlCO-DE2F3'])(
  'typed as %j it is the same code',
  (typed) => {
    expect(normalCode(typed)).toBe('AB1C0DE2F3');
  },
);
