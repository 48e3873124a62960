const DAY = 86_400_000;

/**
 * How far local time is ahead of UTC (ms) at an instant (UTC, ms). Local times are written as the instants that they
 * would be in UTC.
 */
export type Zone = { readonly offsetAt: (instant: number) => number };

export const UTC: Zone = { offsetAt: () => 0 };

export const localOf = (zone: Zone, instant: number): number => instant + zone.offsetAt(instant);

/**
 * The instant of a local time, as Exchange and everybody's calendars have it: the earlier one where the clock is turned
 * back over it, and as much later as the clock jumps where it is skipped.
 */
export const instantOf = (zone: Zone, local: number): number => {
  const before = local - zone.offsetAt(local - DAY);
  const after = local - zone.offsetAt(local + DAY);
  const right = [before, after].filter((instant) => localOf(zone, instant) === local);
  return right.length === 0 ? before : Math.min(...right);
};

/** Years have four digits, also a day after the last one. */
const FIRST_DAY = Date.parse('0001-01-01');
const LAST_DAY = Date.parse('9999-12-30');

/** The date (`YYYY-MM-DD`) of the midnight in a zone that is nearest to an instant. */
export const dateOf = (zone: Zone, instant: number): string => {
  const day = Math.round(localOf(zone, instant) / DAY) * DAY;
  return new Date(Math.min(Math.max(day, FIRST_DAY), LAST_DAY)).toISOString().slice(0, 10);
};
