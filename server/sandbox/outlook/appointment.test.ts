import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphWorld, type Json, openGraph, readAll, rows } from '../graph/test-world.ts';
import { agendaOf } from './agenda.ts';
import { appointmentOf } from './appointment.ts';
import { readName } from './appointment-name.ts';
import type { Appointment } from './client/appointment.ts';

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

const alice = () => {
  const person = world.state.directory.people.find(({ oid }) => oid === world.oid('alice'));
  if (!person) throw new Error('no Alice');
  return person;
};

/** All that Alice's agenda of two weeks leads to. */
const opened = (from: string): Appointment[] =>
  agendaOf(world.state.mailboxes, alice(), from).flatMap(({ entries }) =>
    entries.map(({ name }) => {
      const named = readName(name);
      const appointment = named && appointmentOf(world.state.mailboxes, alice(), named);
      if (!appointment) throw new Error(`Nothing is called ${name}.`);
      return appointment;
    }),
  );

/** `convertToRestId`. */
const restId = (ewsId: string | null) => (ewsId ?? '').replaceAll('/', '-').replaceAll('+', '_');

const immutable = async (ids: string[]) => {
  const body = { inputIds: ids, sourceIdType: 'restId', targetIdType: 'restImmutableEntryId' };
  return rows(await world.ask('POST', '/v1.0/me/translateExchangeIds', { body })).map(
    ({ targetId }) => targetId,
  );
};

describe('ids', () => {
  test('lead to the immutable ids that delta gives, for occurrences and exceptions, too', async () => {
    const window = 'startDateTime=2026-11-22T23:00:00Z&endDateTime=2026-12-06T23:00:00Z';
    const prefer = 'IdType="ImmutableId"';
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars'));
    const rounds = await Promise.all(
      calendars.map(({ id }) =>
        readAll(world, `/v1.0/me/calendars/${id}/calendarView/delta?${window}`, { prefer }),
      ),
    );
    const events = rounds.flatMap(({ all }) => all).filter(({ type }) => type !== 'seriesMaster');
    const ids = await immutable(opened('2026-11-23').map(({ id }) => restId(id)));
    expect(new Set(ids)).toEqual(new Set(events.map(({ id }: Json) => id)));
    expect(new Set(events.map(({ type }: Json) => type))).toEqual(
      new Set(['singleInstance', 'occurrence', 'exception']),
    );
  });

  test('of a series are in its occurrences', async () => {
    const standup = opened('2026-11-23').find(({ subject }) => subject === 'Daily standup');
    const [master] = await immutable([restId(standup?.seriesId ?? null)]);
    const event = await world.ask('GET', `/v1.0/me/events/${master}`);
    expect(event.body).toMatchObject({ type: 'seriesMaster', subject: 'Daily standup' });
  });
});

describe('what a person may do', () => {
  test('the organiser writes, an attendee and whoever only sees a calendar reads', () => {
    const forms = (subject: string) =>
      new Set(opened('2026-11-23').flatMap((one) => (one.subject === subject ? [one.form] : [])));
    expect(forms('Interview: platform engineer')).toEqual(new Set(['attendee']));
    expect(forms('Daily standup')).toEqual(new Set(['organizer']));
  });

  test('of another person’s private appointment only the time is seen', () => {
    const hidden = opened('2026-11-23').filter(({ subject }) => subject === 'Private Appointment');
    for (const { form, body, location, required } of hidden)
      expect({ form, body, location, required }).toEqual({
        form: 'attendee',
        body: { html: '', text: '' },
        location: '',
        required: [],
      });
    expect(hidden.length).toBeGreaterThan(0);
  });
});
