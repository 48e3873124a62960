import { DateTime } from 'luxon';
import { type Instance, instancesIn, type Window } from '../state/instances.ts';
import type { Detail } from '../state/mailbox-data.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import type { Person } from '../state/types.ts';

/** Monday to Sunday around `now` (ms) in the person's own zone, as UTC ms. */
export const weekOf = ({ timeZone }: Pick<Person, 'timeZone'>, now: number): Window => {
  const monday = DateTime.fromMillis(now, { zone: timeZone }).startOf('week');
  return { start: monday.toMillis(), end: monday.plus({ weeks: 1 }).toMillis() };
};

/** One line of a person's calendars, as the controls show and answer it. Instants are ISO, UTC. */
export type Line = {
  key: number;
  /** Original date of an occurrence; null for a single meeting. */
  date: string | null;
  calendar: string;
  subject: string;
  start: string;
  end: string;
  allDay: boolean;
  organizer: string;
  /** The organiser's copy: only this one can be moved, cancelled or changed for everybody. */
  organized: boolean;
  recurring: boolean;
  exception: boolean;
  cancelled: boolean;
  sensitivity: Detail['sensitivity'];
  response: Detail['response']['response'];
  joinUrl: string | null;
};

const lineOf = ({ item, start, end, date, exception }: Instance, calendar: string, owner: Person): Line => {
  const detail = { ...item.detail, ...exception?.detail };
  return {
    key: item.key,
    date,
    calendar,
    subject: detail.subject,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    allDay: item.allDay,
    organizer: detail.organizer.name,
    organized: detail.organizer.address.toLowerCase() === owner.address.toLowerCase(),
    recurring: item.recurrence !== null,
    exception: exception !== null,
    cancelled: detail.cancelled,
    sensitivity: detail.sensitivity,
    response: detail.response.response,
    joinUrl: detail.onlineMeeting?.joinUrl ?? null,
  };
};

/** Everything in all calendars of a person within the window, by start. */
export const linesIn = (mailboxes: Mailboxes, owner: Person, window: Window): Line[] =>
  (mailboxes.mailbox(owner.oid)?.calendars ?? [])
    .flatMap(({ id, name }) =>
      mailboxes
        .items(id)
        .flatMap((item) => instancesIn(item, window))
        .map((instance) => lineOf(instance, name, owner)),
    )
    .sort((a, b) => a.start.localeCompare(b.start));
