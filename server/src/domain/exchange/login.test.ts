import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cases } from '../../../test/cases.ts';
import { type LoginRecord, loginName, mayTry, type Rejection, settled } from './login.ts';

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
    attempt: `${minutesAgo} minutes ago`,
    at: NOW - minutesAgo * MINUTE,
    password,
    sure,
  });
  const record = (rejections: Rejection[], accepted: string | null = null): LoginRecord => ({
    rejections,
    accepted,
  });
  const may = (before: LoginRecord, password: string, insisted = false, now = NOW) =>
    mayTry(before, password, insisted, now);

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

  test('of attempts side by side each settles its own, and what others did stays', () => {
    const [mine, other] = [rejected(2, 'mine', false), rejected(1, 'other', false)];
    const both = record([rejected(9), mine, other], 'mine');
    expect(settled(both, mine, 'none')).toEqual(record([rejected(9), other], 'mine'));
    expect(settled(both, mine, 'taken')).toEqual(record([other], 'mine'));
    const refused = { ...mine, sure: true };
    expect(settled(both, refused, 'wrong')).toEqual(record([rejected(9), other, refused]));
    expect(settled(record([other]), refused, 'wrong')).toEqual(record([other, refused]));
    expect(settled(record([other]), mine, 'none')).toEqual(record([other]));
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
        for (const [index, step] of steps.entries()) {
          at += step.after;
          if ('now' in step) {
            right = step.now;
            continue;
          }
          const { password, insisted, heard } = step;
          if (mayTry(known, password, insisted, at).kind !== 'try') continue;
          const one = { attempt: String(index), at, password, sure: false };
          known = { ...known, rejections: [...known.rejections, one] };
          if (password === right) {
            bad = { count: 0, last: Number.NEGATIVE_INFINITY };
            if (heard) known = settled(known, one, 'taken');
          } else {
            bad = { count: at - bad.last >= 30 * MINUTE ? 1 : bad.count + 1, last: at };
            if (heard) known = settled(known, { ...one, sure: true }, 'wrong');
          }
          expect(bad.count).toBeLessThan(3);
        }
      }),
      cases(2_000),
    );
  });
});
