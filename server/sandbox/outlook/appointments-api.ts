import { type Request, Router } from 'express';
import { z } from 'zod';
import { NotThere } from '../controls/problems.ts';
import type { MeetingPatch } from '../state/meeting-draft.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Person } from '../state/types.ts';
import { wallOf } from '../state/wall-time.ts';
import { appointmentOf } from './appointment.ts';
import { type Named, readName } from './appointment-name.ts';

/** What the organiser's form writes. Guests are asked only when they are given. */
const Draft = z.strictObject({
  subject: z.string(),
  location: z.string(),
  start: z.int(),
  end: z.int(),
  guests: z
    .array(z.strictObject({ address: z.email(), type: z.enum(['required', 'optional']) }))
    .exactOptional(),
});
type Draft = z.infer<typeof Draft>;

const meeting = ({ subject, location, start, end, guests }: Draft, { timeZone }: Person) =>
  ({
    subject,
    start: wallOf(start, timeZone),
    end: wallOf(end, timeZone),
    places: location === '' ? [] : [{ name: location }],
    ...(guests && { attendees: guests }),
  }) satisfies MeetingPatch;

/** Appointments as the forms of the pretend Outlook read and write them. */
export const createAppointments = (state: SandboxState): Router => {
  const router = Router();
  const { mailboxes } = state;

  const person = ({ params }: Request): Person => {
    const found = state.directory.people.find(({ oid }) => oid === params.oid);
    if (!found) throw new NotThere('There is no such person.');
    return found;
  };

  const named = ({ params }: Request): Named => {
    const found = readName(String(params.name));
    if (!found) throw new NotThere('There is no such appointment.');
    return found;
  };

  const opened = (reader: Person, name: Named) => {
    const appointment = appointmentOf(mailboxes, reader, name);
    if (!appointment) throw new NotThere('There is no such appointment.');
    return appointment;
  };

  router.get('/outlook/api/people/:oid/appointments/:name', (request, response) => {
    response.json(opened(person(request), named(request)));
  });

  router.post('/outlook/api/people/:oid/appointments', (request, response) => {
    const organizer = person(request);
    const { key } = mailboxes.createMeeting(organizer.oid, meeting(Draft.parse(request.body), organizer));
    response.status(201).json(opened(organizer, { key, date: null }));
  });

  router.patch('/outlook/api/people/:oid/appointments/:name', (request, response) => {
    const organizer = person(request);
    const name = named(request);
    const patch = meeting(Draft.parse(request.body), organizer);
    opened(organizer, name);
    if (name.date === null) mailboxes.changeMeeting(name.key, patch);
    else mailboxes.changeOccurrence(name.key, name.date, patch);
    response.json(opened(organizer, name));
  });

  return router;
};
