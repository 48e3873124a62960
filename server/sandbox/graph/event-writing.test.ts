import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, type GraphWorld, type Json, openGraph, readAll, rows } from './test-world.ts';

const window = 'startDateTime=2026-11-30T00:00:00Z&endDateTime=2027-01-04T00:00:00Z';

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph();
});
afterEach(() => world.close());

const event = (subject: string, more: Json = {}): Json => ({
  subject,
  start: { dateTime: '2026-12-01T10:00:00', timeZone: 'W. Europe Standard Time' },
  end: { dateTime: '2026-12-01T11:00:00', timeZone: 'W. Europe Standard Time' },
  attendees: [{ emailAddress: { address: 'bob@contoso.example' } }],
  ...more,
});
const weekly = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['tuesday'] },
  range: { type: 'numbered', startDate: '2026-12-01', numberOfOccurrences: 4 },
};
const code = ({ body }: Answer) => (body.error as Json).code;
const create = async (subject: string, more: Json = {}) =>
  String((await world.ask('POST', '/v1.0/me/events', { body: event(subject, more) })).body.id);
const seen = async (subject: string, as = 'alice') => {
  const { all } = await readAll(world, `/v1.0/me/calendarView?${window}&$top=500`, { as });
  return all.filter((row) => String(row.subject).includes(subject));
};
const days = (found: Json[]) => found.map(({ start }) => String((start as Json).dateTime).slice(5, 10));

