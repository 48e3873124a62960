import { beforeEach, describe, expect, test } from '@jest/globals';
import { alice, at, bob, draft, openMailboxes, weekly } from './test-mailboxes.ts';

let world: ReturnType<typeof openMailboxes>;
let mailboxes: typeof world.mailboxes;
beforeEach(() => {
  world = openMailboxes();
  mailboxes = world.mailboxes;
});

describe('a shared calendar', () => {
  test('is filled with copies that follow, and keys of their own', () => {
    const team = mailboxes.addCalendar(bob.oid, { name: 'Team' });
    const first = mailboxes.createMeeting(bob.oid, draft({ ...weekly, attendees: [], calendarId: team.id }));
    const copy = mailboxes.shareCalendar(team.id, alice.oid, 'read');
    const second = mailboxes.createMeeting(bob.oid, draft({ attendees: [], calendarId: team.id }));
    const window = { start: 0, end: Date.parse('2030-01-01') };
    const both = () => [team, copy].map(({ id }) => mailboxes.view(id, window).map(({ start }) => start));
    expect(both()[0]).toHaveLength(5);
    expect(both()[1]).toEqual(both()[0]);
    mailboxes.deleteOccurrence(first.key, '2026-12-01');
    mailboxes.moveMeeting(second.key, at('2026-11-30', '10:00'), at('2026-11-30', '11:00'));
    expect(both()[1]).toEqual(both()[0]);
    mailboxes.deleteMeeting(first.key);
    expect(both()[1]).toHaveLength(1);
    expect(mailboxes.items(copy.id).map(({ key }) => key)).not.toContain(second.key);
    expect(mailboxes.copies(second.key)).toHaveLength(1);
  });

  test('gets another role where it is, and vanishes when the share ends', () => {
    const team = mailboxes.addCalendar(bob.oid, { name: 'Team' });
    mailboxes.createMeeting(bob.oid, draft({ attendees: [], calendarId: team.id }));
    const copy = mailboxes.shareCalendar(team.id, alice.oid, 'read');
    expect(mailboxes.shareCalendar(team.id, alice.oid, 'write')).toBe(copy);
    expect(copy).toMatchObject({ role: 'write', canEdit: true, canViewPrivateItems: false });
    expect(mailboxes.items(copy.id)).toHaveLength(1);
    mailboxes.unshareCalendar(team.id, alice.oid);
    expect(mailboxes.calendar(copy.id)).toBeNull();
    expect(mailboxes.items(copy.id)).toEqual([]);
    expect(mailboxes.items(team.id)).toHaveLength(1);
  });

  test('goes with its original; a main calendar stays', () => {
    const team = mailboxes.addCalendar(bob.oid, { name: 'Team' });
    const copy = mailboxes.shareCalendar(team.id, alice.oid, 'read');
    mailboxes.removeCalendar(team.id);
    expect([team, copy].map(({ id }) => mailboxes.calendar(id))).toEqual([null, null]);
    expect(() => mailboxes.removeCalendar(mailboxes.mainCalendar(bob.oid).id)).toThrow('does not let go');
    expect(() => mailboxes.renameCalendar(team.id, 'Gone')).toThrow('no such calendar');
  });

  test('cannot be written by its reader, nor can birthdays', () => {
    const team = mailboxes.addCalendar(bob.oid, { name: 'Team' });
    const copy = mailboxes.shareCalendar(team.id, alice.oid, 'read');
    const birthdays = mailboxes.mailbox(alice.oid)?.calendars.find(({ kind }) => kind === 'birthdays');
    for (const calendarId of [copy.id, birthdays?.id ?? '']) {
      expect(() => mailboxes.createMeeting(alice.oid, draft({ calendarId }))).toThrow('Access is denied');
    }
    expect(mailboxes.addBirthday(alice.oid, 'Bob', '2026-12-05')).toMatchObject({ allDay: true });
  });
});
