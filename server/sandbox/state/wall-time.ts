import type { WallTime } from './mailbox-data.ts';
import { knownZone } from './zones.ts';

export const DAY = 86_400_000;

/** Number of a date `YYYY-MM-DD`, counted from 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Sunday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** The wall time as if it were UTC, in ms. */
export function wallMs(wall: WallTime): number {
  return Date.parse(`${wall.dateTime}Z`);
}

export function wallText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

export function utcOf(wall: WallTime): number {
  return knownZone(wall.timeZone).toUtc(wallMs(wall));
}

/** The wall time of an instant (UTC ms) in a zone. */
export function wallOf(utc: number, timeZone: string): WallTime {
  return { dateTime: wallText(knownZone(timeZone).toWall(utc)), timeZone };
}
