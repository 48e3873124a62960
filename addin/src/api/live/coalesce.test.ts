import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { coalesce } from './coalesce.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('the first call runs at once, the rest of a burst as one after the pause', async () => {
  let runs = 0;
  const ask = coalesce(async () => runs++, 300);
  for (let call = 0; call < 50; call++) ask();
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(299);
  expect(runs).toBe(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(runs).toBe(2);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(2);
  ask();
  expect(runs).toBe(3);
});

test('a run that takes long is waited for, and what was asked meanwhile is not lost', async () => {
  const started: number[] = [];
  const ask = coalesce(() => {
    started.push(Date.now());
    return new Promise((resolve) => setTimeout(resolve, 2_000));
  }, 300);
  const began = Date.now();
  ask();
  await jest.advanceTimersByTimeAsync(1_900);
  ask();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(started.map((at) => at - began)).toEqual([0, 2_000]);
});
