import type { Mailboxes } from './mailboxes.ts';
import type { Person } from './types.ts';

/** Weeks of meetings around `now` (ms) for every person; the same ones for the same date. */
export declare function seedMeetings(mailboxes: Mailboxes, people: readonly Person[], now: number): void;

/** Fills the person's main calendar with about `count` occurrences from `from` (ms) on, series and single ones mixed. */
export declare function bulkMeetings(
  mailboxes: Mailboxes,
  personOid: string,
  count: number,
  from: number,
): void;
