import { type Request, Router } from 'express';
import { z } from 'zod';
import { NotThere } from '../controls/problems.ts';
import type { MeetingPatch } from '../state/meeting-draft.ts';
import { MailboxRefusal } from '../state/refusal.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import type { Person } from '../state/types.ts';
import { wallOf } from '../state/wall-time.ts';
import { appointmentOf } from './appointment.ts';
import { type Named, readName } from './appointment-name.ts';
import type { Appointment } from './client/appointment.ts';

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

const times = ({ start, end }: Draft, { timeZone }: Person) => ({
  start: wallOf(start, timeZone),
  end: wallOf(end, timeZone),
});
const places = ({ location }: Draft) => ({ places: location === '' ? [] : [{ name: location }] });
const attendees = ({ guests }: Draft) => guests && { attendees: guests };

/** Only what the form changed: a meeting that stays at its time keeps its answers, and its room stays a room. */
const patchOf = (draft: Draft, before: Appointment, organizer: Person): MeetingPatch => ({
  subject: draft.subject,
  ...((draft.start !== before.start || draft.end !== before.end) && times(draft, organizer)),
  ...(draft.location !== before.location && places(draft)),
  ...attendees(draft),
});

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
    const draft = Draft.parse(request.body);
    const { key } = mailboxes.createMeeting(organizer.oid, {
      subject: draft.subject,
      ...times(draft, organizer),
      ...places(draft),
      ...attendees(draft),
    });
    response.status(201).json(opened(organizer, { key, date: null }));
  });

  router.patch('/outlook/api/people/:oid/appointments/:name', (request, response) => {
    const organizer = person(request);
    const name = named(request);
    const before = opened(organizer, name);
    if (before.form === 'attendee')
      throw new MailboxRefusal('read-only', 'Only the organiser can change it.');
    const patch = patchOf(Draft.parse(request.body), before, organizer);
    if (name.date === null) mailboxes.changeMeeting(name.key, patch);
    else mailboxes.changeOccurrence(name.key, name.date, patch);
    response.json(opened(organizer, name));
  });

  return router;
};
