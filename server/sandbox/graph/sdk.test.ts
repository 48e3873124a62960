import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  BatchRequestContent,
  BatchResponseContent,
  Client,
  type Context,
  type GraphError,
  PageIterator,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import { createEndpoint } from './test-endpoint.ts';
import { type GraphWorld, type Json, openGraph } from './test-world.ts';

const window = { startDateTime: '2026-11-23T00:00:00Z', endDateTime: '2026-12-21T00:00:00Z' };

/** Microsoft's own address, which the client knows; only the last step leads to the sandbox. */
const GRAPH = 'https://graph.microsoft.com';

let world: GraphWorld;
let client: Client;
const endpoint = createEndpoint();
beforeAll(async () => {
  world = await openGraph({ graphUrl: GRAPH, post: endpoint.post });
  const retry = new RetryHandler();
  retry.setNext({
    execute: async (context: Context) => {
      const headers = { ...(context.options?.headers as Record<string, string>) };
      headers.authorization = `Bearer ${world.oid('alice')} Calendars.ReadWrite User.Read`;
      const url = String(context.request).replace(GRAPH, world.url);
      context.response = await fetch(url, { ...context.options, headers });
    },
  });
  client = Client.initWithMiddleware({ middleware: retry });
});
afterAll(() => world.close());

test("Microsoft's client reads the user and the calendars", async () => {
  expect(await client.api('/me').get()).toMatchObject({ displayName: 'Alice Archer' });
  const { value } = await client.api('/me/calendars').select('name').get();
  expect(value.map(({ name }: Json) => name)).toContain('Project Everest');
});

test('its page iterator goes through a view to the end', async () => {
  const page = await client.api('/me/calendarView').query(window).top(7).get();
  const subjects: unknown[] = [];
  await new PageIterator(client, page, (event) => subjects.push(event.subject) > 0).iterate();
  const whole = await client.api('/me/calendarView').query(window).top(1000).get();
  expect(subjects).toEqual(whole.value.map(({ subject }: Json) => subject));
});

test('its page iterator goes through a round of changes and keeps the deltaLink for the next', async () => {
  const prefer = 'IdType="ImmutableId", odata.maxpagesize=20';
  const page = await client.api('/me/calendarView/delta').query(window).header('Prefer', prefer).get();
  const options = { headers: { Prefer: prefer } };
  let count = 0;
  const iterator = new PageIterator(client, page, () => ++count > 0, options);
  await iterator.iterate();
  expect(iterator.isComplete()).toBe(true);
  expect(count).toBeGreaterThan(60);
  const { id } = await client.api('/me/events').post({
    subject: 'Later',
    start: { dateTime: '2026-12-03T10:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-12-03T10:30:00', timeZone: 'UTC' },
  });
  const next = await client.api(String(iterator.getDeltaLink())).get();
  expect(next.value).toMatchObject([{ id, subject: 'Later' }]);
});

test('its batches find the answer of each request', async () => {
  // The client cuts off the host and sends the rest, which in a batch has no version.
  const content = new BatchRequestContent([
    { id: '1', request: new Request(`${GRAPH}/me`) },
    { id: '2', request: new Request(`${GRAPH}/me/calendar`) },
    { id: '3', request: new Request(`${GRAPH}/me/calendars/nobody`) },
  ]);
  const answers = new BatchResponseContent(await client.api('/$batch').post(await content.getContent()));
  expect(await answers.getResponseById('1').json()).toMatchObject({ displayName: 'Alice Archer' });
  expect(await answers.getResponseById('2').json()).toMatchObject({ isDefaultCalendar: true });
  expect(answers.getResponseById('3').status).toBe(400);
});

test('its errors have the code and the request id', async () => {
  const failed = await client
    .api('/me/events/AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZi')
    .get()
    .catch((error: GraphError) => error);
  expect(failed).toMatchObject({ statusCode: 404, code: 'ErrorItemNotFound', requestId: expect.any(String) });
});

test('its retry handler waits as long as it is told and then succeeds', async () => {
  world.state.switches.latency = 100;
  const calendars = await Promise.all(Array.from({ length: 6 }, () => client.api('/me/calendar').get()));
  expect(calendars.every(({ isDefaultCalendar }: Json) => isDefaultCalendar)).toBe(true);
  world.state.switches.latency = 0;
});

test('it makes a subscription, hears of a change, renews it and ends it', async () => {
  const subscription = await client.api('/subscriptions').header('Prefer', 'IdType="ImmutableId"').post({
    changeType: 'created,updated,deleted',
    notificationUrl: 'https://sally.contoso.example/notices',
    resource: 'me/events',
    expirationDateTime: '2026-11-25T09:00:00.0000000Z',
    clientState: 'a secret',
  });
  const { id } = await client
    .api('/me/events')
    .header('Prefer', 'IdType="ImmutableId"')
    .post({
      subject: 'Told of',
      start: { dateTime: '2026-12-03T12:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-03T12:30:00', timeZone: 'UTC' },
    });
  await world.notifications.idle();
  expect(endpoint.received.flat()).toMatchObject([
    { subscriptionId: subscription.id, changeType: 'created', resourceData: { id } },
  ]);
  const path = `/subscriptions/${subscription.id}`;
  const renewed = await client.api(path).patch({ expirationDateTime: '2026-11-27T09:00:00Z' });
  expect(renewed.expirationDateTime).toBe('2026-11-27T09:00:00.0000000Z');
  await client.api(`${path}/reauthorize`).post({});
  await client.api(path).delete();
  expect((await client.api('/subscriptions').get()).value).toEqual([]);
});
