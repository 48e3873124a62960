import type { Mailboxes } from '../mailboxes.ts';
import { seedAlice } from './alice.ts';
import { meetInBody, zoomInBody } from './links.ts';
import { type Planner, weekly } from './planner.ts';

const invite = (...names: string[]) => ({
  attendees: names.map((name) => ({ address: `${name}@contoso.example` })),
});

/** Colleagues in four zones, who meet each other. */
export function seedContoso(mailboxes: Mailboxes, plan: (name: string) => Planner | null): void {
  const [alice, bob, carol, dora, erik] = ['alice', 'bob', 'carol', 'dora', 'erik'].map((name) =>
    plan(`${name}@contoso.example`),
  );
  if (!alice || !bob || !carol || !dora || !erik) return;
  seedAlice(mailboxes, alice);
  seedBob(mailboxes, bob);
  seedCarol(carol);
  seedDora(mailboxes, dora);
  seedErik(mailboxes, erik);
  share(mailboxes, { alice, bob, carol, erik });
}

/** New York: his series cross the weeks in which the clocks of Europe and America differ. */
function seedBob(mailboxes: Mailboxes, plan: Planner): void {
  const review = plan.meeting('Weekly product review', -20, '09:00', 60, {
    ...weekly(plan.date(-20), ['tuesday']),
    ...invite('alice', 'carol', 'erik'),
    teams: true,
  });
  plan.answers(review, { Alice: 'accepted', Carol: 'declined', Erik: 'tentativelyAccepted' });
  plan.answers(review, { Alice: 'declined' }, plan.date(8));
  mailboxes.cancelOccurrence(review.key, plan.date(15), 'Public holiday here.');

  const interview = plan.meeting('Interview: platform engineer', 2, '11:00', 45, {
    ...invite('alice'),
    teams: true,
  });
  plan.answers(interview, { Alice: 'tentativelyAccepted' });
  const offsite = plan.meeting('Offsite preparation', 3, '10:30', 30, {
    ...invite('alice', 'dora'),
    teams: true,
  });
  plan.answers(offsite, { Alice: 'accepted' });
  mailboxes.cancelMeeting(offsite.key, 'We do this by chat.');
  const moved = plan.meeting('Incident review', 1, '08:00', 60, { ...invite('alice', 'erik'), teams: true });
  plan.answers(moved, { Alice: 'accepted', Erik: 'accepted' });
  mailboxes.moveMeeting(moved.key, plan.time(4, '08:00'), plan.time(4, '09:00'));
  plan.meeting('Gym', 0, '06:30', 60, {
    ...weekly(plan.date(0), ['monday', 'thursday']),
    sensitivity: 'private',
  });
  plan.invitation(
    'Nora Nilsen <nora@northwind.example>',
    'Northwind check-in',
    3,
    '13:00',
    30,
    zoomInBody('86220137745'),
  );
}

/** Tokyo: mostly the day before everybody else's. */
function seedCarol(plan: Planner): void {
  const research = plan.meeting('Research readout', 3, '17:00', 60, {
    ...invite('alice', 'bob'),
    teams: true,
  });
  plan.answers(research, { Alice: 'declined', Bob: 'accepted' });
  plan.meeting('Customer visit in Osaka', 8, '10:00', 240, { showAs: 'oof', places: [{ name: 'Osaka' }] });
  plan.meeting('Japanese lesson', -7, '19:00', 60, {
    ...weekly(plan.date(-7), ['monday', 'wednesday']),
    ...meetInBody('tnb-wqle-zra'),
    sensitivity: 'personal',
  });
  plan.meeting('Physiotherapy', 4, '08:30', 45, { sensitivity: 'private', places: [{ name: 'Shinjuku' }] });
  plan.allDay('Labour Thanksgiving', 0, 1);
}

