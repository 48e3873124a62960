import type { Mailboxes } from './mailboxes.ts';
import { seedContoso } from './seed/contoso.ts';
import { seedGroup } from './seed/group.ts';
import { seedOlaf } from './seed/olaf.ts';
import { seedFabrikam, seedPersonal } from './seed/others.ts';
import { plannerOf } from './seed/planner.ts';
import type { Person } from './types.ts';

export { bulkMeetings } from './bulk-meetings.ts';

/** Weeks of meetings around `now` (UTC ms) for every person; the same ones for the same date. */
export function seedMeetings(mailboxes: Mailboxes, people: readonly Person[], now: number): void {
  for (const person of people) mailboxes.open(person);
  const plan = (address: string) => {
    const person = people.find((one) => one.address === address);
    return person ? plannerOf(mailboxes, person, now) : null;
  };
  seedContoso(mailboxes, plan);
  seedFabrikam(plan);
  seedPersonal(mailboxes, plan);
  seedGroup(mailboxes, now);
  const olaf = plan('olaf@contoso.example');
  if (olaf) seedOlaf(mailboxes, olaf);
}
