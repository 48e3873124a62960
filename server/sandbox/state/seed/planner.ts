import type { Recurrence, StoredItem, WallTime, Weekday } from '../mailbox-data.ts';
import type { Mailboxes } from '../mailboxes.ts';
import type { MeetingDraft } from '../meeting-draft.ts';
import type { Answer } from '../responding.ts';
import type { Person } from '../types.ts';
import { DAY, dateOfDay, dayNumber, wallText, weekdayOf } from '../wall-time.ts';
import { windowsZones } from '../windows-zones.ts';
import { knownZone } from '../zones.ts';

type Extra = Partial<Omit<MeetingDraft, 'subject' | 'start' | 'end'>>;

/** Writes down meetings of one person relative to the Monday of the current week, day 0. */
export type Planner = {
  person: Person;
  /** The date of a day, `YYYY-MM-DD`. */
  date(day: number): string;
  time(day: number, clock: string): WallTime;
  meeting(subject: string, day: number, clock: string, minutes: number, extra?: Extra): StoredItem;
  allDay(subject: string, day: number, days: number, extra?: Extra): StoredItem;
  /** An invitation by somebody outside. */
  invitation(
    from: string,
    subject: string,
    day: number,
    clock: string,
    minutes: number,
    extra?: Extra,
  ): StoredItem;
  /** Answers of people who were invited, on their own copies. */
  answers(item: StoredItem, answers: Readonly<Record<string, Answer>>, date?: string): void;
};

export function plannerOf(mailboxes: Mailboxes, person: Person, now: number): Planner {
  const today = Math.floor(knownZone(person.timeZone).toWall(now) / DAY);
  const monday = today - ((weekdayOf(today) + 6) % 7);
  const timeZone = windowsName(person.timeZone);
  const time = (day: number, clock: string) => ({
    dateTime: `${dateOfDay(monday + day)}T${clock}:00`,
    timeZone,
  });
  const slot = (day: number, clock: string, minutes: number) => {
    const start = time(day, clock);
    const end = { dateTime: wallText(Date.parse(`${start.dateTime}Z`) + minutes * 60_000), timeZone };
    return { start, end };
  };
  return {
    person,
    date: (day) => dateOfDay(monday + day),
    time,
    meeting: (subject, day, clock, minutes, extra) =>
      mailboxes.createMeeting(person.oid, { subject, ...slot(day, clock, minutes), ...extra }),
    allDay: (subject, day, days, extra) => {
      const [start, end] = [time(day, '00:00'), time(day + days, '00:00')];
      return mailboxes.createMeeting(person.oid, { subject, start, end, allDay: true, ...extra });
    },
    invitation: (from, subject, day, clock, minutes, extra) => {
      const [name = '', address = ''] = from.split(/ <|>/);
      return mailboxes.receiveMeeting(
        person.oid,
        { name, address },
        { subject, ...slot(day, clock, minutes), ...extra },
      );
    },
    answers: (item, answers, date) => {
      const people = new Map(item.detail.attendees.map(({ name, address }) => [name.split(' ')[0], address]));
      for (const [first, answer] of Object.entries(answers)) {
        const copy = mailboxes
          .copies(item.key)
          .find((one) => mailboxes.addressOf(one.mailbox) === people.get(first));
        if (copy) mailboxes.respond(copy.key, answer, date);
      }
    },
  };
}

export function weekly(startDate: string, daysOfWeek: Weekday[], interval = 1): { recurrence: Recurrence } {
  const pattern = { type: 'weekly' as const, interval, daysOfWeek, firstDayOfWeek: 'monday' as const };
  return { recurrence: { pattern, range: { type: 'noEnd', startDate } } };
}

export function daily(startDate: string, times: number): { recurrence: Recurrence } {
  const range = { type: 'numbered' as const, startDate, numberOfOccurrences: times };
  return { recurrence: { pattern: { type: 'daily', interval: 1 }, range } };
}

/** The day number, from Monday of the current week, of the next clock change in a zone; null without one in a year. */
export function nextClockChange(planner: Planner): number | null {
  const zone = knownZone(planner.person.timeZone);
  const monday = dayNumber(planner.date(0));
  for (let day = 0; day < 366; day += 1) {
    if (zone.offsetAt((monday + day) * DAY) !== zone.offsetAt((monday + day + 1) * DAY)) return day;
  }
  return null;
}

export const WORKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Outlook writes Windows names. */
function windowsName(iana: string): string {
  return Object.entries(windowsZones).find(([, zone]) => zone === iana)?.[0] ?? iana;
}
