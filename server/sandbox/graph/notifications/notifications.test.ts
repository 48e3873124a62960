import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openContract, readExample } from '../contract.ts';
import { createEndpoint, type Endpoint } from '../test-endpoint.ts';
import { type GraphWorld, type Json, openGraph } from '../test-world.ts';

const DAY = 86_400_000;
const HOST = 'https://sally.contoso.example';

const contract = openContract(process.env.CONTRACTS_DIR);
if (contract === null) {
  test.skip('CONTRACTS_DIR is not set: notifications are not compared with the published types', () => {});
}

let endpoint: Endpoint;
let world: GraphWorld;
beforeEach(async () => {
  endpoint = createEndpoint();
  world = await openGraph({ post: endpoint.post, timings: { gathering: 1, firstPause: 5 } });
});
afterEach(() => world.close());

const subscribe = async (more: Json = {}, asking: Parameters<GraphWorld['ask']>[2] = {}) => {
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: `${HOST}/notices`,
    lifecycleNotificationUrl: `${HOST}/lifecycle`,
    resource: '/me/events',
    expirationDateTime: new Date(world.state.clock.now() + DAY).toISOString(),
    clientState: 'a secret',
    ...more,
  };
  const answer = await world.ask('POST', '/v1.0/subscriptions', { body, ...asking });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return String(answer.body.id);
};

const meet = async (subject = 'Planning', more: Json = {}, path = '/v1.0/me/events') => {
  const at = (time: string) => ({ dateTime: `2026-12-01T${time}`, timeZone: 'UTC' });
  const body = { subject, start: at('10:00:00'), end: at('11:00:00'), ...more };
  return (await world.ask('POST', path, { body })).body;
};

/** Everything that was told, in the order in which it arrived. */
const told = async () => {
  await world.notifications.idle();
  return endpoint.received.flat();
};

/** Of the notification in an official example, sorted. */
const propertiesOf = (example: string): string[] => {
  const { request } = readExample(process.env.CONTRACTS_DIR ?? '', example);
  const [notification] = (request as { body: { value: Json[] } }).body.value;
  return Object.keys(notification ?? {}).sort();
};

