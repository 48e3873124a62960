import type { Mailboxes } from '../mailboxes.ts';
import { meetInBody, pastedTeamsLink, zoomInBody, zoomInLocation } from './links.ts';
import { daily, nextClockChange, type Planner, WORKDAYS, weekly } from './planner.ts';

/** A product lead in Berlin, with a calendar that has one of everything. */
export function seedAlice(mailboxes: Mailboxes, plan: Planner): void {
  const invite = (...names: string[]) => ({
    attendees: names.map((name) => ({ address: `${name}@contoso.example` })),
  });

  const standup = plan.meeting('Daily standup', -21, '09:15', 15, {
    ...weekly(plan.date(-21), WORKDAYS),
    ...invite('bob', 'erik', 'carol'),
    teams: true,
  });
  plan.answers(standup, { Bob: 'accepted', Erik: 'accepted', Carol: 'tentativelyAccepted' });
  mailboxes.deleteOccurrence(standup.key, plan.date(9));
  mailboxes.deleteOccurrence(standup.key, plan.date(-4));
  mailboxes.changeOccurrence(standup.key, plan.date(4), {
    subject: 'Daily standup (later, with demo)',
    start: plan.time(4, '10:30'),
    end: plan.time(4, '11:00'),
  });
  mailboxes.changeOccurrence(standup.key, plan.date(11), { places: [{ name: 'Room Everest' }] });

  const oneOnOne = plan.meeting('Alice / Carol', -11, '08:00', 30, {
    ...weekly(plan.date(-11), ['thursday'], 2),
    ...invite('carol'),
    teams: true,
  });
  plan.answers(oneOnOne, { Carol: 'accepted' });

  const planning = plan.meeting('Sprint planning', -13, '13:00', 120, {
    ...weekly(plan.date(-13), ['tuesday'], 2),
    ...invite('bob', 'erik', 'dora'),
    ...zoomInBody('83127764501'),
  });
  plan.answers(planning, { Bob: 'accepted', Erik: 'accepted', Dora: 'declined' });

  plan.meeting('Expense report', -35, '16:00', 15, {
    recurrence: {
      pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 28 },
      range: { type: 'noEnd', startDate: plan.date(-35) },
    },
    showAs: 'free',
  });
  plan.meeting('Onboarding week: questions and answers', 7, '15:00', 30, {
    ...daily(plan.date(7), 5),
    teams: true,
  });

  plan.meeting('Lunch with Erik', 1, '12:30', 60, { ...invite('erik'), places: [{ name: 'Café Luise' }] });
  plan.meeting('Dentist', 3, '07:30', 60, {
    sensitivity: 'private',
    showAs: 'oof',
    places: [{ name: 'Dr. Sommer' }],
  });
  plan.meeting('Couples counselling', 10, '18:00', 60, {
    sensitivity: 'private',
    ...zoomInLocation('91540027713'),
  });
  plan.meeting('Salary round 1', 2, '16:30', 45, {
    ...invite('dora'),
    sensitivity: 'confidential',
    teams: true,
  });
  plan.meeting('Birthday present for Bob', 8, '17:00', 15, { sensitivity: 'personal' });
  plan.meeting('Office hours in the permanent room', 2, '11:00', 60, pastedTeamsLink());
  plan.meeting('Focus time', 3, '13:00', 180, { reminder: null, categories: ['Focus'] });
  plan.meeting(
    'Review of the combined roadmap for calendar integrations, meeting notes, follow-up automation and the new permission model, including open questions from legal, security and the customer advisory board (second session)',
    4,
    '14:00',
    90,
    { ...invite('bob', 'dora'), teams: true, importance: 'high' },
  );
  plan.meeting('Overnight release', 5, '22:00', 300, { ...invite('bob'), teams: true });
  plan.allDay('Public holiday', 11, 1);
  plan.allDay('Conference in Vienna', 21, 3, { showAs: 'oof', places: [{ name: 'Austria Center Vienna' }] });

  plan.invitation(
    'Nora Nilsen <nora@northwind.example>',
    'Contract renewal',
    1,
    '15:00',
    45,
    zoomInLocation('88413902276'),
  );
  const demo = plan.invitation(
    'Sam Silva <sam@tailspin.example>',
    'Tailspin demo',
    2,
    '10:00',
    60,
    meetInBody('kqz-mrbt-fxw'),
  );
  mailboxes.respond(demo.key, 'accepted');
  const pitch = plan.invitation(
    'Sam Silva <sam@tailspin.example>',
    'Pricing follow-up',
    9,
    '11:00',
    30,
    meetInBody('vhd-ycns-ope'),
  );
  mailboxes.respond(pitch.key, 'declined');
  const workshop = plan.invitation('Lee Gu <lee@wingtip.example>', 'Wingtip workshop', 3, '16:00', 60, {
    teams: true,
  });
  mailboxes.cancelMeeting(workshop.key);

  const change = nextClockChange(plan);
  if (change !== null) {
    plan.meeting('Maintenance over the clock change', change, '01:00', 240, { teams: true });
  }
}
