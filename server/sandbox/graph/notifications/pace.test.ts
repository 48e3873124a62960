import { beforeEach, expect, test } from '@jest/globals';
import { createPace, type Pace } from './pace.ts';

const MINUTE = 60_000;

let now: number;
let pace: Pace;
beforeEach(() => {
  now = 0;
  pace = createPace(() => now);
});

const answer = (slow: number, fast: number) => {
  for (let i = 0; i < slow; i += 1) pace.answered('one', 3_001);
  for (let i = 0; i < fast; i += 1) pace.answered('one', 3_000);
};

test.each([
  [10, 90, 'usual'],
  [11, 89, 'slow'],
  [15, 85, 'slow'],
  [16, 84, 'drop'],
  [5, 0, 'usual'],
])('an endpoint with %i slow answers and %i fast ones is treated as %s', (slow, fast, treatment) => {
  answer(slow, fast);
  expect(pace.treatment('one')).toBe(treatment);
  expect(pace.treatment('another')).toBe('usual');
});

test('what was slow is forgiven after ten minutes', () => {
  answer(20, 0);
  now = 10 * MINUTE - 1;
  expect(pace.treatment('one')).toBe('drop');
  now = 10 * MINUTE;
  expect(pace.treatment('one')).toBe('usual');
});
