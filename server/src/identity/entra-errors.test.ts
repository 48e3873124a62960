import { expect, test } from '@jest/globals';
import { failureOf, pageRefusal } from './entra-errors.ts';

const NOW = 1_000;
const described = (number: number, error = 'invalid_grant') => ({
  error,
  error_codes: [number],
  error_description: `AADSTS${number}: Something happened. Trace ID: 1`,
});

test.each([
  [65001, 'consent'],
  [90094, 'approval'],
  [90095, 'approval'],
  [700016, 'approval'],
  [50105, 'assignment'],
  [53000, 'device'],
  [53001, 'device'],
  [53003, 'policy'],
  [530032, 'policy'],
  [53011, 'policy'],
  [50076, 'interaction'],
  [50079, 'interaction'],
  [50158, 'interaction'],
  [50173, 'sign-in'],
  [70008, 'sign-in'],
  [700082, 'sign-in'],
  [70043, 'sign-in'],
  [7000215, 'operator'],
  [7000222, 'operator'],
  [700084, 'operator'],
  [7000112, 'app'],
  [650052, 'app'],
  [500133, 'fresh-assertion'],
] as const)('AADSTS%i needs %s', (number, need) => {
  expect(failureOf(described(number), NOW)).toEqual({
    kind: 'unauthorised',
    need,
    code: `AADSTS${number}`,
    claims: null,
  });
});

test('the number is found in the description where the list of numbers is missing', () => {
  const { error_codes: _, ...error } = described(50105, 'access_denied');
  expect(failureOf(error, NOW)).toMatchObject({ need: 'assignment', code: 'AADSTS50105' });
});

test.each([
  [{ error: 'invalid_grant', suberror: 'consent_required' }, 'consent'],
  [{ error: 'interaction_required', suberror: 'basic_action' }, 'interaction'],
  [{ error: 'interaction_required' }, 'interaction'],
  [{ error: 'invalid_grant', suberror: 'bad_token' }, 'sign-in'],
  [{ error: 'invalid_grant' }, 'sign-in'],
  [{ error: 'invalid_client' }, 'operator'],
  [{ error: 'something_new' }, 'operator'],
] as const)('an unknown number goes by words: %j', (error, need) => {
  expect(failureOf({ ...error, error_codes: [123_456_789] }, NOW)).toMatchObject({ need });
});

test('claims are handed on as they came', () => {
  expect(failureOf({ ...described(50076), claims: '{"a":1}' }, NOW)).toMatchObject({ claims: '{"a":1}' });
});

test('Entra’s own troubles are nobody’s fault, and a loop of ours makes us pause', () => {
  expect(failureOf(described(90033), NOW)).toEqual({ kind: 'unavailable' });
  expect(failureOf({ error: 'temporarily_unavailable' }, NOW)).toEqual({ kind: 'unavailable' });
  expect(failureOf(described(50196), NOW)).toEqual({ kind: 'throttled', until: NOW + 600_000 });
});

test.each([
  [described(65004, 'access_denied'), 'cancelled'],
  [{ error: 'access_denied', error_description: 'the user canceled the authentication' }, 'cancelled'],
  [described(90094, 'access_denied'), 'approval-needed'],
  [described(90095, 'access_denied'), 'approval-requested'],
  [described(50020), 'wrong-account'],
  [described(50105), 'blocked'],
  [described(53003), 'blocked'],
  [described(50011), 'operator'],
  [{ error: 'server_error' }, 'operator'],
] as const)('a page that answers %j ends the trip as %s', (error, reason) => {
  expect(pageRefusal(error, NOW).reason).toBe(reason);
});
