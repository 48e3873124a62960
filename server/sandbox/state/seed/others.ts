import type { Mailboxes } from '../mailboxes.ts';
import { meetInBody, teamsForConsumersInBody, teamsForConsumersInLocation, zoomInLocation } from './links.ts';
import { type Planner, weekly } from './planner.ts';

/** A second tenant, whose people meet only each other. */
export function seedFabrikam(plan: (name: string) => Planner | null): void {
  const [frank, gina] = [plan('frank@fabrikam.example'), plan('gina@fabrikam.example')];
  if (!frank || !gina) return;
  const status = frank.meeting('Factory status', -14, '08:30', 30, {
    ...weekly(frank.date(-14), ['monday', 'wednesday', 'friday']),
    attendees: [{ address: 'gina@fabrikam.example' }],
    teams: true,
  });
  frank.answers(status, { Gina: 'accepted' });
  frank.meeting('Supplier call', 1, '11:00', 45, zoomInLocation('85533019924'));
  frank.meeting('Doctor', 3, '17:00', 30, { sensitivity: 'private' });
  frank.allDay('Trade fair', 16, 2, { showAs: 'oof' });
  gina.meeting('Security review', 2, '15:00', 60, {
    attendees: [{ address: 'frank@fabrikam.example' }],
    teams: true,
  });
}

/** Personal accounts: Exchange knows of no Teams meeting of theirs, so every link stands in a text. */
export function seedPersonal(mailboxes: Mailboxes, plan: (name: string) => Planner | null): void {
  const [paula, quinn] = [plan('paula@outlook.example'), plan('quinn@outlook.example')];
  if (paula) seedPaula(mailboxes, paula);
  quinn?.meeting('Choir', -4, '20:00', 90, weekly(quinn.date(-4), ['thursday']));
  quinn?.meeting('Tax adviser', 3, '10:00', 45, { sensitivity: 'private', ...meetInBody('wyx-gfab-snt') });
}

function seedPaula(mailboxes: Mailboxes, paula: Planner): void {
  paula.meeting('Yoga', -7, '18:30', 75, {
    ...weekly(paula.date(-7), ['tuesday', 'thursday']),
    places: [{ name: 'Studio 4' }],
  });
  paula.meeting('Parents’ evening', 2, '19:00', 90, meetInBody('rpe-hjdk-uvi'));
  paula.meeting('Book club', 8, '20:00', 120, zoomInLocation('89016643370'));
  paula.allDay('Weekend in Rügen', 12, 2, { showAs: 'oof' });
  paula.meeting('Allotment association', 4, '18:00', 60, teamsForConsumersInBody('9387426150938'));
  const family = mailboxes.addCalendar(paula.person.oid, { name: 'Family', color: 'lightPink' });
  const inFamily = { calendarId: family.id };
  paula.meeting('Call with Grandma', -5, '17:00', 30, {
    ...inFamily,
    ...weekly(paula.date(-5), ['sunday']),
    ...teamsForConsumersInLocation('9312058847716'),
  });
  paula.meeting('Swimming course', 1, '16:00', 45, { ...inFamily, places: [{ name: 'Stadtbad' }] });
}
