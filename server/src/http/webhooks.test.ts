import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Edge, openEdge } from '../../test/edge.ts';
import type { ArrivedNotice } from '../usecases/receive-notices.ts';
import { GRAPH_WEBHOOK } from './webhooks.ts';

let edge: Edge;
let received: ArrivedNotice[];
beforeAll(async () => {
  edge = await openEdge();
});
beforeEach(() => {
  edge.reset();
  received = [];
  edge.receive = async (arrived) => void received.push(...arrived);
});
afterAll(() => edge.close());

const post = (query: string, body?: string, type = 'application/json') =>
  fetch(`${edge.url}${GRAPH_WEBHOOK}${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    ...(body !== undefined && { body }),
  });
const notice = (changes: object = {}) => ({
  subscriptionId: 'subscription',
  subscriptionExpirationDateTime: '2026-11-30T09:00:00.0000000+00:00',
  clientState: 'key',
  changeType: 'updated',
  resource: 'Users/x/Events/y',
  tenantId: 'tenant',
  resourceData: { id: 'y', '@odata.type': '#Microsoft.Graph.Event' },
  ...changes,
});
const send = (...value: unknown[]) => post('', JSON.stringify({ value }));

describe('the handshake', () => {
  test('echoes the decoded token as plain text, whatever else the address carries', async () => {
    const token =
      'Validation: Testing client application reachability <b>for</b> subscription Request-Id: 1+2';
    const response = await post(
      `?connection=x&validationToken=${encodeURIComponent(token)}`,
      '',
      'text/plain',
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe(token);
  });

  test.each(['?validationToken=a&validationToken=b', `?validationToken=${'x'.repeat(5_000)}`])(
    'refuses what Graph never sends',
    async (query) => {
      expect((await post(query)).status).toBe(400);
    },
  );
});

describe('notices', () => {
  test('are answered with 202 once they are stored, and not before', async () => {
    const stored = Promise.withResolvers<void>();
    edge.receive = () => stored.promise;
    const answer = send(notice());
    const first = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100, 'waits'))]);
    expect(first).toBe('waits');
    stored.resolve();
    const response = await answer;
    expect(response.status).toBe(202);
    expect(await response.text()).toBe('');
  });

  test('tell of changes, or of what happened to the watch itself, in any case of letters', async () => {
    await send(
      notice(),
      notice({ lifecycleEvent: 'reauthorizationRequired' }),
      notice({ lifecycleEvent: 'SubscriptionRemoved' }),
      notice({ lifecycleEvent: 'missed' }),
    );
    expect(received.map(({ lifecycle }) => lifecycle)).toEqual([null, 'challenged', 'lost', 'missed']);
    expect(received[0]).toEqual({ key: 'key', remoteId: 'subscription', lifecycle: null });
  });

  test('that nobody can read cost none of the others', async () => {
    const response = await send(
      null,
      7,
      notice({ clientState: undefined }),
      notice({ subscriptionId: 7 }),
      notice({ clientState: 'x'.repeat(129) }),
      notice({ lifecycleEvent: 'somethingNew' }),
      notice({ subscriptionId: 'good' }),
    );
    expect(response.status).toBe(202);
    expect(received.map(({ remoteId }) => remoteId)).toEqual(['good']);
  });

  test('that could not be stored are to be sent again', async () => {
    edge.receive = () => Promise.reject(new Error('disk full'));
    expect((await send(notice())).status).toBe(500);
  });

  test.each([
    ['no JSON', '{'],
    ['no list', '{"value":{}}'],
    ['nothing', ''],
  ])('of which %s arrives are refused', async (_what, body) => {
    expect((await post('', body)).status).toBe(400);
    expect(received).toEqual([]);
  });

  test('that are larger than anything Graph sends are not read', async () => {
    expect((await send(notice({ padding: 'x'.repeat(2 ** 20) }))).status).toBe(413);
    expect(received).toEqual([]);
  });

  test('are logged by number, never by what they carry', async () => {
    await send(notice({ clientState: 'a-secret-key' }));
    expect(JSON.stringify(edge.log)).not.toContain('a-secret-key');
  });
});
