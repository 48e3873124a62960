import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openContract, readExample } from '../contract.ts';
import { createEndpoint, type Endpoint, plain } from '../test-endpoint.ts';
import { type GraphWorld, type Json, openGraph, rows } from '../test-world.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOTIFY = 'https://sally.contoso.example/notices';
const LIFECYCLE = 'https://sally.contoso.example/lifecycle?from=graph';

const contract = openContract(process.env.CONTRACTS_DIR);
if (contract === null) {
  test.skip('CONTRACTS_DIR is not set: subscriptions are not compared with the published types', () => {});
}
const withContract = contract === null ? test.skip : test;

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

describe('is refused', () => {
  test.each([
    ['without https', { notificationUrl: 'http://sally.contoso.example' }, 'InvalidRequest'],
    ['with a lifecycle address without https', { lifecycleNotificationUrl: 'ftp://x' }, 'InvalidRequest'],
    ['with an address that is none', { notificationUrl: '/notices' }, 'InvalidRequest'],
    ['with a change that Graph doesn’t know', { changeType: 'created,moved' }, 'InvalidRequest'],
    ['with a secret that is too long', { clientState: 'x'.repeat(129) }, 'InvalidRequest'],
    ['with a date that is none', { expirationDateTime: 'tomorrow' }, 'InvalidRequest'],
    ['with resource data', { includeResourceData: true }, 'InvalidRequest'],
    ['with a property that doesn’t exist', { notify: true }, 'InvalidRequest'],
    ...['changeType', 'notificationUrl', 'resource', 'expirationDateTime'].map(
      (name) => [`without ${name}`, { [name]: undefined }, 'InvalidRequest'] as const,
    ),
    ['for a single event', { resource: '/me/events/AAMkAGUwNjQ4ZjIxAAA=' }, 'ExtensionError'],
  ])('%s', async (_what, more, code) => {
    const { status, body } = await create(more);
    expect([status, body.error]).toMatchObject([400, { code }]);
    expect(rows(await world.ask('GET', '/v1.0/subscriptions'))).toEqual([]);
  });

  test('for longer than Outlook allows', async () => {
    const longest = 10_080 * MINUTE;
    expect((await create({ expirationDateTime: inTime(longest) })).status).toBe(201);
    expect(await create({ expirationDateTime: inTime(longest + 1) })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'ExtensionError',
          message: 'Subscription expiration can only be 10080 minutes in the future.',
        },
      },
    });
  });

  test('twice for the same changes of the same resource, however that is spelled', async () => {
    expect((await create()).status).toBe(201);
    const again = { changeType: 'deleted, updated,created', resource: 'ME/Events' };
    expect((await create(again)).status).toBe(409);
    expect((await create({ changeType: 'created' })).status).toBe(201);
    expect((await create({}, { as: 'bob' })).status).toBe(201);
  });

  test('for a resource that is not part of this sandbox, and that is remembered', async () => {
    expect((await create({ resource: '/me/messages' })).status).toBe(400);
    expect(world.unknown).toEqual(['a subscription to /me/messages']);
  });

  test('for a mailbox that is none, and for a calendar and a person that don’t exist', async () => {
    const [frank] = world.state.directory.people.filter(({ tenantId }) => tenantId !== tenantOf('alice'));
    for (const resource of ['/me/calendars/AAMkAGVmMDEzMTM4/events', `/users/${frank?.oid}/events`]) {
      expect(await create({ resource })).toMatchObject({
        status: 404,
        body: { error: { code: 'ExtensionError' } },
      });
    }
    world.state.mailboxes.close(world.oid('alice'));
    expect((await create()).body.error).toMatchObject({
      message: expect.stringContaining('REST API is not yet supported for this mailbox.'),
    });
  });
});

const tenantOf = (name: string) =>
  world.state.directory.people.find(({ oid }) => oid === world.oid(name))?.tenantId;

/** Ids of Alice's calendars by their names. */
const calendars = async () => {
  const all = rows(await world.ask('GET', '/v1.0/me/calendars?$top=100'));
  return new Map(all.map(({ id, name }) => [String(name), String(id)]));
};

const FORBIDDEN = {
  status: 403,
  body: {
    error: {
      code: 'ExtensionError',
      message: 'Operation: Create; Exception: [Status Code: Forbidden; Reason: Forbidden]',
    },
  },
};

