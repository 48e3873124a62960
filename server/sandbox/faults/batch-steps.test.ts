import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type GraphWorld, type Json, link, openGraph } from '../graph/test-world.ts';

let graph: GraphWorld;
beforeAll(async () => {
  graph = await openGraph();
});
afterAll(() => graph.close());
afterEach(() => graph.faults.clear());

type StepAnswer = { id: string; status: number; headers: Record<string, string>; body: Json };

/** Answers by the number of their step. */
const batch = async (...urls: string[]): Promise<StepAnswer[]> => {
  const requests = urls.map((url, i) => ({ id: String(i), method: 'GET', url }));
  const { status, body } = await graph.ask('POST', '/v1.0/$batch', { body: { requests } });
  expect(status).toBe(200);
  return (body.responses as StepAnswer[]).sort((one, other) => Number(one.id) - Number(other.id));
};

test('each step is struck by itself, under the path that it would have alone', async () => {
  graph.faults.add({
    service: 'graph',
    kind: 'throttled',
    step: true,
    path: '/v1.0/me/calendar',
    retryAfter: 7,
  });
  const [me, calendar] = await batch('/me', '/me/calendar');
  expect(me?.status).toBe(200);
  expect(calendar).toMatchObject({
    status: 429,
    headers: { 'Retry-After': '7' },
    body: { error: { code: 'ApplicationThrottled' } },
  });
});

test('a fault of the batch leaves no step', async () => {
  graph.faults.add({ service: 'graph', kind: 'unavailable', path: '/v1.0/$batch' });
  const body = { requests: [{ id: '1', method: 'GET', url: '/me' }] };
  expect((await graph.ask('POST', '/v1.0/$batch', { body })).status).toBe(503);
});

test('times and skip count steps', async () => {
  graph.faults.add({ service: 'graph', kind: 'not-found', step: true, skip: 1, times: 1 });
  const answers = await batch('/me', '/me', '/me');
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 404]);
});

test.each([
  ['unauthorised', 401],
  ['forbidden', 403],
  ['error-in-200', 200],
  ['wrong-shape', 200],
] as const)('%s: %i', async (kind, status) => {
  graph.faults.add({ service: 'graph', kind, step: true });
  const [me] = await batch('/me');
  expect(me?.status).toBe(status);
  expect(me?.body).not.toHaveProperty('displayName');
});

test('a step can come without a body, late, or with links to elsewhere', async () => {
  graph.faults.add({ service: 'graph', kind: 'empty', step: true, times: 1 });
  expect((await batch('/me'))[0]).toMatchObject({ status: 200, body: null });

  graph.faults.add({ service: 'graph', kind: 'slow', ms: 60, step: true, times: 1 });
  const before = performance.now();
  expect((await batch('/me'))[0]?.status).toBe(200);
  expect(performance.now() - before).toBeGreaterThan(55);

  graph.faults.add({ service: 'graph', kind: 'foreign-link', origin: 'https://evil.example', step: true });
  const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-11-24T00:00:00Z';
  const [page] = await batch(`/me/calendarView/delta?${window}`);
  expect(page && link({ ...page, headers: new Headers() }, 'deltaLink')).toMatch(
    /^https:\/\/evil\.example\//,
  );
});

test('a step belongs to the person whose mailbox it names', async () => {
  graph.faults.add({ service: 'graph', kind: 'not-found', step: true, person: graph.oid('bob') });
  const [own, bobs] = await batch('/me', `/users/${graph.oid('bob')}`);
  expect([own?.status, bobs?.status]).toEqual([200, 404]);
});
