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
    async () => {
      const { calendar } = await ids();
      return world.ask('GET', `/v1.0/me/calendars/${calendar}`);
    },
  ],
  ['calendar groups', 200, 'calendarGroupPage', () => world.ask('GET', '/v1.0/me/calendarGroups')],
  [
    'a calendar group',
    200,
    'calendarGroup',
    async () => {
      const { group } = await ids();
      return world.ask('GET', `/v1.0/me/calendarGroups/${group}`);
    },
  ],
  [
    'the calendars of a group',
    200,
    'calendarPage',
    async () => {
      const { group } = await ids();
      return world.ask('GET', `/v1.0/me/calendarGroups/${group}/calendars`);
    },
  ],
  ['events', 200, 'eventPage', () => world.ask('GET', '/v1.0/me/calendar/events?$top=100')],
  ['a new event', 201, 'event', () => world.ask('POST', '/v1.0/me/calendar/events', { body: draft('New') })],
  [
    'an event',
    200,
    'event',
    async () => {
      const id = await create();
      return world.ask('GET', `/v1.0/me/calendar/events/${id}`);
    },
  ],
  [
    'the calendar of an event',
    200,
    'calendar',
    async () => {
      const id = await create();
      return world.ask('GET', `/v1.0/me/calendar/events/${id}/calendar`);
    },
  ],
  [
    'the calendar view of a group',
    200,
    'eventPage',
    async () => {
      const group = world.state.mailboxes.data.mailboxes.find((one) => one.group)?.oid;
      return world.ask('GET', `/v1.0/groups/${group}/calendarView?${window}`, { scopes: 'Group.Read.All' });
    },
  ],
  [
    'a changed event',
    200,
    'event',
    async () => {
      const id = await create();
      return world.ask('PATCH', `/v1.0/me/calendar/events/${id}`, { body: { subject: 'Changed' } });
    },
  ],
  [
    'a deleted event',
    204,
    null,
    async () => {
      const id = await create();
      return world.ask('DELETE', `/v1.0/me/calendar/events/${id}`);
    },
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
    async () => {
      const id = await create();
      return world.ask('POST', `/v1.0/me/calendar/events/${id}/cancel`, { body: { comment: 'Sorry' } });
    },
  ],
  [
    'an acceptance',
    202,
    null,
    async () => {
      const id = await invited();
      return world.ask('POST', `/v1.0/me/calendar/events/${id}/accept`, { body: {} });
    },
  ],
  [
    'a tentative acceptance',
    202,
    null,
    async () => {
      const id = await invited();
      return world.ask('POST', `/v1.0/me/calendar/events/${id}/tentativelyAccept`, { body: {} });
    },
  ],
  [
    'a refusal',
    202,
    null,
    async () => {
      const id = await invited();
      return world.ask('POST', `/v1.0/me/calendar/events/${id}/decline`, { body: {} });
    },
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

  test('is found by the links that answers give', async () => {
    const id = await create();
    const { body } = await world.ask('GET', `/v1.0/me/events/${id}`);
    const calendar = await world.ask('GET', String(body['calendar@odata.navigationLink']));
    expect(calendar.body).toMatchObject({ id: (await ids()).calendar, isDefaultCalendar: true });
  });

  test('is found below a calendar in its group too, and whatever the case of its words', async () => {
    const { calendar, group } = await ids();
    const path = `/v1.0/me/calendargroups/${group}/Calendars/${calendar}/calendarview?${window}`;
    expect((await world.ask('GET', path)).status).toBe(200);
  });
});
