import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { within } from './within.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('an answer in time is passed on', async () => {
  await expect(within(1_000, 'getContext', Promise.resolve('context'))).resolves.toBe('context');
  expect(jest.getTimerCount()).toBe(0);
});

test('a host that never answers is given up after the limit, and named', async () => {
  const given = expect(within(1_000, 'getContext', new Promise(() => {}))).rejects.toMatchObject({
    reason: 'silent',
    detail: 'getContext',
  });
  await jest.advanceTimersByTimeAsync(1_000);
  await given;
});

test('a refusal in time is passed on', async () => {
  await expect(within(1_000, 'getContext', Promise.reject(new Error('no')))).rejects.toThrow('no');
});