describe('with a person’s token', () => {
  test('the own calendars can be watched, by every spelling of their address', async () => {
    const id = (await calendars()).get('Project Everest');
    const me = world.oid('alice');
    for (const resource of [
      'me/events',
      `/users/${me}/events`,
      `Users/alice@contoso.example/Events`,
      `/me/calendars/${id}/events`,
      `/users/${me}/Calendars/${id}/events`,
    ]) {
      expect([resource, (await create({ resource })).status]).toEqual([resource, 201]);
    }
  });

  test('neither another person’s mailbox nor a copy of a shared calendar can', async () => {
    const copy = sharedCopy();
    expect(await create({ resource: `/users/${world.oid('bob')}/events` })).toMatchObject(FORBIDDEN);
    expect(await create({ resource: `/me/calendars/${copy}/events` })).toMatchObject(FORBIDDEN);
  });

  test.each(['Calendars.ReadWrite.Shared User.Read', 'Calendars.ReadBasic', 'User.Read'])(
    '%s is not enough',
    async (scopes) => {
      expect(await create({}, { scopes })).toMatchObject(FORBIDDEN);
    },
  );

  test('shared scopes are enough for the own calendars when the switch says so', async () => {
    world.state.switches.subscriptionsWithSharedScopes = true;
    const scopes = 'Calendars.Read.Shared';
    expect((await create({}, { scopes })).status).toBe(201);
    const copy = `/me/calendars/${sharedCopy()}/events`;
    expect(await create({ resource: copy }, { scopes })).toMatchObject(FORBIDDEN);
  });

  test('a single calendar can’t when the switch says so', async () => {
    world.state.switches.singleCalendarSubscriptions = false;
    const [id] = (await calendars()).values();
    expect(await create({ resource: `/me/calendars/${id}/events` })).toMatchObject({
      status: 400,
      body: {
        error: { code: 'ExtensionError', message: expect.stringContaining('Status Code: BadRequest') },
      },
    });
    expect((await create()).status).toBe(201);
  });
});

/** A calendar of Bob's in Alice's mailbox. */
const sharedCopy = () => {
  const { mailboxes } = world.state;
  const { id } = mailboxes.addCalendar(world.oid('bob'), { name: 'Shared by Bob' });
  return mailboxes.shareCalendar(id, world.oid('alice'), 'read').id;
};

describe('with the application’s token', () => {
  test('every mailbox of the tenant can be watched, and /me is nobody', async () => {
    const resource = `/users/${world.oid('bob')}/events`;
    const { status, body } = await create({ resource }, { roles: 'Calendars.Read' });
    expect(status).toBe(201);
    expect(body.creatorId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await create({ resource }, { roles: 'User.Read.All' })).toMatchObject(FORBIDDEN);
    expect((await create({}, { roles: 'Calendars.Read' })).status).toBe(400);
  });
});

