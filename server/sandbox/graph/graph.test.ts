import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Contract, openContract } from './contract.ts';
import { type Answer, type GraphWorld, type Json, openGraph, rows } from './test-world.ts';

const contract: Contract | null = openContract(process.env.CONTRACTS_DIR);
const window = 'startDateTime=2026-11-16T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

if (contract === null) {
  test.skip('CONTRACTS_DIR is not set: answers are not compared with the published types', () => {});
}

const draft = (subject: string, more: Json = {}): Json => ({
  subject,
  start: { dateTime: '2026-12-01T10:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-12-01T11:00:00', timeZone: 'W. Europe Standard Time' },
  ...more,
});
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['Tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 5 },
};

async function create(more: Json = {}): Promise<string> {
  const { status, body } = await world.ask('POST', '/v1.0/me/calendar/events', {
    body: draft('Made for a test', more),
  });
  expect(status).toBe(201);
  return String(body.id);
}

/** Bob invites; the id of Alice's copy. */
async function invited(): Promise<string> {
  const subject = `Invitation ${Math.random()}`;
  const attendees = [{ emailAddress: { address: 'alice@contoso.example' } }];
  await world.ask('POST', '/v1.0/me/events', { as: 'bob', body: draft(subject, { attendees }) });
  const found = await world.ask('GET', `/v1.0/me/events?$filter=subject eq '${subject}'`);
  return String(rows(found)[0]?.id);
}

async function ids() {
  const calendars = rows(await world.ask('GET', '/v1.0/me/calendars'));
  const groups = rows(await world.ask('GET', '/v1.0/me/calendarGroups'));
  return { calendar: String(calendars[0]?.id), group: String(groups[0]?.id) };
}

