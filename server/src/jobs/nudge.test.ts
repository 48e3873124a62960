import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { nudged } from './nudge.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

test('however often it is nudged, it looks once, a moment later', async () => {
  let looks = 0;
  const { nudge, stop } = nudged(
    async () => {
      looks += 1;
      return null;
    },
    150,
    silent,
  );
  for (let i = 0; i < 10; i += 1) nudge();
  await pass(149);
  expect(looks).toBe(0);
  await pass(1);
  expect(looks).toBe(1);
  await pass(10_000);
  expect(looks).toBe(1);
  await stop();
});

test('it looks again as long as there is more to come soon, and leaves the rest to others', async () => {
  const more: (number | null)[] = [400, 30_000];
  let looks = 0;
  const { nudge, stop } = nudged(
    async () => {
      looks += 1;
      return more.shift() ?? null;
    },
    150,
    silent,
  );
  nudge();
  await pass(150);
  await pass(399);
  expect(looks).toBe(1);
  await pass(1);
  expect(looks).toBe(2);
  await pass(60_000);
  expect(looks).toBe(2);
  await stop();
});

test('a look that fails is not the last one', async () => {
  let looks = 0;
  const { nudge, stop } = nudged(
    async () => {
      looks += 1;
      throw new Error('no database');
    },
    150,
    silent,
  );
  nudge();
  await pass(150);
  nudge();
  await pass(150);
  expect(looks).toBe(2);
  await stop();
  nudge();
  await pass(1_000);
  expect(looks).toBe(2);
});
