import { expect, test } from '@jest/globals';
import type { NewFault } from './fault.ts';
import { Faults } from './faults.ts';
import type { Asked } from './matching.ts';

const empty = (now = () => 0) => new Faults([], { now, changed: () => {} });

const asked = (more: Partial<Asked> = {}): Asked => ({
  service: 'graph',
  method: 'GET',
  path: '/v1.0/me/calendars/AAMk=/calendarView/delta',
  query: new URLSearchParams(),
  grant: null,
  step: false,
  whose: { person: 'alice', tenant: 'contoso' },
  ...more,
});

const strikes = (fault: Partial<NewFault>, request: Partial<Asked> = {}): boolean => {
  const faults = empty();
  faults.add({ service: 'graph', kind: 'reset', ...fault } as NewFault);
  return faults.strike(asked(request)) !== null;
};

const token = (grant: string, more: Partial<Asked> = {}) =>
  ({ service: 'entra', method: 'POST', path: '/contoso/oauth2/v2.0/token', grant, ...more }) as const;

test('a fault strikes every request of its service and none of the other', () => {
  expect(strikes({})).toBe(true);
  expect(strikes({}, token('refresh_token'))).toBe(false);
});

test.each([
  ['/v1.0/me/calendars/*/calendarView/delta', true],
  ['/V1.0/me/calendars/*/calendarview/delta', true],
  ['/v1.0/me/calendars/AAMk=/calendarView/delta', true],
  ['/v1.0/me/**', true],
  ['/v1.0/**/delta', true],
  ['/v1.0/me/*/delta', false],
  ['/v1.0/me/calendars', false],
  ['/v1.0/me/calendars/*/calendarView/delt.', false],
  ['/v1.0/me/calendars/*/calendarView', false],
])('the path %s: %s', (path, struck) => expect(strikes({ path })).toBe(struck));

test('a method is matched however it is written; what a browser asks first only when named', () => {
  expect(strikes({ method: 'get' })).toBe(true);
  expect(strikes({ method: 'POST' })).toBe(false);
  expect(strikes({}, { method: 'OPTIONS' })).toBe(false);
  expect(strikes({ method: 'OPTIONS' }, { method: 'OPTIONS' })).toBe(true);
});

test.each([
  ['', 'none'],
  ['startDateTime=x', 'none'],
  ['$skiptoken=a', 'skip'],
  ['%24deltatoken=a', 'delta'],
  ['$DeltaToken=a', 'delta'],
] as const)('a request with "%s" has cursor %s', (text, cursor) => {
  const query = new URLSearchParams(text);
  for (const wanted of ['none', 'skip', 'delta'] as const)
    expect(strikes({ cursor: wanted }, { query })).toBe(wanted === cursor);
});

test('a token request is known by its grant', () => {
  expect(strikes({ service: 'entra', grant: 'refresh_token' }, token('refresh_token'))).toBe(true);
  expect(strikes({ service: 'entra', grant: 'refresh_token' }, token('authorization_code'))).toBe(false);
});

test('AADSTS numbers come from the token endpoint only', () => {
  const fault = { service: 'entra', kind: 'aadsts', number: 50076 } as const;
  expect(strikes(fault, token('refresh_token'))).toBe(true);
  expect(strikes(fault, token('', { method: 'GET', path: '/common/discovery/v2.0/keys' }))).toBe(false);
});

test('a request belongs to a person and a tenant', () => {
  expect(strikes({ person: 'alice', tenant: 'contoso' })).toBe(true);
  expect(strikes({ person: 'bob' })).toBe(false);
  expect(strikes({ tenant: 'fabrikam' })).toBe(false);
});

test('a step of a batch is struck by faults of steps, and by no other', () => {
  expect(strikes({ kind: 'not-found', step: true }, { step: true })).toBe(true);
  expect(strikes({ kind: 'not-found', step: true })).toBe(false);
  expect(strikes({}, { step: true })).toBe(false);
});

test('a fault lets some through, strikes so many times, and then stays without striking', () => {
  const faults = empty();
  const { id } = faults.add({ service: 'graph', kind: 'reset', skip: 2, times: 2 });
  const five = [1, 2, 3, 4, 5].map(() => faults.strike(asked())?.id ?? null);
  expect(five).toEqual([null, null, id, id, null]);
  expect(faults.list()).toMatchObject([{ id, struck: 2, skipped: 2 }]);
  expect(faults.threaten('graph')).toBe(false);
});

test('a fault ends by itself', () => {
  let now = 1_000;
  const faults = empty(() => now);
  faults.add({ service: 'graph', kind: 'reset', lasts: 60_000 });
  now += 59_999;
  expect(faults.strike(asked())).not.toBeNull();
  now += 1;
  expect([faults.strike(asked()), faults.threaten('graph')]).toEqual([null, false]);
});

test('of several that could strike the oldest does; one that lets through leaves it to the next', () => {
  const faults = empty();
  const later = faults.add({ service: 'graph', kind: 'reset', skip: 1, times: 1 });
  const first = faults.add({ service: 'graph', kind: 'empty' });
  const order = [1, 2, 3].map(() => faults.strike(asked())?.id);
  expect(order).toEqual([first.id, later.id, first.id]);
});

test('every strike is a change that is to be saved', () => {
  let changes = 0;
  const faults = new Faults([], {
    now: () => 0,
    changed: () => {
      changes += 1;
    },
  });
  faults.add({ service: 'graph', kind: 'reset' });
  faults.strike(asked());
  faults.strike(asked({ service: 'entra' }));
  expect(changes).toBe(2);
});
