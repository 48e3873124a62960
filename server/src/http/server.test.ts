import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { endpoints } from '../../contract/endpoints.ts';
import type { Caller, TokenVerifier } from '../ports/caller.ts';
import { ProviderError } from '../ports/failure.ts';
import type { LogFields } from '../ports/log.ts';
import type { Handlers } from './handler.ts';
import { httpServer } from './server.ts';

const NOW = 1_000_000;
const CONSENT = '0c0f5e0e-0000-4000-8000-000000000001';

const callerNamed = (oid: string): Caller => ({
  workspace: 'contoso',
  account: { tid: 'contoso', oid },
  name: oid,
  loginHint: null,
  scopes: ['access_as_user'],
  assertion: `token-of-${oid}`,
  expiresAt: NOW + 3_600_000,
});

/** Knows every token of the form `token-of-…`; `outsider` belongs to a tenant that is not served. */
const verifier: TokenVerifier = {
  async verify(token) {
    if (token === 'keys-unreadable') throw new ProviderError({ kind: 'unavailable' });
    if (token === 'token-of-outsider') return { kind: 'forbidden' };
    const oid = /^token-of-(.+)$/.exec(token)?.[1];
    return oid ? { kind: 'caller', caller: callerNamed(oid) } : { kind: 'refused', reason: 'test' };
  },
};

let handle: (name: string, call: unknown) => Promise<unknown> = async () => undefined;
const handlers = Object.fromEntries(
  Object.keys(endpoints).map((name) => [name, (call: unknown) => handle(name, call)]),
) as unknown as Handlers;

let lines: [string, LogFields | undefined, unknown][] = [];
const record = (event: string, fields?: LogFields, error?: unknown) => {
  lines.push([event, fields, error]);
};

let ready = true;
let server: Server;
let base = '';
let addinDir = '';

const PAGE =
  '<html><meta name="csp-nonce" content="__NONCE__"><script type="application/json" id="settings">__SETTINGS__</script><script type="application/json" id="outcome">__OUTCOME__</script></html>';

beforeAll(async () => {
  addinDir = await mkdtemp(path.join(tmpdir(), 'addin-'));
  for (const page of ['tab', 'browser', 'consent', 'approve'])
    await writeFile(path.join(addinDir, `${page}.html`), PAGE);
  await writeFile(path.join(addinDir, 'tab.0123456789abcdef.js'), 'export {};');
  await writeFile(path.join(addinDir, 'icon.png'), 'png');
  let ids = 0;
  const app = httpServer({
    handlers,
    verifier,
    publicUrl: 'https://sally.example',
    clock: { now: () => NOW },
    newId: () => `request-${++ids}`,
    log: { info: record, warn: record, error: record },
    metrics: new Registry(),
    ready: async () => {
      if (!ready) throw new Error('no database');
    },
    addinDir,
    settings: {
      clientId: 'sally',
      authority: 'https://login.microsoftonline.com',
      apiScope: 'api://sally.example/sally/access_as_user',
      messageOrigins: ['https://</script>.example'],
    },
    frameAncestors: ['https://intranet.contoso.example'],
    openSignIn: async (state) => (state === 'good' ? 'https://login.microsoftonline.com/x' : null),
    finishSignIn: async ({ code }) =>
      code === 'good'
        ? { result: 'parked', consentId: CONSENT, code: 'AAAAA-BBBBB' }
        : { result: 'refused', reason: 'cancelled', code: '</script><script>alert(1)</script>' },
    showApproval: () => ({ step: 'refused', reason: 'expired', code: null }),
    showApproved: ({ approved }) =>
      approved ? { step: 'approved' } : { step: 'refused', reason: 'cancelled', code: null },
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(addinDir, { recursive: true });
});
afterEach(() => {
  handle = async () => undefined;
  ready = true;
  lines = [];
});

const call = (target: string, init: RequestInit & { as?: string } = {}) =>
  fetch(`${base}${target}`, {
    ...init,
    redirect: 'manual',
    headers: { authorization: `Bearer token-of-${init.as ?? 'alice'}`, ...init.headers },
  });
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
    const target = `${base}${at.replace(/\{\w+\}/g, CONSENT)}`;
    for (const authorization of [undefined, 'Bearer', 'Bearer nonsense', 'Basic YTpi', 'Bearer a b']) {
      const response = await fetch(target, { method, headers: authorization ? { authorization } : {} });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect((await problemOf(response)).type).toBe('urn:sally:problem:signed-out');
    }
  },
);

test('a token in the address or in a cookie counts for nothing', async () => {
  const response = await fetch(`${base}/api/session?access_token=token-of-alice`, {
    headers: { cookie: 'token=token-of-alice' },
  });
  expect(response.status).toBe(401);
});

test('an account of a tenant that is not served is told so', async () => {
  expect((await problemOf(await call('/api/session', { as: 'outsider' }))).type).toBe(
    'urn:sally:problem:forbidden',
  );
});

test('while the authority’s keys cannot be read the answer is to come back', async () => {
  const response = await fetch(`${base}/api/session`, {
    headers: { authorization: 'Bearer keys-unreadable' },
  });
  expect(response.status).toBe(503);
});

test('a handler gets what the contract parsed, and what it gives is the answer', async () => {
  const calls: unknown[] = [];
  handle = async (name, given) => {
    calls.push([name, given]);
    return { status: 'open' };
  };
  const response = await call(`/api/consents/${CONSENT}`);
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
  const response = await call('/api/approvals/microsoft365', { method: 'DELETE' });
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
  handle = async () => {
    throw new Error('the handler was reached');
  };
  const response = await call(target, init);
  expect(response.status).toBe(status);
  const problem = await problemOf(response);
  if (field) expect(problem.errors.map((error: { field: string }) => error.field)).toContain(field);
});

