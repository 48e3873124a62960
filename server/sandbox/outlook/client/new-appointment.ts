import type { Appointment } from './appointment.ts';
import type { HostPerson } from './settings.ts';

const HALF_HOUR = 1_800_000;

/** What the form for a new appointment begins with: the next half hour, and nobody asked. */
export const newAppointment = ({ name, address }: HostPerson, now: number): Appointment => {
  const start = Math.ceil(now / HALF_HOUR) * HALF_HOUR;
  return {
    name: null,
    id: null,
    seriesId: null,
    form: 'organizer',
    subject: '',
    location: '',
    start,
    end: start + HALF_HOUR,
    allDay: false,
    cancelled: false,
    sensitivity: 'normal',
    body: { html: '', text: '' },
    organizer: { name, address },
    required: [],
    optional: [],
    recurrence: null,
    createdAt: now,
    modifiedAt: now,
  };
};
