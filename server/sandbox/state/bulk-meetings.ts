import type { Mailboxes } from './mailboxes.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import { DAY, wallText } from './wall-time.ts';

const HOUR = 3_600_000;
const SPAN = 60;
const SERIES = 30;

/**
 * Fills the person's main calendar with exactly `count` occurrences in the sixty days from `from` (UTC ms) on:
 * half of them in daily series, half single, all with a body and a link as a real invitation has.
 */
export function bulkMeetings(mailboxes: Mailboxes, personOid: string, count: number, from: number): void {
  const today = Math.floor(from / DAY) * DAY;
  const series = Math.floor(count / 2 / SERIES);
  for (let i = 0; i < series; i += 1) {
    const start = today + DAY + (i % SPAN) * (DAY / SPAN);
    mailboxes.createMeeting(personOid, {
      ...draft(`Bulk series ${i + 1}`, start),
      teams: true,
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: wallText(start).slice(0, 10), numberOfOccurrences: SERIES },
      },
    });
  }
  const singles = count - series * SERIES;
  for (let i = 0; i < singles; i += 1) {
    const start = today + DAY + Math.floor((i * (SPAN - 2) * DAY) / singles / 60_000) * 60_000;
    mailboxes.createMeeting(personOid, {
      ...draft(`Bulk meeting ${i + 1}`, start),
      ...(i % 3 === 0 && { teams: true }),
    });
  }
}

function draft(subject: string, start: number): MeetingDraft {
  const words = 'Agenda: status, decisions, risks, next steps. Please read the paper before. '.repeat(8);
  return {
    subject,
    start: { dateTime: wallText(start), timeZone: 'UTC' },
    end: { dateTime: wallText(start + HOUR / 2), timeZone: 'UTC' },
    body: { contentType: 'html', content: `<p>${words}</p>` },
    places: [{ name: 'Room Everest' }],
  };
}
