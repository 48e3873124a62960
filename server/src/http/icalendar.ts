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
const address = (text: string): string => `mailto:${encodeURI(text.toWellFormed())}`;

const instant = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
const date = (day: string): string => day.replaceAll('-', '');

/** What ends as it begins, or before, has no end: one must be later. */
const times = ({ time }: StoredMeeting): string[] => {
  const at = time.allDay
    ? { value: ';VALUE=DATE', start: date(time.start), end: date(time.end) }
    : { value: '', start: instant(time.start), end: instant(time.end) };
  return [`DTSTART${at.value}:${at.start}`, ...(time.end > time.start ? [`DTEND${at.value}:${at.end}`] : [])];
};

const UNSETTLED = new Set<string>(['tentative', 'unanswered']);

const event = (meeting: StoredMeeting, calendar: string, now: number): string[] => {
  const { title, organizer, cancelled, response, link } = meeting.detail;
  return [
    'BEGIN:VEVENT',
    `UID:${textValue(meetingId(meeting))}`,
    `DTSTAMP:${instant(now)}`,
    ...times(meeting),
    `SUMMARY:${textValue(title)}`,
    ...(organizer ? [`ORGANIZER;CN=${parameter(organizer.name)}:${address(organizer.address)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : UNSETTLED.has(response) ? 'TENTATIVE' : 'CONFIRMED'}`,
    `CLASS:${meeting.detail.private ? 'PRIVATE' : 'PUBLIC'}`,
    `CATEGORIES:${textValue(calendar)}`,
    ...(link ? [`URL:${printable(link.url)}`] : []),
    'END:VEVENT',
  ];
};

const write = (lines: readonly string[]): string => lines.map(fold).join('');

/**
 * Meetings as an iCalendar file, a piece for each page: instants in UTC, every occurrence an event of its own, its
 * calendar's name as a category. `names` are those of the calendars by id, `now` is UTC in ms.
 * https://www.rfc-editor.org/rfc/rfc5545
 */
export async function* writeCalendar(
  meetings: AsyncIterable<readonly StoredMeeting[]>,
  names: ReadonlyMap<string, string>,
  now: number,
): AsyncGenerator<string> {
  yield write(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Sally//Calendar integrations//EN']);
  for await (const page of meetings)
    yield write(page.flatMap((meeting) => event(meeting, names.get(meeting.calendarId) ?? '', now)));
  yield write(['END:VCALENDAR']);
}
