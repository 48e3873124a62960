import type { Recurrence, StoredItem, WallTime } from './mailbox-data.ts';
import { seriesDays } from './recurrence.ts';
import { MailboxRefusal } from './refusal.ts';
import { DAY, dateOfDay, dayNumber, utcOf, wallMs, wallOf, wallText } from './wall-time.ts';
import { zone } from './zones.ts';

/** When a meeting is. */
export type Slot = Pick<StoredItem, 'start' | 'end' | 'allDay' | 'recurrence'>;

type Wanted = { start: WallTime; end: WallTime; allDay?: boolean; recurrence?: Recurrence | null };

/** The slot that a draft asks for, checked; a series begins with its first occurrence. */
export function slotOf(wanted: Wanted): Slot {
  const { start, end, allDay = false, recurrence = null } = wanted;
  for (const wall of [start, end]) {
    if (zone(wall.timeZone) === null)
      throw new MailboxRefusal('invalid', `Unknown time zone ${wall.timeZone}.`);
    if (Number.isNaN(wallMs(wall))) throw new MailboxRefusal('invalid', `Not a time: ${wall.dateTime}.`);
    if (allDay && wallMs(wall) % DAY !== 0) {
      throw new MailboxRefusal(
        'invalid',
        'The Event.Start property for an all-day event needs to be set to midnight.',
      );
    }
  }
  if (utcOf(end) < utcOf(start)) throw new MailboxRefusal('invalid', 'The end comes before the start.');
  if (recurrence === null) return { start, end, allDay, recurrence };

  const day = Math.floor(wallMs(start) / DAY);
  const first = firstDay({ ...recurrence, range: { ...recurrence.range, startDate: dateOfDay(day) } });
  const shift = (first - day) * DAY;
  const endThere = wallOf(utcOf(end), start.timeZone);
  return {
    start: { dateTime: wallText(wallMs(start) + shift), timeZone: start.timeZone },
    end: { dateTime: wallText(wallMs(endThere) + shift), timeZone: start.timeZone },
    allDay,
    recurrence: { ...recurrence, range: { ...recurrence.range, startDate: dateOfDay(first) } },
  };
}

function firstDay(recurrence: Recurrence): number {
  const from = dayNumber(recurrence.range.startDate);
  const years = 12 * Math.max(1, recurrence.pattern.interval);
  const first = seriesDays(recurrence, from, from + years * 366)[0];
  if (first === undefined) throw new MailboxRefusal('invalid', 'The series has no occurrence.');
  return first;
}
