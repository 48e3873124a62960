import { expect, test } from '@jest/globals';
import { admits, compareFilters } from './filters.ts';

const all = { syncPrivate: true, onlyOnline: false };

test('keeps everything when both filters are open', () => {
  expect(admits(all, { private: true, online: false })).toBe(true);
});

test('leaves private meetings out unless they are wanted', () => {
  expect(admits({ ...all, syncPrivate: false }, { private: true, online: true })).toBe(false);
  expect(admits({ ...all, syncPrivate: false }, { private: false, online: true })).toBe(true);
});

test('leaves meetings without a link out when only online ones are wanted', () => {
  expect(admits({ ...all, onlyOnline: true }, { private: false, online: false })).toBe(false);
  expect(admits({ ...all, onlyOnline: true }, { private: false, online: true })).toBe(true);
});

test('a change can narrow and widen at once', () => {
  expect(compareFilters(all, { syncPrivate: false, onlyOnline: true })).toEqual({
    narrowed: true,
    widened: false,
  });
  expect(compareFilters(all, { ...all, onlyOnline: true })).toEqual({ narrowed: true, widened: false });
  expect(
    compareFilters({ syncPrivate: true, onlyOnline: true }, { syncPrivate: false, onlyOnline: false }),
  ).toEqual({ narrowed: true, widened: true });
  expect(compareFilters(all, all)).toEqual({ narrowed: false, widened: false });
});
