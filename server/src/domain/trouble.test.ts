import { expect, test } from '@jest/globals';
import { continued, isAboutAccess, troubleOf } from './trouble.ts';

const refused = (need: 'sign-in' | 'policy' | 'operator') =>
  ({ kind: 'unauthorised', need, code: 'AADSTS1', claims: '{}' }) as const;

test.each([
  [refused('sign-in'), 'signed-out', 'user'],
  [refused('policy'), 'blocked-by-policy', 'admin'],
  [refused('operator'), 'operator', 'operator'],
  [{ kind: 'not-found' }, 'mailbox-unavailable', 'admin'],
  [{ kind: 'no-mailbox' }, 'mailbox-not-in-cloud', 'admin'],
  [{ kind: 'private-items' }, 'private-items', 'user'],
  [{ kind: 'throttled', until: 9 }, 'throttled', 'nobody'],
  [{ kind: 'unavailable' }, 'unreachable', 'nobody'],
  [{ kind: 'unintelligible', path: 'value.0' }, 'operator', 'operator'],
] as const)('%j is trouble that says whose turn it is', (failure, reason, fault) => {
  expect(troubleOf(failure, 5)).toMatchObject({ reason, fault, since: 5 });
});

test('trouble that goes on keeps the moment it began, new trouble begins now', () => {
  const before = troubleOf(refused('sign-in'), 5);
  expect(continued(before, troubleOf(refused('sign-in'), 9)).since).toBe(5);
  expect(continued(before, troubleOf(refused('policy'), 9)).since).toBe(9);
  expect(continued(null, troubleOf(refused('policy'), 9)).since).toBe(9);
});

test('a grant that works ends trouble about access, and no other', () => {
  expect(isAboutAccess(troubleOf(refused('operator'), 5))).toBe(true);
  expect(isAboutAccess(troubleOf({ kind: 'not-found' }, 5))).toBe(false);
});
