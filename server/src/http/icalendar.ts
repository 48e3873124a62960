import { serviceName } from '../domain/links/meeting-links.ts';
import type { Detail, Response } from '../domain/meeting.ts';
import type { StoredMeeting } from '../ports/meetings.ts';
import { meetingId } from './present-meeting.ts';

/** Octets of a line, without its end. */
const LONGEST = 75;

/** A line that is too long goes on after a break and a space, but never in the middle of a character. */
export const fold = (line: string): string => {
  if (Buffer.byteLength(line) <= LONGEST) return `${line}\r\n`;
  const lines: string[] = [];
  let [current, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST) {
      lines.push(current);
      // The space that a continuation begins with counts.
      [current, octets] = ['', 1];
    }
    current += character;
    octets += size;
  }
  return `${[...lines, current].join('\r\n ')}\r\n`;
};

const printable = (text: string): string => text.toWellFormed().replace(/\p{Cc}/gu, '');

const textValue = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => printable(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');

/** Double quotes can't be written in a parameter. https://www.rfc-editor.org/rfc/rfc5545#section-3.2 */
const parameter = (text: string): string => `"${printable(text).replaceAll('"', "'")}"`;

type Person = { readonly name: string; readonly address: string };

/** Exchange names people it has no mail address for by a path in its directory. */
const isMailAddress = ({ address }: Person): boolean => /^[^\s\p{Cc}<>"@]+@[^\s\p{Cc}<>"@]+$/u.test(address);

/** https://www.rfc-editor.org/rfc/rfc6068#section-2 */
const mailto = (text: string): string =>
  `mailto:${encodeURI(text.toWellFormed()).replace(/[?#&;=/]/g, encodeURIComponent)}`;

const person = ({ name, address }: Person): string => `CN=${parameter(name || address)}:${mailto(address)}`;

const instant = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const date = (day: string): string => day.replaceAll('-', '');

/** What ends as it begins, or before, has no end: one must be later. */
const times = ({ time }: StoredMeeting): string[] => {
  const at = time.allDay
    ? { value: ';VALUE=DATE', start: date(time.start), end: date(time.end) }
    : { value: '', start: instant(time.start), end: instant(time.end) };
  return [`DTSTART${at.value}:${at.start}`, ...(time.end > time.start ? [`DTEND${at.value}:${at.end}`] : [])];
};

/** Whose calendar it is that meetings are in: its name as a category, and who answers what it is invited to. */
export type CalendarOfMeetings = { readonly name: string; readonly reader: Person };

const ANSWERS: Readonly<Partial<Record<Response, string>>> = {
  tentative: 'TENTATIVE',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  unanswered: 'NEEDS-ACTION',
};

/**
 * An organizer is named only together with somebody who is invited, and with a mail address; any other is a contact.
 * https://www.rfc-editor.org/rfc/rfc5545#section-3.8.4.3
 */
const people = ({ organizer, response }: Detail, reader: Person | undefined): string[] => {
  const answer = ANSWERS[response];
  const named = organizer !== null && isMailAddress(organizer);
  if (answer && named && reader && isMailAddress(reader))
    return [`ORGANIZER;${person(organizer)}`, `ATTENDEE;PARTSTAT=${answer};${person(reader)}`];
  const contact = organizer && (organizer.name || (named ? organizer.address : ''));
  return contact ? [`CONTACT:${textValue(contact)}`] : [];
};

/** How certain it is, as far as the reader's answer goes; what was declined is certain for others only. */
const status = ({ cancelled, response }: Detail): string[] => {
  if (cancelled) return ['STATUS:CANCELLED', 'TRANSP:TRANSPARENT'];
  if (response === 'declined') return ['TRANSP:TRANSPARENT'];
  return [`STATUS:${response === 'tentative' || response === 'unanswered' ? 'TENTATIVE' : 'CONFIRMED'}`];
};

/** The link that is taken is the event's address; what else it names stands in its text. */
const links = ({ link, otherLinks = [] }: Detail): string[] => {
  const others = otherLinks.map(({ service, url }) => `${serviceName(service)}: ${url}`).join('\n');
  return [
    ...(others === '' ? [] : [`DESCRIPTION:${textValue(others)}`]),
    ...(link ? [`URL:${printable(link.url)}`] : []),
  ];
};

const event = (meeting: StoredMeeting, calendar: CalendarOfMeetings | undefined, now: number): string[] => {
  const { detail } = meeting;
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(meetingId(meeting))}`,
    `DTSTAMP:${instant(now)}`,
    ...times(meeting),
    // Whoever opens the file says in their own language that this one has no title to be shown.
    ...(detail.private && detail.title === '' ? [] : [`SUMMARY:${textValue(detail.title)}`]),
    ...people(detail, calendar?.reader),
    ...status(detail),
    `CLASS:${detail.private ? 'PRIVATE' : 'PUBLIC'}`,
    `CATEGORIES:${textValue(calendar?.name ?? '')}`,
    ...links(detail),
    'END:VEVENT',
  ];
};

/** What a file without meetings holds: it must hold something. https://www.rfc-editor.org/rfc/rfc5545#section-3.6 */
const UTC = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const write = (lines: readonly string[]): string => lines.map(fold).join('');

/**
 * Meetings as an iCalendar file, a piece for each page: instants in UTC, every occurrence an event of its own, its
 * calendar's name as a category. `calendars` are known by their ids, `now` is UTC in ms.
 * https://www.rfc-editor.org/rfc/rfc5545
 */
export async function* writeCalendar(
  meetings: AsyncIterable<readonly StoredMeeting[]>,
  calendars: ReadonlyMap<string, CalendarOfMeetings>,
  now: number,
): AsyncGenerator<string> {
  yield write(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sally//Calendar integrations//EN']);
  let empty = true;
  for await (const page of meetings) {
    if (page.length === 0) continue;
    empty = false;
    yield write(page.flatMap((meeting) => event(meeting, calendars.get(meeting.calendarId), now)));
  }
  yield write([...(empty ? UTC : []), 'END:VCALENDAR']);
}
