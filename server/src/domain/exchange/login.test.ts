import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type LoginRecord,
  loginName,
  MOST_OF_ACCOUNT,
  mayTry,
  type Rejection,
  withRejection,
} from './login.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 9);

test.each([
  'anna',
  'ANNA',
  'CONTOSO\\anna',
  'CONTOSO/anna',
  'contoso.example\\Anna',
  'anna@contoso.example',
  'Anna@other.example',
  'ánna',
  'ａｎｎａ',
  ' anna ',
])('%s is an account called anna', (username) => {
  expect(loginName(username)).toBe('anna');
});

describe('a password is shown to a server', () => {
  const rejected = (minutesAgo: number, password = 'old', sure = true): Rejection => ({
    at: NOW - minutesAgo * MINUTE,
    password,
    sure,
  });
  const record = (rejections: Rejection[], accepted: string | null = null): LoginRecord => ({
    rejections,
    accepted,
  });
  const may = (before: LoginRecord, password: string, insisted = false, now = NOW) =>
    mayTry(before, password, insisted, now, MOST_OF_ACCOUNT);

  test('that rejected none, or another one', () => {
    expect(may(record([]), 'new')).toEqual({ kind: 'try' });
    expect(may(record([rejected(1)]), 'new')).toEqual({ kind: 'try' });
  });

  test('never again once it was rejected, unless a person insists', () => {
    expect(may(record([rejected(600)]), 'old')).toEqual({ kind: 'rejected' });
    expect(may(record([rejected(600)]), 'old', true)).toEqual({ kind: 'try' });
  });

  test('again where nobody knows what came of it, but not without end', () => {
    expect(may(record([rejected(1, 'old', false)]), 'old')).toEqual({ kind: 'try' });
    const wait = { kind: 'wait', until: NOW + 29 * MINUTE };
    expect(may(record([rejected(2, 'old', false), rejected(1, 'old', false)]), 'old')).toEqual(wait);
  });

  test('not a third time before Windows has forgotten the second, whoever insists', () => {
    const before = record([rejected(29), rejected(5, 'other')]);
    expect(may(before, 'new', true)).toEqual({ kind: 'wait', until: NOW + 25 * MINUTE });
    // The first is forgotten with the second only: Windows counts on while others come.
    expect(may(before, 'new', true, NOW + 24 * MINUTE)).toMatchObject({ kind: 'wait' });
    expect(may(before, 'new', true, NOW + 25 * MINUTE)).toEqual({ kind: 'try' });
  });

  test('though others were wrong, where it is the one that works', () => {
    const before = record([rejected(1, 'wrong')], 'works');
    expect(may(before, 'wrong again', true)).toMatchObject({ kind: 'wait' });
    expect(may(before, 'works')).toEqual({ kind: 'try' });
  });

  test('whatever is tried, insisted on and never heard of again, Windows never counts three', () => {
    const attempt = fc.record({
      after: fc.integer({ min: 0, max: 40 * MINUTE }),
      password: fc.constantFrom('a', 'b', 'c'),
      insisted: fc.boolean(),
      heard: fc.boolean(),
    });
    const changes = fc.record({
      after: fc.integer({ min: 0, max: 40 * MINUTE }),
      now: fc.constantFrom('a', 'b', 'd'),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(attempt, changes), { maxLength: 60 }), (steps) => {
        let known: LoginRecord = { rejections: [], accepted: null };
        let right = 'a';
        let bad = { count: 0, last: Number.NEGATIVE_INFINITY };
        let at = NOW;
        for (const step of steps) {
          at += step.after;
          if ('now' in step) {
            right = step.now;
            continue;
          }
          const { password, insisted, heard } = step;
          if (mayTry(known, password, insisted, at, MOST_OF_ACCOUNT).kind !== 'try') continue;
          if (password === right) {
            bad = { count: 0, last: Number.NEGATIVE_INFINITY };
            known = heard
              ? { rejections: [], accepted: password }
              : withRejection(known, { at, password, sure: false });
          } else {
            bad = { count: at - bad.last >= 30 * MINUTE ? 1 : bad.count + 1, last: at };
            known = withRejection(known, { at, password, sure: heard });
          }
          expect(bad.count).toBeLessThan(3);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
