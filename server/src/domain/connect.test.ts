import { expect, test } from '@jest/globals';
import { nextStep } from './connect.ts';
import type { Failure, Need } from './failure.ts';

const NOW = 5_000;
const unauthorised = (need: Need, claims: string | null = null): Failure => ({
  kind: 'unauthorised',
  need,
  code: 'AADSTS1',
  claims,
});

test.each<[Need, string | undefined]>([
  ['sign-in', 'interaction'],
  ['consent', 'interaction'],
  ['interaction', 'interaction'],
  ['approval', 'approval'],
  ['assignment', 'refused'],
  ['device', 'refused'],
  ['policy', 'refused'],
  ['app', 'refused'],
  ['operator', 'refused'],
  ['fresh-assertion', undefined],
])('after %s the next step is %s', (need, outcome) => {
  expect(nextStep(unauthorised(need), NOW)?.outcome).toBe(outcome);
});

test('a claims challenge is handed on unchanged, also when a policy makes it', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
  expect(nextStep(unauthorised('interaction', claims), NOW)).toEqual({ outcome: 'interaction', claims });
  expect(nextStep(unauthorised('policy', claims), NOW)).toEqual({ outcome: 'interaction', claims });
});

test('an expired secret of the application is the operator’s fault', () => {
  expect(nextStep(unauthorised('operator'), NOW)).toEqual({
    outcome: 'refused',
    trouble: { reason: 'operator', fault: 'operator', code: 'AADSTS1', since: NOW },
  });
});

test.each<Failure>([
  { kind: 'throttled', until: 9_000 },
  { kind: 'unavailable' },
  { kind: 'unintelligible', path: 'expires_in' },
])('after %j there is nothing but to try again', (failure) => {
  expect(nextStep(failure, NOW)).toBeNull();
});
