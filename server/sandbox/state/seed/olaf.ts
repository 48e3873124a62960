import type { Mailboxes } from '../mailboxes.ts';
import { meetInBody, pastedTeamsLink, zoomInBody, zoomInLocation } from './links.ts';
import { daily, nextClockChange, type Planner, WORKDAYS, weekly } from './planner.ts';

/**
 * His mailbox is on a server of Contoso's own, where Graph does not reach. Invitations from outside are ordinary
 * meetings there, whatever link they carry.
 */
export function seedOlaf(mailboxes: Mailboxes, plan: Planner): void {
  const round = plan.meeting('Morgenrunde Instandhaltung', -28, '07:00', 20, {
    ...weekly(plan.date(-28), WORKDAYS),
    places: [{ name: 'Leitstand' }],
  });
  mailboxes.deleteOccurrence(round.key, plan.date(-3));
  mailboxes.deleteOccurrence(round.key, plan.date(11));
  mailboxes.changeOccurrence(round.key, plan.date(3), {
    subject: 'Morgenrunde Instandhaltung (mit Sicherheitsunterweisung)',
    start: plan.time(3, '08:15'),
    end: plan.time(3, '09:00'),
  });
  mailboxes.changeOccurrence(round.key, plan.date(8), { places: [{ name: 'Halle 3' }] });

  plan.meeting('Schichtplanung', -7, '07:30', 30, weekly(plan.date(-7), ['monday', 'thursday']));
  plan.meeting('Wartung der Anlage', 2, '13:00', 120, { places: [{ name: 'Halle 3' }] });

  plan.meeting('Lieferantengespräch', 1, '10:00', 45, {
    ...zoomInBody('81234567012'),
    attendees: [{ name: 'Ines Iversen', address: 'ines@northwind.example' }],
  });
  plan.meeting('Fernwartung Presse 2', 2, '15:00', 60, pastedTeamsLink());
  plan.meeting('Prüfung der Kräne', 8, '06:00', 480, {
    recurrence: {
      pattern: { type: 'relativeMonthly', interval: 3, daysOfWeek: ['tuesday'], index: 'second' },
      range: { type: 'endDate', startDate: plan.date(8), endDate: plan.date(760) },
    },
    showAs: 'oof',
  });
  plan.meeting('Schulung neue Steuerung', 14, '09:00', 120, {
    ...daily(plan.date(14), 4),
    ...zoomInLocation('87711223344'),
  });
  plan.meeting('Physiotherapie', 3, '16:30', 45, {
    sensitivity: 'private',
    places: [{ name: 'Praxis am Markt' }],
  });
  plan.meeting('Gespräch Betriebsrat', 4, '11:00', 30, { sensitivity: 'confidential' });
  plan.meeting('Nachtschicht Umbau', 4, '22:00', 480, { showAs: 'busy' });
  plan.allDay('Inventur', 9, 2);
  plan.allDay('Urlaub', 35, 10, { showAs: 'oof' });

  const audit = plan.invitation(
    'Jürgen Müßig <juergen@adatum.example>',
    'Audit Qualität',
    2,
    '09:30',
    90,
    meetInBody('bqd-wfuz-hae'),
  );
  mailboxes.respond(audit.key, 'accepted');
  plan.invitation('Nora Nilsen <nora@northwind.example>', 'Ersatzteile', 4, '14:00', 30, { teams: true });
  const visit = plan.invitation('Sam Silva <sam@tailspin.example>', 'Werksbesuch', 3, '13:00', 120);
  mailboxes.cancelMeeting(visit.key);

  const change = nextClockChange(plan);
  if (change !== null) plan.meeting('Stillstand zur Zeitumstellung', change, '01:30', 120);

  const shop = mailboxes.addCalendar(plan.person.oid, { name: 'Werkstatt', color: 'lightGreen' });
  plan.meeting('Drehbank belegt', -6, '08:00', 240, {
    calendarId: shop.id,
    ...weekly(plan.date(-6), ['tuesday', 'thursday']),
  });
  plan.meeting('Probelauf', 2, '12:00', 60, { calendarId: shop.id, ...zoomInBody('84455667788') });
  mailboxes.setUnreadable(plan.person.oid, 'on-premise');
}
