import type { Mailboxes } from '../mailboxes.ts';
import { CONTOSO, newPerson } from '../seed-directory.ts';
import { plannerOf, weekly } from './planner.ts';

/** A Microsoft 365 group of Contoso, whose calendar is in nobody's list. */
export function seedGroup(mailboxes: Mailboxes, now: number): void {
  const group = newPerson({
    oid: '5c9e07d4-81fb-4a63-92d0-e74b3fa5c618',
    tenantId: CONTOSO,
    name: 'Social committee',
    address: 'social@contoso.example',
  });
  mailboxes.openGroup(group);
  const plan = plannerOf(mailboxes, group, now);
  plan.meeting('Committee', -7, '12:00', 30, {
    ...weekly(plan.date(-7), ['friday']),
    attendees: [{ name: 'Ivo Ito', address: 'ivo@northwind.example' }],
    teams: true,
  });
  plan.meeting('Summer party', 9, '16:00', 240, { places: [{ name: 'Canteen' }] });
}
