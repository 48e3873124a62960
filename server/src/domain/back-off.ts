import type { Failure } from './failure.ts';
import { continued, type Trouble, troubleOf } from './trouble.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Nothing is tried before `until`, after what went wrong `at` (UTC, ms). `failures` counts what went wrong in a row. */
export type Pause = {
  readonly at: number;
  readonly until: number;
  readonly failures: number;
  readonly trouble: Trouble;
};

/** First pause and longest pause (ms). What only a person can mend is tried again rarely. */
const PAUSES: Readonly<Record<Exclude<Failure['kind'], 'throttled'>, readonly [number, number]>> = {
  unavailable: [5 * SECOND, 15 * MINUTE],
  'cursor-expired': [MINUTE, HOUR],
  unintelligible: [MINUTE, HOUR],
  'not-found': [15 * MINUTE, 6 * HOUR],
  'no-mailbox': [15 * MINUTE, 6 * HOUR],
  'private-items': [15 * MINUTE, 6 * HOUR],
  'not-allowed': [15 * MINUTE, 6 * HOUR],
  unauthorised: [15 * MINUTE, 6 * HOUR],
  exchange: [5 * MINUTE, HOUR],
};

/**
 * How long to leave a provider alone after a failure: as long as it asked for, else twice as long every
 * time, and up to a quarter more by `jitter` (0 to 1), so that calendars that failed together don't return together.
 */
export const pauseAfter = (failure: Failure, before: Pause | null, at: number, jitter: number): Pause => {
  const trouble = continued(before?.trouble ?? null, troubleOf(failure, at));
  if (failure.kind === 'throttled') {
    const until = Math.max(failure.until, at + SECOND) + Math.round(jitter * SECOND);
    return { at, until, failures: before?.failures ?? 0, trouble };
  }
  const failures = (before?.failures ?? 0) + 1;
  const [first, longest] = PAUSES[failure.kind];
  const wait = Math.min(first * 2 ** Math.min(failures - 1, 20), longest);
  return { at, until: at + Math.round(wait * (1 + jitter / 4)), failures, trouble };
};
