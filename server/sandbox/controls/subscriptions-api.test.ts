import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createEndpoint } from '../graph/test-endpoint.ts';
import { type ProofSandbox, startSandbox } from '../proof/sandbox.ts';
import { subscribe as subscribeIn } from '../proof/subscription.ts';
import type { Subscription } from '../state/subscriptions.ts';

const now = Date.parse('2026-11-25T10:00:00Z');
const DAY = 86_400_000;
const alice = 'alice@contoso.example';
const bob = 'bob@contoso.example';

const endpoint = createEndpoint();
let sandbox: ProofSandbox;
const call: ProofSandbox['call'] = (...request) => sandbox.call(...request);

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, post: endpoint.post });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await call('POST', '/controls/api/reset');
  endpoint.received.length = 0;
  endpoint.requests.length = 0;
});

const subscribe = (address = alice, more: Partial<Subscription> = {}) => subscribeIn(sandbox, address, more);

const ids = async () =>
  ((await call('GET', '/controls/api/subscriptions')).body as Subscription[]).map(({ id }) => id);

const meet = () => {
  const at = (time: string) => ({ dateTime: `2026-11-26T${time}`, timeZone: 'UTC' });
  const meeting = { person: alice, subject: 'Planning', start: at('09:00'), end: at('09:30') };
  return call('POST', '/controls/api/meetings', meeting);
};

type Seen = { counters: Record<string, number>; pending: number };

/** What has arrived once nothing is pending, without a moment's sleep: the API itself is asked until then. */
const told = async () => {
  while (((await call('GET', '/controls/api/notifications')).body as Seen).pending > 0);
  return endpoint.received.flat();
};

describe('subscriptions', () => {
  test('are listed without their secrets', async () => {
    const id = subscribe();
    const { body } = await call('GET', '/controls/api/subscriptions');
    expect(body).toMatchObject([{ id, resource: '/me/events', expiresAt: now + DAY, authorizedAt: now }]);
    expect(JSON.stringify(body)).not.toContain('a secret');
  });

  test('can vanish without a word', async () => {
    const id = subscribe();
    expect((await call('DELETE', `/controls/api/subscriptions/${id}`)).status).toBe(204);
    await meet();
    expect(await told()).toEqual([]);
    expect(await ids()).toEqual([]);
    expect((await call('DELETE', `/controls/api/subscriptions/${id}`)).status).toBe(404);
  });

  test.each(['reauthorizationRequired', 'missed'])('live on after %s', async (event) => {
    const id = subscribe();
    await call('POST', `/controls/api/subscriptions/${id}/lifecycle`, { event });
    expect(await told()).toMatchObject([
      { subscriptionId: id, lifecycleEvent: event, clientState: 'a secret' },
    ]);
    expect(await ids()).toEqual([id]);
  });

  test('are gone after subscriptionRemoved', async () => {
    const id = subscribe();
    await call('POST', `/controls/api/subscriptions/${id}/lifecycle`, { event: 'subscriptionRemoved' });
    expect(await told()).toMatchObject([{ subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' }]);
    expect(endpoint.requests.map(({ url }) => url.pathname)).toEqual(['/lifecycle']);
    expect(await ids()).toEqual([]);
  });

  test('end unannounced where there is no address for lifecycle events', async () => {
    const id = subscribe(alice, { lifecycleNotificationUrl: null });
    await call('POST', `/controls/api/subscriptions/${id}/lifecycle`, { event: 'subscriptionRemoved' });
    expect(await told()).toEqual([]);
    expect(await ids()).toEqual([]);
  });

  test('refuse an event that Graph doesn’t have', async () => {
    const id = subscribe();
    const { status } = await call('POST', `/controls/api/subscriptions/${id}/lifecycle`, { event: 'gone' });
    expect(status).toBe(400);
  });
});

describe('a revocation', () => {
  test('of a person’s sessions ends the person’s subscriptions and says so', async () => {
    const [mine, other] = [subscribe(alice), subscribe(bob)];
    await call('POST', `/controls/api/people/${alice}/revoke`);
    expect(await told()).toMatchObject([{ subscriptionId: mine, lifecycleEvent: 'subscriptionRemoved' }]);
    expect(await ids()).toEqual([other]);
  });

  test('of a tenant’s approval ends those of all its people, and of no other application', async () => {
    const foreign = subscribe(alice, { clientId: randomUUID() });
    const ended = [subscribe(alice), subscribe(bob)];
    await call('POST', '/controls/api/tenants/contoso.example/revoke', {});
    expect((await told()).map(({ subscriptionId }) => subscriptionId)).toEqual(ended);
    expect(await ids()).toEqual([foreign]);
  });

  test('of one person’s consent ends that person’s', async () => {
    const [mine, other] = [subscribe(alice), subscribe(bob)];
    await call('POST', '/controls/api/tenants/contoso.example/revoke', { person: alice });
    expect((await told()).map(({ subscriptionId }) => subscriptionId)).toEqual([mine]);
    expect(await ids()).toEqual([other]);
  });
});

describe('notifications', () => {
  test('are counted', async () => {
    subscribe();
    await meet();
    await told();
    expect((await call('GET', '/controls/api/notifications')).body).toEqual({
      lose: false,
      duplicate: false,
      delay: 0,
      reorder: false,
      counters: { sent: 1, delivered: 1, failed: 0, lost: 0 },
      pending: 0,
    });
  });

  test('can be lost, and what is lost never comes', async () => {
    subscribe();
    expect((await call('PUT', '/controls/api/notifications', { lose: true })).body).toMatchObject({
      lose: true,
      duplicate: false,
    });
    await meet();
    await call('PUT', '/controls/api/notifications', { lose: false });
    await meet();
    expect(await told()).toHaveLength(1);
    expect((await call('GET', '/controls/api/notifications')).body).toMatchObject({ counters: { lost: 1 } });
  });

  test('can be forged: one with a wrong secret, one for a subscription that doesn’t exist', async () => {
    expect((await call('POST', '/controls/api/notifications/forge')).status).toBe(409);
    const id = subscribe();
    expect((await call('POST', '/controls/api/notifications/forge')).status).toBe(204);
    const [wrong, unknown] = await told();
    expect(wrong).toMatchObject({ subscriptionId: id, clientState: 'forged' });
    expect(unknown).toMatchObject({ clientState: 'a secret' });
    expect(unknown?.subscriptionId).not.toBe(id);
  });

  test('refuse a fault that doesn’t exist', async () => {
    expect((await call('PUT', '/controls/api/notifications', { eat: true })).status).toBe(400);
    expect((await call('PUT', '/controls/api/notifications', { delay: -1 })).status).toBe(400);
  });

  test('a reset forgets subscriptions, faults and what was counted', async () => {
    subscribe();
    await call('PUT', '/controls/api/notifications', { duplicate: true });
    await meet();
    await told();
    await call('POST', '/controls/api/reset');
    expect((await call('GET', '/controls/api/notifications')).body).toMatchObject({
      duplicate: false,
      counters: { sent: 0 },
    });
    expect(await ids()).toEqual([]);
  });
});
