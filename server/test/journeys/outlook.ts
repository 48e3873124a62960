import type { WallTime } from '../controls.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;
/** Of the whole file, also where it runs over midnight. */
const TODAY = Date.now();

/** The date so many days from today, `YYYY-MM-DD`. */
export const date = (days: number): string => new Date(TODAY + days * DAY).toISOString().slice(0, 10);

/** A time of day so many days from today, where the browser is. */
export const on = (days: number, clock: string): WallTime => ({
  dateTime: `${date(days)}T${clock}`,
  timeZone: 'W. Europe Standard Time',
});

/** A daily series from tomorrow on. */
export const daily = (numberOfOccurrences: number) => ({
  pattern: { type: 'daily', interval: 1 },
  range: { type: 'numbered', startDate: date(1), numberOfOccurrences },
});

/** Makes a meeting in two days, or as said otherwise. */
export const create = (world: World, person: string, subject: string, more: Record<string, unknown> = {}) =>
  world.sandbox.controls.createMeeting(person, {
    subject,
    start: on(2, '10:00'),
    end: on(2, '10:30'),
    ...more,
  });
