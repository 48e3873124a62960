import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openContract } from '../contract.ts';
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

describe('a change', () => {
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
    if (contract) {
      expect(contract('changeNotificationCollection', { value: endpoint.received[0] })).toEqual([]);
    }
  });
});