describe('a change', () => {
  test('of a personal account names it by sixteen digits, and no tenant', async () => {
    await subscribe({}, { as: 'paula' });
    const [item] = world.state.mailboxes.find({ oid: world.oid('paula'), subject: 'Book club' });
    world.state.mailboxes.changeMeeting(item?.key ?? 0, { subject: 'Film club' });
    const { body } = await world.ask('GET', '/v1.0/me', { as: 'paula' });
    expect(body.id).toMatch(/^[0-9a-f]{16}$/);
    expect(await told()).toMatchObject([
      { tenantId: '', resource: expect.stringMatching(new RegExp(`^Users/${body.id}/Events/`)) },
    ]);
  });

  test('is told of in the words of Microsoft', async () => {
    const subscriptionId = await subscribe();
    const { id, '@odata.etag': etag } = await meet();
    const resource = `Users/${world.oid('alice')}/Events/${id}`;
    expect(await told()).toEqual([
      {
        subscriptionId,
        subscriptionExpirationDateTime: '2026-11-24T09:00:00.0000000Z',
        changeType: 'created',
        resource,
        resourceData: {
          '@odata.type': '#Microsoft.Graph.Event',
          '@odata.id': resource,
          '@odata.etag': etag,
          id,
        },
        clientState: 'a secret',
        tenantId: world.state.directory.people[0]?.tenantId,
      },
    ]);
    if (!contract) return;
    const [value = []] = endpoint.received;
    expect(contract('changeNotificationCollection', { value })).toEqual([]);
    expect(Object.keys(value[0] ?? {}).sort()).toEqual(propertiesOf('notification-event-basic'));
  });

  test('of any kind is told of, if it is one that was asked for', async () => {
    await subscribe();
    const some = await subscribe({ changeType: 'deleted' });
    const { id } = await meet();
    await world.ask('PATCH', `/v1.0/me/events/${id}`, { body: { subject: 'Moved' } });
    await world.ask('DELETE', `/v1.0/me/events/${id}`);
    const all = await told();
    expect(all.filter(({ subscriptionId }) => subscriptionId !== some)).toMatchObject(
      ['created', 'updated', 'deleted'].map((changeType) => ({ changeType, resourceData: { id } })),
    );
    expect(all.filter(({ subscriptionId }) => subscriptionId === some)).toMatchObject([
      { changeType: 'deleted', resourceData: { '@odata.etag': expect.stringMatching(/^W\/"/) } },
    ]);
  });

  test('of one occurrence is told of as a change of its series', async () => {
    await subscribe();
    const { id } = await meet('Weekly', {
      recurrence: {
        pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Tuesday'] },
        range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 3 },
      },
    });
    const { key } = world.state.mailboxes.named(String(id)) ?? { key: 0 };
    world.state.mailboxes.deleteOccurrence(key, '2026-12-08');
    expect(await told()).toMatchObject([
      { changeType: 'created', resourceData: { id } },
      { changeType: 'updated', resourceData: { id } },
    ]);
  });

  test('is told of with immutable ids where the subscription was made with them', async () => {
    await subscribe({}, { prefer: 'IdType="ImmutableId"' });
    const { id } = await meet();
    const immutable = await world.ask('GET', `/v1.0/me/events/${id}`, { prefer: 'IdType="ImmutableId"' });
    expect(await told()).toMatchObject([{ resourceData: { id: immutable.body.id } }]);
    expect(immutable.body.id).not.toBe(id);
  });

  test('of another calendar is told of only where that one was asked for', async () => {
    const { body } = await world.ask('GET', "/v1.0/me/calendars?$filter=name eq 'Project Everest'");
    const calendar = `/me/calendars/${(body.value as Json[])[0]?.id}/events`;
    const main = await subscribe();
    const single = await subscribe({ resource: calendar });
    await meet('Inside', {}, `/v1.0${calendar}`);
    await meet('Outside');
    const subscriptions = (await told()).map(({ subscriptionId }) => subscriptionId);
    expect(subscriptions).toEqual([single, main]);
  });

  test('of another mailbox, or after the subscription expired, is not told of', async () => {
    await subscribe({}, { as: 'bob' });
    await meet();
    expect(await told()).toEqual([]);
    world.state.clock.move(DAY);
    const start = { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' };
    world.state.mailboxes.createMeeting(world.oid('bob'), { subject: 'Too late', start, end: start });
    expect(await told()).toEqual([]);
  });

  test('of several subscriptions to one address comes in one request', async () => {
    const mine = await subscribe();
    const bobs = await subscribe({}, { as: 'bob' });
    const elsewhere = await subscribe({ notificationUrl: `${HOST}/elsewhere` }, { as: 'erik' });
    await meet('Together', {
      attendees: ['bob', 'erik'].map((name) => ({ emailAddress: { address: `${name}@contoso.example` } })),
    });
    await world.notifications.idle();
    const requests = endpoint.received.map((value) => value.map(({ subscriptionId }) => subscriptionId));
    expect(requests.map((one) => [...new Set(one)].sort())).toEqual(
      expect.arrayContaining([[mine, bobs].sort(), [elsewhere]]),
    );
    expect(requests).toHaveLength(2);
  });
});

describe('an endpoint that fails', () => {
  test('is tried again until it takes the notification', async () => {
    await subscribe();
    const failures = [
      () => new Response(null, { status: 503 }),
      () => new Response(null, { status: 302, headers: { location: '/elsewhere' } }),
      () => Promise.reject(new TypeError('fetch failed')),
    ];
    const accept = endpoint.answers.notification;
    endpoint.answers.notification = (...request) => (failures.shift() ?? accept)(...request);
    await meet();
    const all = await told();
    expect(all).toHaveLength(4);
    expect(new Set(all.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(world.notifications.counters()).toEqual({ sent: 1, delivered: 1, failed: 3, lost: 0, pending: 0 });
  });

  test('doesn’t keep others waiting', async () => {
    await subscribe({ notificationUrl: `${HOST}/stuck` });
    await subscribe({}, { as: 'bob' });
    let release = () => {};
    const stuck = new Promise<Response>((resolve) => {
      release = () => resolve(new Response(null, { status: 202 }));
    });
    let heard = () => {};
    const other = new Promise<void>((resolve) => {
      heard = resolve;
    });
    endpoint.answers.notification = (url) => {
      if (url.pathname === '/stuck') return stuck;
      heard();
      return new Response(null, { status: 202 });
    };
    await meet('Together', { attendees: [{ emailAddress: { address: 'bob@contoso.example' } }] });
    await other;
    expect(world.notifications.counters().pending).toBeGreaterThan(0);
    release();
    await world.notifications.idle();
  });

  test('is left alone when the sandbox closes', async () => {
    await subscribe();
    endpoint.answers.notification = () => new Response(null, { status: 500 });
    await meet();
    world.notifications.close();
    await world.notifications.idle();
    const { length } = endpoint.received;
    await meet('Unheard');
    await world.notifications.idle();
    expect(endpoint.received).toHaveLength(length);
  });
});

describe('a fault', () => {
  test('loses notifications', async () => {
    await subscribe();
    world.state.notificationFaults.lose = true;
    await meet();
    expect(await told()).toEqual([]);
    expect(world.notifications.counters()).toMatchObject({ sent: 0, lost: 1 });
  });

  test('sends each of them twice', async () => {
    await subscribe();
    world.state.notificationFaults.duplicate = true;
    await meet();
    const [first, second, ...more] = await told();
    expect(second).toEqual(first);
    expect(more).toEqual([]);
  });

  test('sends them late', async () => {
    await subscribe();
    world.state.notificationFaults.delay = 40;
    const start = performance.now();
    await meet();
    expect(endpoint.received).toEqual([]);
    expect(await told()).toHaveLength(1);
    expect(performance.now() - start).toBeGreaterThanOrEqual(39);
  });

  test('sends the newest first, each in a request of its own', async () => {
    await subscribe();
    world.state.notificationFaults.reorder = true;
    const { mailboxes } = world.state;
    const start = { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' };
    const { key } = mailboxes.createMeeting(world.oid('alice'), {
      subject: 'Short-lived',
      start,
      end: start,
    });
    mailboxes.changeMeeting(key, { subject: 'Almost gone' });
    mailboxes.deleteMeeting(key);
    await world.notifications.idle();
    expect(endpoint.received.map((value) => value.map(({ changeType }) => changeType))).toEqual([
      ['deleted'],
      ['updated'],
      ['created'],
    ]);
  });

  test('forges what an attacker might send', async () => {
    const id = await subscribe();
    const [subscription] = world.state.subscriptions.all();
    if (!subscription) throw new Error('Nobody has subscribed.');
    world.notifications.forge(subscription);
    const [wrong, unknown] = await told();
    expect(wrong).toMatchObject({ subscriptionId: id, clientState: 'forged' });
    expect(unknown?.subscriptionId).not.toBe(id);
    if (contract) {
      expect(contract('changeNotificationCollection', { value: endpoint.received[0] })).toEqual([]);
    }
  });
});

describe('a lifecycle event', () => {
  test.each([
    ['reauthorizationRequired', 'notification-lifecycle-reauthorization-required'],
    ['subscriptionRemoved', 'notification-lifecycle-subscription-removed'],
    ['missed', 'notification-lifecycle-missed'],
  ] as const)('%s goes to its own address, in the words of Microsoft', async (event, example) => {
    const subscriptionId = await subscribe();
    const [subscription] = world.state.subscriptions.all();
    if (!subscription) throw new Error('Nobody has subscribed.');
    world.notifications.lifecycle(subscription, event);
    const [notification] = await told();
    expect(notification).toEqual({
      lifecycleEvent: event,
      subscriptionId,
      subscriptionExpirationDateTime: '2026-11-24T09:00:00.0000000+00:00',
      clientState: 'a secret',
      tenantId: subscription.tenantId,
    });
    expect(endpoint.requests.at(-1)?.url.pathname).toBe('/lifecycle');
    if (!contract) return;
    expect(contract('changeNotificationCollection', { value: [notification] })).toEqual([]);
    expect(Object.keys(notification ?? {}).sort()).toEqual(propertiesOf(example));
  });

  test('tells of the end of a subscription that Microsoft took back', async () => {
    const id = await subscribe();
    const other = await subscribe({}, { as: 'bob' });
    world.notifications.withdraw(({ person }) => person === world.oid('alice'));
    expect(await told()).toMatchObject([{ subscriptionId: id, lifecycleEvent: 'subscriptionRemoved' }]);
    expect(world.state.subscriptions.all()).toMatchObject([{ id: other }]);
  });
});