describe('an organiser', () => {
  test('changes a meeting for everybody', async () => {
    const id = await create('Draft');
    const { status } = await world.ask('PATCH', `/v1.0/me/events/${id}`, {
      body: { subject: 'Final', location: { displayName: 'Room Everest' }, sensitivity: 'confidential' },
    });
    expect(status).toBe(200);
    expect(await seen('Draft', 'bob')).toEqual([]);
    expect(await seen('Final', 'bob')).toMatchObject([
      { location: { displayName: 'Room Everest' }, sensitivity: 'confidential', isOrganizer: false },
    ]);
  });

  test('sees the answers of those who were invited', async () => {
    const id = await create('Asked');
    const [copy] = await seen('Asked', 'bob');
    const answer = await world.ask('POST', `/v1.0/me/events/${copy?.id}/tentativelyAccept`, {
      as: 'bob',
      body: {},
    });
    expect(answer.status).toBe(202);
    const { body } = await world.ask('GET', `/v1.0/me/events/${id}`);
    expect(body.attendees).toMatchObject([
      { status: { response: 'tentativelyAccepted', time: '2026-11-23T09:00:00.0000000Z' } },
    ]);
  });

  test('deletes one occurrence, which attendees see as cancelled', async () => {
    await create('Series', { recurrence: weekly });
    const second = (await seen('Series'))[1];
    expect((await world.ask('DELETE', `/v1.0/me/events/${second?.id}`)).status).toBe(204);
    expect(days(await seen('Series'))).toEqual(['12-01', '12-15', '12-22']);
    expect((await seen('Series', 'bob')).map(({ isCancelled }) => isCancelled)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect((await world.ask('GET', `/v1.0/me/events/${second?.id}`)).status).toBe(404);
  });

  test('makes an exception of one occurrence, which keeps its id and its original start', async () => {
    const series = await create('Series', { recurrence: weekly });
    const second = (await seen('Series'))[1];
    const { body } = await world.ask('PATCH', `/v1.0/me/events/${second?.id}`, {
      body: {
        subject: 'Series, moved',
        start: { dateTime: '2026-12-09T12:00:00', timeZone: 'UTC' },
        end: { dateTime: '2026-12-09T13:00:00', timeZone: 'UTC' },
      },
    });
    expect(body).toMatchObject({
      id: second?.id,
      type: 'exception',
      seriesMasterId: series,
      originalStart: '2026-12-08T09:00:00.0000000Z',
    });
    expect(days(await seen('Series', 'bob'))).toEqual(['12-01', '12-09', '12-15', '12-22']);
  });

  test('finds deleted and changed occurrences on the master when asking for them', async () => {
    const id = await create('Series', { recurrence: weekly });
    const [, second, third] = await seen('Series');
    await world.ask('DELETE', `/v1.0/me/events/${second?.id}`);
    await world.ask('PATCH', `/v1.0/me/events/${third?.id}`, { body: { subject: 'Series, special' } });
    const query = '$select=subject,cancelledOccurrences&$expand=exceptionOccurrences';
    const { body } = await world.ask('GET', `/v1.0/me/events/${id}?${query}`);
    expect(body.cancelledOccurrences).toEqual([`OID.${id}.2026-12-08`]);
    expect(body.exceptionOccurrences).toMatchObject([{ id: third?.id, subject: 'Series, special' }]);
    expect((await world.ask('GET', `/v1.0/me/events/${id}`)).body).not.toHaveProperty('cancelledOccurrences');
  });

  test('who sends the same transactionId again makes no second event', async () => {
    const more = { transactionId: '7E163156-7762-4BEB-A1C6-729EA81755A7' };
    const [one, other] = [await create('Once', more), await create('Once', more)];
    expect(other).toBe(one);
    expect(await seen('Once')).toHaveLength(1);
  });

  test('cannot answer the own invitation', async () => {
    const id = await create('Mine');
    const answer = await world.ask('POST', `/v1.0/me/events/${id}/accept`, { body: {} });
    expect([answer.status, code(answer)]).toEqual([400, 'ErrorInvalidRequest']);
  });

  test('sees enumerations in small letters whatever was sent, and a series from its first occurrence', async () => {
    const recurrence = {
      ...weekly,
      pattern: { type: 'Weekly', interval: 1, daysOfWeek: ['Friday'], firstDayOfWeek: 'Monday' },
    };
    const { body } = await world.ask('POST', '/v1.0/me/events', {
      body: event('Fridays', {
        recurrence,
        showAs: 'OOF',
        importance: 'High',
        body: { contentType: 'HTML', content: 'Hi' },
      }),
    });
    expect(body).toMatchObject({
      showAs: 'oof',
      importance: 'high',
      start: { dateTime: '2026-12-04T09:00:00.0000000' },
      recurrence: { pattern: { type: 'weekly', daysOfWeek: ['friday'], firstDayOfWeek: 'monday' } },
    });
  });
});

describe('an attendee', () => {
  test('changes how the own copy looks and nothing else', async () => {
    await create('Theirs');
    const [copy] = await seen('Theirs', 'bob');
    const patch = (body: Json) => world.ask('PATCH', `/v1.0/me/events/${copy?.id}`, { as: 'bob', body });
    expect((await patch({ showAs: 'free', categories: ['Later'] })).body).toMatchObject({
      showAs: 'free',
      categories: ['Later'],
    });
    expect(await seen('Theirs')).toMatchObject([{ showAs: 'busy', categories: [] }]);
    const refused = await patch({ subject: 'Mine' });
    expect([refused.status, code(refused)]).toEqual([400, 'ErrorInvalidRequest']);
  });

  test('deletes the own copy and cannot cancel', async () => {
    await create('Theirs');
    const [copy] = await seen('Theirs', 'bob');
    const cancel = await world.ask('POST', `/v1.0/me/events/${copy?.id}/cancel`, { as: 'bob', body: {} });
    expect([cancel.status, code(cancel)]).toEqual([400, 'ErrorInvalidRequest']);
    await world.ask('DELETE', `/v1.0/me/events/${copy?.id}`, { as: 'bob' });
    expect(await seen('Theirs', 'bob')).toEqual([]);
    expect(await seen('Theirs')).toHaveLength(1);
  });

  test('declines one occurrence of a series', async () => {
    await create('Series', { recurrence: weekly });
    const second = (await seen('Series', 'bob'))[1];
    await world.ask('POST', `/v1.0/me/events/${second?.id}/decline`, {
      as: 'bob',
      body: { comment: 'Away' },
    });
    const answers = (await seen('Series', 'bob')).map(
      ({ responseStatus }) => (responseStatus as Json).response,
    );
    expect(answers).toEqual(['none', 'declined', 'none', 'none']);
  });

  test('sees a cancelled meeting until it is removed', async () => {
    const id = await create('Over');
    await world.ask('POST', `/v1.0/me/events/${id}/cancel`, { body: { Comment: 'Not needed.' } });
    expect(await seen('Over')).toEqual([]);
    expect(await seen('Over', 'bob')).toMatchObject([
      { subject: 'Canceled: Over', isCancelled: true, showAs: 'free', bodyPreview: 'Not needed.' },
    ]);
  });
});

test('nobody reaches an event through the calendar or the mailbox of somebody else', async () => {
  const id = await create('Mine');
  expect((await world.ask('GET', `/v1.0/me/events/${id}`, { as: 'bob' })).status).toBe(404);
  const calendars = rows(await world.ask('GET', '/v1.0/me/calendars'));
  const other = calendars.find(({ isDefaultCalendar }) => isDefaultCalendar === false);
  expect((await world.ask('GET', `/v1.0/me/calendars/${other?.id}/events/${id}`)).status).toBe(404);
});
