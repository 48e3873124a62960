import { DateTime } from 'luxon';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import { effective } from '../state/occurrences.ts';
import type { Person } from '../state/types.ts';
import { seenDetail } from './appointment.ts';
import { nameOf } from './appointment-name.ts';

export type AgendaEntry = {
  name: string;
  calendar: string;
  subject: string;
  /** `09:00 – 09:30` in the person's own zone, or that it lasts all day. */
  hours: string;
  start: number;
  cancelled: boolean;
};
export type AgendaDay = { date: string; title: string; entries: AgendaEntry[] };

/** Two weeks. */
const DAYS = 14;

const entriesOf = (mailboxes: Mailboxes, calendar: StoredCalendar, from: DateTime): AgendaEntry[] => {
  const clock = (ms: number) => DateTime.fromMillis(ms, { zone: from.zone }).toFormat('HH:mm');
  const window = { start: from.toMillis(), end: from.plus({ days: DAYS }).toMillis() };
  return mailboxes.view(calendar.id, window).map(({ item, start, end, date, exception }) => {
    const detail = seenDetail(effective(item, exception), calendar);
    return {
      name: nameOf({ key: item.key, date }),
      calendar: calendar.name,
      subject: detail.subject,
      hours: item.allDay ? 'All day' : `${clock(start)} – ${clock(end)}`,
      start,
      cancelled: detail.cancelled,
    };
  });
};

/** All calendars of a person from a day on (`YYYY-MM-DD` in the own zone), day by day; empty days are left out. */
export const agendaOf = (mailboxes: Mailboxes, { oid, timeZone }: Person, from: string): AgendaDay[] => {
  const first = DateTime.fromISO(from, { zone: timeZone });
  const dateOf = (ms: number) => DateTime.fromMillis(Math.max(ms, first.toMillis()), { zone: timeZone });
  const entries = (mailboxes.mailbox(oid)?.calendars ?? [])
    .flatMap((calendar) => entriesOf(mailboxes, calendar, first))
    .sort((one, other) => one.start - other.start);
  const days = Map.groupBy(entries, ({ start }) => dateOf(start).toISODate() ?? '');
  return [...days].map(([date, ofDay]) => ({
    date,
    title: DateTime.fromISO(date, { zone: timeZone, locale: 'en' }).toFormat('cccc, d LLLL'),
    entries: ofDay,
  }));
};

/** The Monday of the week of `now` (ms), in the person's own zone. */
export const thisWeek = ({ timeZone }: Person, now: number): string =>
  DateTime.fromMillis(now, { zone: timeZone }).startOf('week').toISODate() ?? '';

/** The first days of the agendas before and after this one. */
export const neighbours = (from: string): { before: string; after: string } => {
  const shifted = (days: number) => DateTime.fromISO(from, { zone: 'utc' }).plus({ days }).toISODate() ?? '';
  return { before: shifted(-DAYS), after: shifted(DAYS) };
};