describe('an existing subscription', () => {
  let path: string;
  beforeEach(async () => {
    const { body } = await create();
    path = `/v1.0/subscriptions/${body.id}`;
  });

  const seen = () => world.state.subscriptions.all()[0];

  test('is read by who created it, its secret included', async () => {
    expect(await world.ask('GET', path)).toMatchObject({ status: 200, body: { clientState: 'a secret' } });
    expect((await world.ask('GET', path, { as: 'bob' })).status).toBe(404);
    expect((await world.ask('GET', path, { roles: 'Calendars.Read' })).status).toBe(200);
  });

  test('is in the list of who created it, without its secret', async () => {
    await create({}, { as: 'bob' });
    const list = await world.ask('GET', '/v1.0/subscriptions');
    expect(list.body['@odata.context']).toBe(`${world.url}/v1.0/$metadata#subscriptions`);
    expect(rows(list)).toMatchObject([{ creatorId: world.oid('alice'), clientState: null }]);
    expect(rows(await world.ask('GET', '/v1.0/subscriptions', { roles: 'Calendars.Read' }))).toHaveLength(2);
  });

  test('is renewed, which also authorises it anew', async () => {
    world.state.clock.move(DAY / 2);
    const { status, body } = await world.ask('PATCH', path, { body: { expirationDateTime: inTime(DAY) } });
    expect([status, body.expirationDateTime]).toEqual([200, '2026-11-24T21:00:00.0000000Z']);
    expect(seen()?.authorizedAt).toBe(world.state.clock.now());
  });

  test('is renewed within the same limits', async () => {
    const renew = (expirationDateTime: unknown) => world.ask('PATCH', path, { body: { expirationDateTime } });
    expect((await renew(inTime(0))).body.expirationDateTime).toBe('2026-11-23T09:45:00.0000000Z');
    expect((await renew(inTime(8 * DAY))).status).toBe(400);
    expect((await renew(null)).status).toBe(400);
  });

  test('moves to another address only if that agrees', async () => {
    const body = { notificationUrl: `${NOTIFY}/new` };
    expect((await world.ask('PATCH', path, { body })).body.notificationUrl).toBe(`${NOTIFY}/new`);
    endpoint.answers.validation = () => plain('no');
    expect((await world.ask('PATCH', path, { body: { notificationUrl: NOTIFY } })).status).toBe(400);
    expect(seen()?.notificationUrl).toBe(`${NOTIFY}/new`);
  });

  test.each(['lifecycleNotificationUrl', 'clientState', 'resource'])(
    'can’t be given another %s',
    async (name) => {
      const body = { expirationDateTime: inTime(DAY), [name]: LIFECYCLE };
      expect(await world.ask('PATCH', path, { body })).toMatchObject({
        status: 400,
        body: { error: { code: 'InvalidRequest' } },
      });
    },
  );

  test('is authorised anew without a longer life', async () => {
    const before = seen()?.expiresAt;
    world.state.clock.move(MINUTE);
    const { status, body } = await world.ask('POST', `/v1.0/subscriptions/${seen()?.id}/reauthorize`);
    expect([status, body]).toEqual([204, {}]);
    expect(seen()).toMatchObject({ authorizedAt: world.state.clock.now(), expiresAt: before });
  });

  test('is neither renewed nor authorised with a token that could not create it', async () => {
    const scopes = 'Calendars.ReadWrite.Shared';
    const renewed = await world.ask('PATCH', path, { scopes, body: { expirationDateTime: inTime(DAY) } });
    const authorised = await world.ask('POST', `${path}/reauthorize`, { scopes });
    expect([renewed.status, authorised.status]).toEqual([403, 403]);
  });

  test('is deleted', async () => {
    expect((await world.ask('DELETE', path, { as: 'bob' })).status).toBe(404);
    expect((await world.ask('DELETE', path)).status).toBe(204);
    expect((await world.ask('DELETE', path)).status).toBe(404);
  });

  test('is gone once it has expired', async () => {
    world.state.clock.move(DAY);
    const gone = {
      status: 404,
      body: { error: { code: 'ResourceNotFound', message: 'The object was not found.' } },
    };
    expect(await world.ask('PATCH', path, { body: { expirationDateTime: inTime(DAY) } })).toMatchObject(gone);
    expect(await world.ask('GET', path)).toMatchObject(gone);
    expect((await create()).status).toBe(201);
  });
});

describe('in a batch', () => {
  test('subscriptions are made, renewed and refused like anything else', async () => {
    const headers = { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' };
    const { body } = await world.ask('POST', '/v1.0/$batch', {
      body: {
        requests: [
          { id: 'made', method: 'POST', url: '/subscriptions', headers, body: wish() },
          {
            id: 'bad',
            method: 'POST',
            url: '/subscriptions',
            headers,
            body: wish({ resource: '/me/events/x' }),
          },
          { id: 'gone', method: 'DELETE', url: '/subscriptions/4c3f2a5e-0000-4000-8000-000000000000' },
        ],
      },
    });
    const answers = (body.responses as Json[]).map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(answers)).toEqual({ made: 201, bad: 400, gone: 404 });
    expect(world.state.subscriptions.all()).toMatchObject([{ immutableIds: true }]);
  });
});

describe('the published types', () => {
  withContract('fit what comes back', async () => {
    const made = await create({ lifecycleNotificationUrl: LIFECYCLE });
    expect(contract?.('subscription', made.body)).toEqual([]);
    expect(contract?.('subscriptionPage', (await world.ask('GET', '/v1.0/subscriptions')).body)).toEqual([]);
  });

  withContract('and the official example has no property that is missing', async () => {
    const official = readExample(process.env.CONTRACTS_DIR ?? '', 'subscription-create-outlook').response
      .body;
    const { body } = await create();
    const missing = Object.keys(official).filter((name) => !(name in body));
    // The metadata of v1.0 has no such property.
    expect(missing).toEqual(['notificationContentType']);
  });
});

const tokenIn = (url: URL) => url.searchParams.get('validationToken') ?? '';