/** Each route with a request that it answers, and the published type of the answer. */
const requests: [name: string, status: number, type: string | null, ask: () => Promise<Answer>][] = [
  ['the signed-in user', 200, 'user', () => world.ask('GET', '/v1.0/me')],
  ['a user by id', 200, 'user', () => world.ask('GET', `/v1.0/users/${world.oid('alice')}`)],
  ['calendars', 200, 'calendarPage', () => world.ask('GET', '/v1.0/me/calendars')],
  ['the main calendar', 200, 'calendar', () => world.ask('GET', '/v1.0/me/calendar')],
  [
    'a calendar by id',
    200,
    'calendar',
    async () => world.ask('GET', `/v1.0/me/calendars/${(await ids()).calendar}`),
  ],
  ['calendar groups', 200, 'calendarGroupPage', () => world.ask('GET', '/v1.0/me/calendarGroups')],
  [
    'a calendar group',
    200,
    'calendarGroup',
    async () => world.ask('GET', `/v1.0/me/calendarGroups/${(await ids()).group}`),
  ],
  [
    'the calendars of a group',
    200,
    'calendarPage',
    async () => world.ask('GET', `/v1.0/me/calendarGroups/${(await ids()).group}/calendars`),
  ],
  ['events', 200, 'eventPage', () => world.ask('GET', '/v1.0/me/calendar/events?$top=100')],
  ['a new event', 201, 'event', () => world.ask('POST', '/v1.0/me/calendar/events', { body: draft('New') })],
  ['an event', 200, 'event', async () => world.ask('GET', `/v1.0/me/calendar/events/${await create()}`)],
  [
    'a changed event',
    200,
    'event',
    async () =>
      world.ask('PATCH', `/v1.0/me/calendar/events/${await create()}`, { body: { subject: 'Changed' } }),
  ],
  [
    'a deleted event',
    204,
    null,
    async () => world.ask('DELETE', `/v1.0/me/calendar/events/${await create()}`),
  ],
  [
    'the instances of a series',
    200,
    'eventPage',
    async () =>
      world.ask(
        'GET',
        `/v1.0/me/calendar/events/${await create({ recurrence: weekly })}/instances?${window}`,
      ),
  ],
  [
    'a cancellation',
    202,
    null,
    async () =>
      world.ask('POST', `/v1.0/me/calendar/events/${await create()}/cancel`, { body: { comment: 'Sorry' } }),
  ],
  [
    'an acceptance',
    202,
    null,
    async () => world.ask('POST', `/v1.0/me/calendar/events/${await invited()}/accept`, { body: {} }),
  ],
  [
    'a tentative acceptance',
    202,
    null,
    async () =>
      world.ask('POST', `/v1.0/me/calendar/events/${await invited()}/tentativelyAccept`, { body: {} }),
  ],
  [
    'a refusal',
    202,
    null,
    async () => world.ask('POST', `/v1.0/me/calendar/events/${await invited()}/decline`, { body: {} }),
  ],
  [
    'a calendar view',
    200,
    'eventPage',
    () => world.ask('GET', `/v1.0/me/calendar/calendarView?${window}&$top=1000`),
  ],
  [
    'changes of a calendar view',
    200,
    'eventDeltaPage',
    () =>
      world.ask('GET', `/v1.0/me/calendar/calendarView/delta?${window}`, { prefer: 'odata.maxpagesize=200' }),
  ],
  [
    'a batch',
    200,
    'batchResponse',
    () => world.ask('POST', '/v1.0/$batch', { body: { requests: [{ id: '1', method: 'GET', url: '/me' }] } }),
  ],
  [
    'translated ids',
    200,
    null,
    async () =>
      world.ask('POST', '/v1.0/me/translateExchangeIds', {
        body: { inputIds: [await create()], sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' },
      }),
  ],
];

describe('every route', () => {
  test.each(requests)('answers with %s', async (_name, status, type, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('client-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    if (contract && type) expect(contract(type, answer.body)).toEqual([]);
    expect(world.unknown).toEqual([]);
  });

  test('is found below a calendar in its group too, and whatever the case of its words', async () => {
    const { calendar, group } = await ids();
    const path = `/v1.0/me/calendargroups/${group}/Calendars/${calendar}/calendarview?${window}`;
    expect((await world.ask('GET', path)).status).toBe(200);
  });
});

describe('errors', () => {
  const code = ({ body }: Answer) => (body.error as Json).code;

  test('have a code, a message and the ids of the request', async () => {
    const answer = await world.ask('GET', '/v1.0/me/events/AAMkAGVmMDEzMTM4LTZmYWUtNDdkNC1hMDZi');
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({
      error: {
        code: 'ErrorItemNotFound',
        message: 'The specified object was not found in the store.',
        innerError: {
          date: '2026-11-23T09:00:00',
          'request-id': answer.headers.get('request-id'),
          'client-request-id': answer.headers.get('client-request-id'),
        },
      },
    });
    if (contract) expect(contract('error', answer.body)).toEqual([]);
  });

  test('repeat the client-request-id that was sent', async () => {
    const headers = { 'client-request-id': 'mine', authorization: `Bearer ${world.oid('alice')} User.Read` };
    const response = await fetch(`${world.url}/v1.0/me`, { headers });
    expect(response.headers.get('client-request-id')).toBe('mine');
  });

  test('a route that does not exist is refused and recorded', async () => {
    const answer = await world.ask('GET', '/v1.0/me/contacts');
    expect([answer.status, code(answer)]).toEqual([400, 'BadRequest']);
    expect(world.unknown.splice(0)).toEqual(['GET /me/contacts']);
    expect((await world.ask('PUT', '/v1.0/me/calendars')).status).toBe(405);
  });

  test('a token that is missing, expired or revoked is challenged', async () => {
    const ask = async (authorization?: string) => {
      const response = await fetch(
        `${world.url}/v1.0/me`,
        authorization ? { headers: { authorization } } : {},
      );
      return { status: response.status, challenge: response.headers.get('www-authenticate') ?? '' };
    };
    expect((await ask()).status).toBe(401);
    expect((await ask('Bearer expired')).status).toBe(401);
    const { status, challenge } = await ask('Bearer revoked');
    expect(status).toBe(401);
    const claims = /error="insufficient_claims", claims="([^"]+)"/.exec(challenge)?.[1] ?? '';
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token.nbf');
  });

  test('a person without a mailbox has no calendars', async () => {
    world.state.mailboxes.close(world.oid('gina'));
    const answer = await world.ask('GET', '/v1.0/me/calendars', { as: 'gina' });
    expect([answer.status, code(answer)]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
    expect((await world.ask('GET', '/v1.0/me', { as: 'gina' })).status).toBe(200);
  });

  test('people of another tenant are not there', async () => {
    const answer = await world.ask('GET', '/v1.0/users/frank@fabrikam.example/calendar');
    expect([answer.status, code(answer)]).toEqual([404, 'ErrorInvalidUser']);
  });

  test('a body that is no JSON is refused', async () => {
    const headers = {
      authorization: `Bearer ${world.oid('alice')} Calendars.ReadWrite`,
      'content-type': 'application/json',
    };
    const response = await fetch(`${world.url}/v1.0/me/events`, {
      method: 'POST',
      headers,
      body: '{"subject"',
    });
    expect(response.status).toBe(400);
  });

  test('an event without a time is refused and makes nothing', async () => {
    const count = world.state.mailboxes.find({ oid: world.oid('alice') }).length;
    const answer = await world.ask('POST', '/v1.0/me/events', { body: { subject: 'Some day' } });
    expect([answer.status, code(answer)]).toEqual([400, 'ErrorInvalidRequest']);
    expect(world.state.mailboxes.find({ oid: world.oid('alice') })).toHaveLength(count);
  });
});
