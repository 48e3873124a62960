import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loginName, mayTry, type Rejection, withRejection } from './login.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 23, 9);

test.each([
  'anna',
  'ANNA',
  'CONTOSO\\anna',
  'contoso.example\\Anna',
  'anna@contoso.example',
  'Anna@other.example',
  ' anna ',
])('%s is an account called anna', (username) => {
  expect(loginName(username)).toBe('anna');
});

describe('a password is shown to a server', () => {
  const rejected = (minutesAgo: number, password = 'old'): Rejection => ({
    at: NOW - minutesAgo * MINUTE,
    password,
  });

  test('that rejected none', () => {
    expect(mayTry([], 'new', false, NOW)).toEqual({ kind: 'try' });
  });

  test('that rejected another one', () => {
    expect(mayTry([rejected(1)], 'new', false, NOW)).toEqual({ kind: 'try' });
  });

  test('never again once it was rejected, unless a person insists', () => {
    expect(mayTry([rejected(600)], 'old', false, NOW)).toEqual({ kind: 'rejected' });
    expect(mayTry([rejected(600)], 'old', true, NOW)).toEqual({ kind: 'try' });
  });

  test('not a third time within half an hour, whoever insists', () => {
    const before = [rejected(20), rejected(5, 'other')];
    expect(mayTry(before, 'new', true, NOW)).toEqual({ kind: 'wait', until: NOW + 10 * MINUTE });
    expect(mayTry(before, 'new', true, NOW + 10 * MINUTE)).toEqual({ kind: 'try' });
  });

  test('whatever is tried and insisted on, three rejections never come within half an hour', () => {
    const attempt = fc.record({
      after: fc.integer({ min: 0, max: 40 * MINUTE }),
      password: fc.constantFrom('a', 'b', 'c'),
      insisted: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 40 }), (attempts) => {
        let remembered: Rejection[] = [];
        const shown: number[] = [];
        let at = NOW;
        for (const { after, password, insisted } of attempts) {
          at += after;
          if (mayTry(remembered, password, insisted, at).kind !== 'try') continue;
          shown.push(at);
          remembered = withRejection(remembered, { at, password });
        }
        for (const [i, time] of shown.entries())
          expect((shown[i + 2] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(30 * MINUTE);
      }),
    );
  });
});