/** The administrator, who calls everybody together once a month. */
function seedDora(mailboxes: Mailboxes, plan: Planner): void {
  const allHands = plan.meeting('All hands', -28, '16:00', 60, {
    recurrence: {
      pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['thursday'], index: 'last' },
      range: { type: 'noEnd', startDate: plan.date(-28) },
    },
    ...invite('alice', 'bob', 'carol', 'erik'),
    hideAttendees: true,
    teams: true,
  });
  plan.answers(allHands, { Alice: 'accepted', Bob: 'accepted', Erik: 'accepted' });
  plan.meeting('Budget 1:1', 1, '10:00', 30, {
    ...invite('alice'),
    sensitivity: 'confidential',
    teams: true,
  });
  const closed = plan.meeting('Facilities update', 4, '09:45', 15, invite('alice', 'erik'));
  mailboxes.cancelMeeting(closed.key);
}

function seedErik(mailboxes: Mailboxes, plan: Planner): void {
  const jourFixe = plan.meeting('Jour fixe Entwicklung', -14, '10:00', 45, {
    ...weekly(plan.date(-14), ['monday']),
    ...invite('alice'),
    body: {
      contentType: 'html',
      content: '<p>Tagesordnung: Rückblick, Maßnahmen, Größe der nächsten Änderungen.</p>',
    },
    teams: true,
  });
  plan.answers(jourFixe, { Alice: 'accepted' });
  mailboxes.deleteOccurrence(jourFixe.key, plan.date(14));
  plan.meeting('Mitarbeitergespräch mit Dora', 2, '14:00', 60, {
    ...invite('dora'),
    sensitivity: 'confidential',
    teams: true,
  });
  plan.meeting('Zahnarzt', 1, '08:00', 60, { sensitivity: 'private', showAs: 'oof' });
  plan.meeting('Mittagessen in der Kantine', 3, '12:00', 45, { showAs: 'free' });
  plan.meeting(
    'Abstimmung zur Überarbeitung der Kalenderanbindung einschließlich Berechtigungskonzept, Datenschutzfolgenabschätzung und Einführungsplan für die Geschäftsbereiche Süd und Österreich',
    4,
    '15:00',
    60,
    { ...invite('alice', 'bob'), teams: true },
  );
  plan.invitation(
    'Jürgen Müßig <juergen@adatum.example>',
    'Angebot für die Präsentationstechnik',
    3,
    '09:00',
    30,
    zoomInBody('84577120036'),
  );
  plan.allDay('Urlaub', 28, 5, { showAs: 'oof' });
}

/** Calendars beside the main one, and who may see whose. */
function share(
  mailboxes: Mailboxes,
  { alice, bob, carol, erik }: Record<'alice' | 'bob' | 'carol' | 'erik', Planner>,
): void {
  const project = mailboxes.addCalendar(alice.person.oid, { name: 'Project Everest', color: 'lightTeal' });
  alice.meeting('Everest kick-off', 2, '13:30', 60, {
    calendarId: project.id,
    ...invite('erik'),
    teams: true,
  });
  alice.meeting('Everest risks', 0, '17:00', 30, {
    calendarId: project.id,
    ...weekly(alice.date(0), ['wednesday']),
    teams: true,
  });
  mailboxes.addBirthday(alice.person.oid, 'Bob Baker', bob.date(5));
  mailboxes.addBirthday(alice.person.oid, 'Grandma', alice.date(17));

  const team = mailboxes.addCalendar(bob.person.oid, { name: 'Platform team', color: 'lightOrange' });
  const inTeam = { calendarId: team.id };
  bob.allDay('Erik on holiday', 28, 5, inTeam);
  bob.meeting('Platform on-call handover', -6, '10:00', 15, {
    ...inTeam,
    ...weekly(bob.date(-6), ['tuesday']),
    teams: true,
  });
  bob.meeting('Platform demo', 3, '09:00', 30, { ...inTeam, ...zoomInBody('82911640027') });
  bob.meeting('Performance talk', 2, '15:00', 30, { ...inTeam, sensitivity: 'private', teams: true });
  mailboxes.shareCalendar(team.id, alice.person.oid, 'read');

  mailboxes.shareMailbox(erik.person.oid, alice.person.oid, 'read');
  mailboxes.shareMailbox(carol.person.oid, alice.person.oid, 'read');
}
