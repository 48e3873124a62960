import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { endpoints } from '../../contract/endpoints.ts';
import { CONSENT, callerNamed, type Edge, NOW, openEdge } from '../../test/edge.ts';
import { ProviderError } from '../ports/failure.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(() => edge.close());
afterEach(() => edge.reset());

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  const problem = await response.json();
  expect(problem).toMatchObject({ status: response.status, instance: expect.stringMatching(/^request-/) });
  return problem;
};

test.each(Object.entries(endpoints))(
  '%s is closed to everybody without a token',
  async (_, { method, path: at }) => {
    const target = `${edge.url}${at.replace(/\{\w+\}/g, CONSENT)}`;
    for (const authorization of [undefined, 'Bearer', 'Bearer nonsense', 'Basic YTpi', 'Bearer a b']) {
      const response = await fetch(target, { method, headers: authorization ? { authorization } : {} });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect((await problemOf(response)).type).toBe('urn:sally:problem:signed-out');
    }
  },
);

test('a token in the address or in a cookie counts for nothing', async () => {
  const response = await fetch(`${edge.url}/api/session?access_token=token-of-alice`, {
    headers: { cookie: 'token=token-of-alice' },
  });
  expect(response.status).toBe(401);
});

test('an account of a tenant that is not served is told so', async () => {
  expect(
    (
      await problemOf(
        await edge.call('/api/session', { headers: { authorization: 'Bearer token-of-outsider' } }),
      )
    ).type,
  ).toBe('urn:sally:problem:forbidden');
});

test('while the authority’s keys cannot be read the answer is to come back', async () => {
  const response = await fetch(`${edge.url}/api/session`, {
    headers: { authorization: 'Bearer keys-unreadable' },
  });
  expect(response.status).toBe(503);
});

test('a handler gets what the contract parsed, and what it gives is the answer', async () => {
  const calls: unknown[] = [];
  edge.handle = async (name, given) => {
    calls.push([name, given]);
    return { status: 'open' };
  };
  const response = await edge.call(`/api/consents/${CONSENT}`);
  expect(await response.json()).toEqual({ status: 'open' });
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(calls).toEqual([
    [
      'getConsent',
      { caller: callerNamed('alice'), params: { consentId: CONSENT }, query: {}, body: undefined },
    ],
  ]);
});

test('nothing to say is 204', async () => {
  const response = await edge.call('/api/approvals/microsoft365', { method: 'DELETE' });
  expect(response.status).toBe(204);
});

test.each<[string, string, RequestInit, number, string | undefined]>([
  ['an unknown field', '/api/connections', json({ kind: 'microsoft365', admin: true }), 400, 'admin'],
  ['an unknown field of the query', '/api/session?debug=1', {}, 400, 'debug'],
  ['a field given twice', '/api/meetings?from=a&from=b&to=c', {}, 400, 'from'],
  ['a missing field', '/api/connections', json({}), 400, 'kind'],
  ['another kind', '/api/connections', json({ kind: 'google' }), 400, 'kind'],
  ['a missing body', '/api/connections', { method: 'POST' }, 400, 'body'],
  ['a body that is no object', '/api/connections', json('[]'), 400, 'body'],
  ['a body that is no JSON', '/api/connections', json('{"kind":'), 400, undefined],
  [
    'a body where none belongs',
    `/api/connections/${CONSENT}`,
    { ...json({ x: 1 }), method: 'DELETE' },
    400,
    'body',
  ],
  ['an id that is none', '/api/consents/1', {}, 400, 'consentId'],
  ['an address that does not decode', '/api/consents/%E0%A4%A', {}, 400, undefined],
  [
    'a form instead of JSON',
    '/api/connections',
    { method: 'POST', body: new URLSearchParams({ kind: 'microsoft365' }) },
    415,
    undefined,
  ],
  [
    'JSON that says it is text',
    '/api/connections',
    { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } },
    415,
    undefined,
  ],
  ['an oversized body', '/api/connections', json({ kind: 'x'.repeat(70_000) }), 413, undefined],
  ['an unknown path', '/api/nothing', {}, 404, undefined],
  ['a path of another case or with a slash more', '/api/session/', {}, 404, undefined],
  ['a method that the contract does not have', '/api/session', { method: 'PUT' }, 404, undefined],
])('%s is refused', async (_, target, init, status, field) => {
  edge.handle = async () => {
    throw new Error('the handler was reached');
  };
  const response = await edge.call(target, init);
  expect(response.status).toBe(status);
  const problem = await problemOf(response);
  if (field) expect(problem.errors.map((error: { field: string }) => error.field)).toContain(field);
});

test('an oversized body is refused by its announced length, before it arrives', async () => {
  const sent = httpRequest(`${edge.url}/api/connections`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer token-of-alice',
      'content-type': 'application/json',
      'content-length': 10_000_000,
    },
  });
  sent.flushHeaders();
  const [response] = await once(sent, 'response');
  expect(response.statusCode).toBe(413);
  sent.destroy();
});

test('an error nobody foresaw says nothing about itself and is logged under the same id', async () => {
  edge.handle = async () => {
    throw new Error('password of the database is hunter2');
  };
  const response = await edge.call('/api/session');
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ status: 500, type: 'urn:sally:problem:internal' });
  expect(JSON.stringify(problem)).not.toContain('hunter2');
  const failed = edge.log.find(([event]) => event === 'request failed');
  expect(failed?.[1]).toMatchObject({ request: problem.instance, user: 'alice' });
});

test('a throttled provider comes out as when to come back', async () => {
  edge.handle = async () => {
    throw new ProviderError({ kind: 'throttled', until: NOW + 12_300 });
  };
  const response = await edge.call('/api/session');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('13');
});

test('one person who tries too often waits, and nobody else does', async () => {
  edge.handle = async () => ({ outcome: 'interaction', claims: null });
  const body = json({ kind: 'microsoft365' });
  const statuses = await Promise.all(
    Array.from(
      { length: 31 },
      async () =>
        (
          await edge.call('/api/connections', {
            ...body,
            headers: { ...body.headers, authorization: 'Bearer token-of-eve' },
          })
        ).status,
    ),
  );
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await edge.call('/api/connections', body)).status).toBe(200);
});

test('the log of a request holds its route and ids, never what was asked', async () => {
  await edge.call(`/api/consents/${CONSENT}?secret=titles-and-tokens`);
  const [event, fields] = edge.log.find(([name]) => name === 'request') ?? [];
  expect(event).toBe('request');
  expect(fields).toMatchObject({
    route: '/api/consents/:consentId',
    method: 'GET',
    status: 400,
    user: 'alice',
  });
  expect(JSON.stringify(edge.log)).not.toMatch(/titles|token-of/);
});
