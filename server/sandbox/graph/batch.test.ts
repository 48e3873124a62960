import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GraphWorld, type Json, openGraph, rows } from './test-world.ts';

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph();
});
afterEach(() => world.close());

type Inner = { id: string; status: number; headers: Record<string, string>; body: Json | null };

const ask = (requests: Json[]) => world.ask('POST', '/v1.0/$batch', { body: { requests } });
async function batch(requests: Json[]): Promise<Map<string, Inner>> {
  const { status, body } = await ask(requests);
  expect(status).toBe(200);
  return new Map((body.responses as Inner[]).map((one) => [one.id, one]));
}
const get = (id: string, url: string, more: Json = {}): Json => ({ id, method: 'GET', url, ...more });
const event: Json = {
  subject: 'In a batch',
  start: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-12-01T11:00:00', timeZone: 'UTC' },
};

test('each request has its own status, headers and body', async () => {
  const answers = await batch([
    get('a', '/me?$select=displayName'),
    get('b', 'me/events/AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZi'),
    {
      id: 'c',
      method: 'POST',
      url: '/me/events',
      headers: { 'Content-Type': 'application/json' },
      body: event,
    },
    get('d', '/me/calendarView?startDateTime=2026-12-01&endDateTime=2026-12-02', {
      headers: { Prefer: 'outlook.timezone="Tokyo Standard Time"' },
    }),
    get('e', '/me/calendarView?startDateTime=2026-12-01&endDateTime=2026-12-02', {
      headers: { Prefer: 'outlook.timezone="Mars"' },
    }),
  ]);
  expect([...answers].map(([id, { status }]) => [id, status]).sort()).toEqual([
    ['a', 200],
    ['b', 404],
    ['c', 201],
    ['d', 200],
    ['e', 400],
  ]);
  expect(answers.get('a')?.body).toMatchObject({ displayName: 'Alice Archer' });
  expect(answers.get('b')?.body).toMatchObject({ error: { code: 'ErrorItemNotFound' } });
  expect(answers.get('d')?.body).toHaveProperty('value.0.start.timeZone', 'Tokyo Standard Time');
  expect(answers.get('d')?.headers['Content-Type']).toBe('application/json');
});

test('answers come in another order than the requests, and without a body where there is none', async () => {
  const created = await world.ask('POST', '/v1.0/me/events', { body: event });
  const { body } = await ask([
    get('1', '/me'),
    { id: '2', method: 'DELETE', url: `/me/events/${created.body.id}` },
  ]);
  const responses = body.responses as Inner[];
  expect(responses.map(({ id }) => id)).toEqual(['2', '1']);
  expect(responses[0]).toMatchObject({ status: 204, body: null });
});

test('more than four requests to one mailbox are not too many for a batch', async () => {
  world.state.switches.latency = 5;
  const answers = await batch(Array.from({ length: 20 }, (_, i) => get(String(i), '/me/calendar')));
  expect([...answers.values()].every(({ status }) => status === 200)).toBe(true);
});

test('a request waits for those that it depends on, and fails with them', async () => {
  const answers = await batch([
    get('last', "/me/events?$filter=subject eq 'In a batch'", { dependsOn: ['first'] }),
    { id: 'first', method: 'POST', url: '/me/events', body: event },
    get('after a failure', '/me', { dependsOn: ['failure'] }),
    get('failure', '/me/nothing'),
    get('after that', '/me', { dependsOn: ['after a failure'] }),
  ]);
  expect(answers.get('last')?.body).toHaveProperty('value.0.subject', 'In a batch');
  expect(answers.get('after a failure')?.status).toBe(424);
  expect(answers.get('after that')?.status).toBe(424);
});

test.each([
  [
    'more than twenty requests',
    Array.from({ length: 21 }, (_, i) => get(String(i), '/me')),
    'MaximumValueExceeded',
  ],
  ['an id twice', [get('1', '/me'), get('1', '/me')], 'BadRequest'],
  ['an unknown dependency', [get('1', '/me', { dependsOn: ['2'] })], 'BadRequest'],
  ['a circle', [get('1', '/me', { dependsOn: ['2'] }), get('2', '/me', { dependsOn: ['1'] })], 'BadRequest'],
])('a batch with %s is refused as a whole', async (_what, requests, code) => {
  const answer = await ask(requests);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error: { code } });
});

describe('four requests at a time to one mailbox', () => {
  const some = (count: number, as = 'alice') =>
    Promise.all(Array.from({ length: count }, () => world.ask('GET', '/v1.0/me/calendar', { as })));

  test('are answered, a fifth is told to wait', async () => {
    world.state.switches.latency = 150;
    expect((await some(4)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const answers = await some(6);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(refused[0]?.body).toMatchObject({
      error: { code: 'ApplicationThrottled', message: 'Application is over its MailboxConcurrency limit.' },
    });
  });

  test('are counted for each mailbox alone', async () => {
    world.state.switches.latency = 150;
    const answers = await Promise.all([some(4), some(4, 'bob')]);
    expect(answers.flat().every(({ status }) => status === 200)).toBe(true);
  });

  test('are shared by batches and single requests', async () => {
    world.state.switches.latency = 150;
    const requests = Array.from({ length: 4 }, (_, i) => get(String(i), '/me/calendar'));
    const [single, batched] = await Promise.all([some(4), ask(requests)]);
    const inner = (batched.body.responses as Inner[]).map(({ status }) => status);
    expect([...single.map(({ status }) => status), ...inner].filter((status) => status === 429)).toHaveLength(
      4,
    );
    expect(batched.status).toBe(200);
  });
});

test('a page of a list can be asked for in a batch', async () => {
  const answers = await batch([get('1', '/me/calendars?$top=1')]);
  expect(rows({ ...(await world.ask('GET', '/v1.0/me')), body: answers.get('1')?.body ?? {} })).toHaveLength(
    1,
  );
});
