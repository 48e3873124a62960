import type { Recurrence, WallTime } from '../../sandbox/state/mailbox-data.ts';
import { oneOf, type Spot } from './spot.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const wall = (at: number, timeZone = 'UTC'): WallTime => ({
  dateTime: new Date(at).toISOString().slice(0, 19),
  timeZone,
});

/** Half an hour or more on a day, in one of two zones. */
export const timed = (today: number, { day, hour, how }: Spot): { start: WallTime; end: WallTime } => {
  const at = today + day * DAY + hour * HOUR;
  const zone = oneOf(['UTC', 'W. Europe Standard Time'], how);
  return { start: wall(at, zone), end: wall(at + HOUR / 2 + (how % 3) * HOUR, zone) };
};

/** A day or two. */
export const wholeDays = (today: number, { day, how }: Spot) => {
  const at = today + day * DAY;
  return { start: wall(at), end: wall(at + DAY * (1 + (how % 2))), allDay: true };
};

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const patternFrom = (start: number, how: number): Recurrence['pattern'] =>
  how % 2 === 0
    ? { type: 'daily', interval: 1 + (how % 5) }
    : {
        type: 'weekly',
        interval: 1 + (how % 2),
        daysOfWeek: [WEEKDAYS[new Date(start).getUTCDay()] ?? 'monday'],
      };

/** For so many days from its start, for a count, or without an end. */
export const rangeFrom = (startDate: string, { which, how }: Spot): Recurrence['range'] =>
  oneOf<Recurrence['range']>(
    [
      { type: 'numbered', startDate, numberOfOccurrences: 1 + (which % 12) },
      {
        type: 'endDate',
        startDate,
        endDate: wall(Date.parse(startDate) + which * DAY).dateTime.slice(0, 10),
      },
      { type: 'noEnd', startDate },
    ],
    how,
  );

export const repeating = (start: WallTime, spot: Spot): Recurrence => ({
  pattern: patternFrom(Date.parse(`${start.dateTime}Z`), spot.how),
  range: rangeFrom(start.dateTime.slice(0, 10), spot),
});
