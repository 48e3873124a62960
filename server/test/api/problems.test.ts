import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Problem } from '../../contract/problem.ts';
import type { Reply } from '../api-client.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const alice = () => world.api('alice@contoso.example');

const problemOf = ({ status, body, headers }: Reply<unknown>) => {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(body);
  expect(problem.status).toBe(status);
  return problem;
};

test.each<[string, string, string, unknown, string, string[]]>([
  [
    'an unknown field',
    'POST',
    '/api/connections',
    { kind: 'microsoft365', role: 'admin' },
    'invalid-request',
    ['role'],
  ],
  [
    'several at once',
    'POST',
    '/api/consents',
    { kind: 'x', challenge: 'short', more: 1 },
    'invalid-request',
    ['kind', 'challenge', 'more'],
  ],
  ['a query that is not asked for', 'GET', '/api/connections?all=1', undefined, 'invalid-request', ['all']],
  [
    'too long a window',
    'GET',
    '/api/meetings?from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
    undefined,
    'invalid-request',
    ['to'],
  ],
  ['no JSON', 'POST', '/api/connections', '{', 'invalid-request', []],
  ['an oversized body', 'POST', '/api/connections', { kind: 'x'.repeat(65_536) }, 'too-large', []],
  ['an unknown connection', 'DELETE', `/api/connections/${randomUUID()}`, undefined, 'not-found', []],
  ['an unknown consent', 'GET', `/api/consents/${randomUUID()}`, undefined, 'not-found', []],
  ['a part of a file', 'GET', '/api/my-data?from=2026-01-01', undefined, 'invalid-request', ['from']],
  ['deleting a part', 'DELETE', '/api/my-data', { meetings: true }, 'invalid-request', ['body']],
  ['an unknown path', 'GET', '/api/everything', undefined, 'not-found', []],
])('%s is a problem document that names what is wrong', async (_, method, path, body, name, fields) => {
  const problem = problemOf(await alice().send(method, path, body));
  expect(problem.type).toBe(`urn:sally:problem:${name}`);
  expect((problem.errors ?? []).map(({ field }) => field).sort()).toEqual(fields.sort());
});

test('a sixth calendar is refused with the limit named', async () => {
  const body = {
    syncPrivate: false,
    onlyOnline: false,
    version: 1,
    calendarIds: Array.from({ length: 6 }, () => randomUUID()),
  };
  const problem = problemOf(await alice().send('PUT', `/api/connections/${randomUUID()}/settings`, body));
  expect(problem.errors).toEqual([
    { field: 'calendarIds', message: 'Choose at most 5 calendars per connection.' },
  ]);
});

test('a problem’s id finds it in the log', async () => {
  const { instance } = problemOf(await alice().send('GET', '/api/everything'));
  const messages = () =>
    world
      .log()
      .filter((line) => line.includes(instance ?? 'none'))
      .map((line) => JSON.parse(line).msg);
  // The line about the request follows when its connection is done with it.
  await until(() => messages().length >= 2);
  expect(messages()).toEqual(['request refused', 'request']);
});

test('while Microsoft is away the answer is to come back, and afterwards all goes on', async () => {
  const token = await alice().token();
  const as = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
  expect((await alice().send('GET', '/api/connections', undefined, as(token))).status).toBe(200);
  await world.sandbox.controls.signIn('alice@contoso.example', { refuseWith: 90033 });
  const problem = problemOf(await alice().send('POST', '/api/connections', { kind: 'microsoft365' }));
  expect(problem.type).toBe('urn:sally:problem:provider-unavailable');
  await world.sandbox.controls.signIn('alice@contoso.example', { refuseWith: null });
  expect(await alice().call('connect', { body: { kind: 'microsoft365' } })).toMatchObject({
    outcome: 'interaction',
  });
});
