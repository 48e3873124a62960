import type { Appointment, Guest, Party } from './appointment.ts';
import { addressesOf, guestsOf } from './guests.ts';
import { part } from './part.ts';
import { type Offsets, utcOf, wallOf } from './wall-time.ts';

const write = (selector: string, text: string) => {
  part(selector).textContent = text;
};

const named = ({ name, address }: Party) => (name === address ? address : `${name} <${address}>`);
const answered = (guest: Guest) =>
  guest.response === 'none' ? named(guest) : `${named(guest)}: ${guest.response}`;

const period = ({ start, end, allDay }: Appointment, offsets: Offsets) => {
  const [from, to] = [wallOf(offsets, start), wallOf(offsets, end)].map((wall) => wall.replace('T', ' '));
  return allDay ? `${from?.slice(0, 10)}, all day` : `${from} – ${to}`;
};

const showAttendees = (appointment: Appointment, offsets: Offsets) => {
  const { subject, location, organizer, required, optional, body, cancelled } = appointment;
  write('#read-subject', cancelled ? `Cancelled: ${subject}` : subject);
  write('#read-time', period(appointment, offsets));
  write('#read-location', location || '–');
  write('#read-organizer', named(organizer));
  write('#read-required', required.map(answered).join(', ') || '–');
  write('#read-optional', optional.map(answered).join(', ') || '–');
  write('#read-body', body.text);
};

const field = (name: string) => part<HTMLInputElement>(`#organizer-form [name="${name}"]`);

const showOrganizers = (appointment: Appointment, offsets: Offsets) => {
  field('subject').value = appointment.subject;
  field('location').value = appointment.location;
  field('start').value = wallOf(offsets, appointment.start);
  field('end').value = wallOf(offsets, appointment.end);
  field('required').value = addressesOf(appointment.required);
  field('optional').value = addressesOf(appointment.optional);
  write('#written-body', appointment.body.text);
};

/** Shows what is open in the attendee's or the organiser's form. Times are of the person's own zone. */
export const showForm = (appointment: Appointment | null, offsets: Offsets) => {
  part('#nothing').hidden = appointment !== null;
  part('#close-item').hidden = appointment === null;
  part('#attendee-form').hidden = appointment?.form !== 'attendee';
  part('#organizer-form').hidden = appointment?.form !== 'organizer';
  if (appointment?.form === 'attendee') showAttendees(appointment, offsets);
  if (appointment?.form === 'organizer') showOrganizers(appointment, offsets);
};

export const showSaved = (text: string) => write('#saved', text);

/** What the organiser's form says now. A time that is no time stays what it was. */
export const readForm = (appointment: Appointment, offsets: Offsets): Appointment => {
  const known = [...appointment.required, ...appointment.optional];
  return {
    ...appointment,
    subject: field('subject').value,
    location: field('location').value,
    start: utcOf(offsets, field('start').value) ?? appointment.start,
    end: utcOf(offsets, field('end').value) ?? appointment.end,
    required: guestsOf(field('required').value, known),
    optional: guestsOf(field('optional').value, known),
  };
};
