import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEndpoint, type Endpoint, plain } from '../test-endpoint.ts';
import { type GraphWorld, type Json, openGraph, rows } from '../test-world.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOTIFY = 'https://sally.contoso.example/notices';
const LIFECYCLE = 'https://sally.contoso.example/lifecycle?from=graph';

let endpoint: Endpoint;
let world: GraphWorld;
beforeEach(async () => {
  endpoint = createEndpoint();
  world = await openGraph({ post: endpoint.post, timings: { answer: 50 } });
});
afterEach(() => world.close());

const inTime = (ms: number) => new Date(world.state.clock.now() + ms).toISOString();
const wish = (more: Json = {}): Json => ({
  changeType: 'created,updated,deleted',
  notificationUrl: NOTIFY,
  resource: '/me/events',
  expirationDateTime: inTime(DAY),
  clientState: 'a secret',
  ...more,
});
const create = (more: Json = {}, asking: Parameters<GraphWorld['ask']>[2] = {}) =>
  world.ask('POST', '/v1.0/subscriptions', { body: wish(more), ...asking });

describe('a new subscription', () => {
  test('comes back with every property, nulls included', async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body).toEqual({
      '@odata.context': `${world.url}/v1.0/$metadata#subscriptions/$entity`,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      resource: '/me/events',
      applicationId: expect.any(String),
      changeType: 'created,updated,deleted',
      clientState: 'a secret',
      notificationUrl: NOTIFY,
      notificationQueryOptions: null,
      lifecycleNotificationUrl: null,
      expirationDateTime: '2026-11-24T09:00:00.0000000Z',
      creatorId: world.oid('alice'),
      includeResourceData: null,
      latestSupportedTlsVersion: 'v1_2',
      encryptionCertificate: null,
      encryptionCertificateId: null,
      notificationUrlAppId: null,
    });
  });

  test('lives at least 45 minutes', async () => {
    const { body } = await create({ expirationDateTime: inTime(5 * MINUTE) });
    expect(body.expirationDateTime).toBe('2026-11-23T09:45:00.0000000Z');
  });
});

describe('the validation of its addresses', () => {
  test('asks each of them once, with a token that has to be decoded', async () => {
    expect((await create({ lifecycleNotificationUrl: LIFECYCLE })).status).toBe(201);
    const asked = endpoint.requests.map(({ url, init }) => [init.method, url.origin + url.pathname]);
    expect(asked).toEqual([
      ['POST', NOTIFY],
      ['POST', 'https://sally.contoso.example/lifecycle'],
    ]);
    const [first, second] = endpoint.requests;
    expect(first?.init).toMatchObject({ headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(first?.url.search).toMatch(/^\?validationToken=Validation%3A\+Testing\+client\+/);
    expect(second?.url.search).toMatch(/^\?from=graph&validationToken=Validation%3A/);
  });

  test.each([
    ['another status', () => plain('', 202), 'respond with 200 OK'],
    ['another type', (url: URL) => plain(tokenIn(url), 200, 'application/json'), 'text/plain'],
    ['a token that was not decoded', (url: URL) => plain(url.search.split('=')[1] ?? ''), 'exactly match'],
    ['more than the token', (url: URL) => plain(`\uFEFF${tokenIn(url)}`), 'exactly match'],
    ['no answer', () => new Promise<Response>(() => {}), 'timed out'],
    ['a broken connection', () => Promise.reject(new TypeError('fetch failed')), 'could not be reached'],
  ])('fails with %s', async (_what, answer, words) => {
    endpoint.answers.validation = answer;
    const { status, body } = await create();
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 'ValidationError', message: expect.stringContaining(words) });
    expect(rows(await world.ask('GET', '/v1.0/subscriptions'))).toEqual([]);
  });
});

const tokenIn = (url: URL) => url.searchParams.get('validationToken') ?? '';