test('an oversized body is refused by its announced length, before it arrives', async () => {
  const sent = httpRequest(`${base}/api/connections`, {
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
  handle = async () => {
    throw new Error('password of the database is hunter2');
  };
  const response = await call('/api/session');
  const problem = await problemOf(response);
  expect(problem).toMatchObject({ status: 500, type: 'urn:sally:problem:internal' });
  expect(JSON.stringify(problem)).not.toContain('hunter2');
  const failed = lines.find(([event]) => event === 'request failed');
  expect(failed?.[1]).toMatchObject({ request: problem.instance, user: 'alice' });
});

test('a throttled provider comes out as when to come back', async () => {
  handle = async () => {
    throw new ProviderError({ kind: 'throttled', until: NOW + 12_300 });
  };
  const response = await call('/api/session');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('13');
});

test('one person who tries too often waits, and nobody else does', async () => {
  handle = async () => ({ outcome: 'interaction', claims: null });
  const body = json({ kind: 'microsoft365' });
  const statuses = await Promise.all(
    Array.from(
      { length: 31 },
      async () =>
        (
          await call('/api/connections', {
            ...body,
            headers: { ...body.headers, authorization: 'Bearer token-of-eve' },
          })
        ).status,
    ),
  );
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  expect((await call('/api/connections', body)).status).toBe(200);
});

test('the log of a request holds its route and ids, never what was asked', async () => {
  await call(`/api/consents/${CONSENT}?secret=titles-and-tokens`);
  const [event, fields] = lines.find(([name]) => name === 'request') ?? [];
  expect(event).toBe('request');
  expect(fields).toMatchObject({
    route: '/api/consents/:consentId',
    method: 'GET',
    status: 400,
    user: 'alice',
  });
  expect(JSON.stringify(lines)).not.toMatch(/titles|token-of/);
});

test('the tab may be framed by Microsoft’s hosts and the configured ones, every other page by nobody', async () => {
  const policy = async (target: string, init?: RequestInit) =>
    (await call(target, init)).headers.get('content-security-policy') ?? '';
  const tab = await policy('/tab');
  expect(tab).toContain(
    "frame-ancestors 'self' https://*.cloud.microsoft https://teams.microsoft.com https://*.teams.microsoft.com https://*.microsoft365.com https://*.office.com https://outlook.office.com https://outlook.office365.com https://outlook-sdf.office.com https://outlook-sdf.office365.com https://intranet.contoso.example",
  );
  for (const [target, init] of [
    ['/'],
    ['/consent?id=bad'],
    ['/approve?request=x'],
    ['/auth/approved?admin_consent=True'],
    ['/auth/callback', { method: 'POST' }],
    ['/api/session'],
    ['/nothing'],
  ] as [string, RequestInit?][])
    expect(await policy(target, init)).toContain("frame-ancestors 'none'");
});

test('pages run our own scripts only, and may be opened from another window', async () => {
  for (const target of ['/tab', '/', '/consent?id=bad', '/approve']) {
    const response = await call(target);
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /<meta name="csp-nonce" content="([^"]+)">/.exec(await response.text())?.[1];
    expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('cross-origin-opener-policy')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  }
});

test('what a page is told can’t leave its script element', async () => {
  const page = await (
    await call('/auth/callback', { method: 'POST', body: new URLSearchParams({ code: 'bad' }) })
  ).text();
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  const outcome = /id="outcome">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  expect(JSON.parse(outcome).code).toBe('</script><script>alert(1)</script>');
});

test('the start page goes on to Microsoft while its trip is open, else it says that it ended', async () => {
  const open = await call('/consent?id=good');
  expect([open.status, open.headers.get('location')]).toEqual([303, 'https://login.microsoftonline.com/x']);
  expect(await (await call('/consent?id=bad')).text()).toContain('"reason":"expired"');
  expect(await (await call('/consent?id=a&id=b')).text()).toContain('"reason":"expired"');
});

test('Microsoft’s answer comes as a form; a flood of it is refused', async () => {
  const post = (body: BodyInit) => call('/auth/callback', { method: 'POST', body });
  expect(await (await post(new URLSearchParams({ code: 'good', state: 's' }))).text()).toContain(
    'AAAAA-BBBBB',
  );
  expect((await post(new URLSearchParams({ code: 'x'.repeat(70_000) }))).status).toBe(413);
  expect((await post(new URLSearchParams(Array.from({ length: 60 }, (_, i) => [`f${i}`, '1'])))).status).toBe(
    413,
  );
});

test('hashed files are kept for good, others are asked for anew, templates are not given out', async () => {
  expect((await call('/tab.0123456789abcdef.js')).headers.get('cache-control')).toContain('immutable');
  expect((await call('/icon.png')).headers.get('cache-control')).toBe('no-cache');
  expect((await call('/tab.html')).status).toBe(404);
  expect((await call('/TAB.HTML')).status).toBe(404);
  expect((await call('/%2e%2e/package.json')).status).toBe(404);
});

test('whoever runs the server sees that it lives, whether it can serve, and how it goes', async () => {
  expect((await call('/healthz')).status).toBe(200);
  expect((await call('/readyz')).status).toBe(200);
  ready = false;
  expect((await call('/readyz')).status).toBe(503);
  expect(await (await call('/metrics')).text()).toContain('http_request_duration_seconds');
});
