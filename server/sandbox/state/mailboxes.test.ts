import { beforeEach, describe, expect, test } from '@jest/globals';
import { MailboxRefusal } from './mailboxes.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import { alice, at, bob, draft, erik, openMailboxes, people } from './test-mailboxes.ts';

let world: ReturnType<typeof openMailboxes>;
let mailboxes: typeof world.mailboxes;
beforeEach(() => {
  world = openMailboxes();
  mailboxes = world.mailboxes;
});

describe('a meeting', () => {
  test('has one copy for each person, each with a key of its own', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    const copies = mailboxes.copies(item.key);
    expect(copies.map(({ mailbox }) => mailbox)).toEqual([alice.oid, bob.oid, erik.oid]);
    expect(new Set(copies.map(({ key }) => key)).size).toBe(3);
    expect(new Set(copies.map(({ meeting }) => meeting)).size).toBe(1);
    expect(copies.map(({ detail }) => detail.response.response)).toEqual(['organizer', 'none', 'none']);
    expect(copies.map(({ detail }) => detail.showAs)).toEqual(['busy', 'tentative', 'tentative']);
    expect(world.changes.map(({ kind, mailbox }) => [kind, mailbox])).toEqual(
      copies.map(({ mailbox }) => ['created', mailbox]),
    );
  });

  test('changes for everybody, and a private note of one does not', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.changeMeeting(item.key, { subject: 'Planning 2', categories: ['Mine'] });
    expect(people.map((owner) => world.copyOf(item, owner).detail.subject)).toEqual([
      'Planning 2',
      'Planning 2',
      'Planning 2',
    ]);
    expect(people.map((owner) => world.copyOf(item, owner).detail.categories)).toEqual([['Mine'], [], []]);
  });

  test('that moves asks everybody again', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.respond(world.copyOf(item, bob).key, 'accepted');
    mailboxes.moveMeeting(item.key, at('2026-11-25', '10:00'), at('2026-11-25', '11:00'));
    expect(world.copyOf(item, bob)).toMatchObject({
      start: at('2026-11-25', '10:00'),
      detail: { response: { response: 'notResponded' }, showAs: 'tentative' },
    });
    expect(item.detail.attendees.map(({ status }) => status.response)).toEqual([
      'notResponded',
      'notResponded',
    ]);
  });

  test('shows the answer on the organiser’s copy', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.respond(world.copyOf(item, bob).key, 'accepted');
    mailboxes.respond(world.copyOf(item, erik).key, 'declined');
    expect(item.detail.attendees.map(({ status }) => status.response)).toEqual(['accepted', 'declined']);
    expect(world.copyOf(item, bob).detail.showAs).toBe('busy');
    expect(() => mailboxes.respond(item.key, 'accepted')).toThrow(MailboxRefusal);
  });

  test('that is cancelled is gone for the organiser and stays, marked in their language, for the others', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.cancelMeeting(item.key);
    expect(world.seen(alice)).toEqual([]);
    expect(world.seen(bob)).toMatchObject([{ subject: 'Canceled: Planning', cancelled: true }]);
    expect(world.seen(erik)).toMatchObject([{ subject: 'Abgesagt: Planning', cancelled: true }]);
  });

  test('invites who is added and is cancelled for who is left out', () => {
    const item = mailboxes.createMeeting(alice.oid, draft({ attendees: [{ address: bob.address }] }));
    mailboxes.changeMeeting(item.key, { attendees: [{ address: erik.address }] });
    expect(world.seen(erik)).toMatchObject([{ subject: 'Planning', cancelled: false }]);
    expect(world.seen(bob)).toMatchObject([{ subject: 'Canceled: Planning' }]);
    mailboxes.changeMeeting(item.key, { subject: 'Without Bob', attendees: [{ address: erik.address }] });
    expect(world.seen(bob)).toMatchObject([{ subject: 'Canceled: Planning' }]);
    mailboxes.changeMeeting(item.key, { attendees: [{ address: bob.address }] });
    expect(world.seen(bob)).toMatchObject([{ subject: 'Without Bob', cancelled: false }]);
  });

  test('on Teams has a link of its own, also in its text', () => {
    const [one, other] = [
      mailboxes.createMeeting(alice.oid, draft({ teams: true })),
      mailboxes.createMeeting(alice.oid, draft({ teams: true })),
    ];
    const url = one.detail.onlineMeeting?.joinUrl ?? '';
    expect(url).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/meetup-join\/19%3ameeting_\w+%40thread\.v2\/0\?context=%7b%22Tid%22%3a%22/,
    );
    expect(one.detail.body.content).toContain(url);
    expect(other.detail.onlineMeeting?.joinUrl).not.toBe(url);
    expect(world.copyOf(one, erik).detail.onlineMeeting?.joinUrl).toBe(url);
  });

  test('from outside has one copy, which can be changed and cancelled in the organiser’s name', () => {
    const item = mailboxes.receiveMeeting(
      bob.oid,
      { name: 'Nora', address: 'nora@northwind.example' },
      draft({ attendees: [] }),
    );
    expect(item.detail).toMatchObject({ organizer: { name: 'Nora' }, response: { response: 'none' } });
    mailboxes.changeMeeting(item.key, { subject: 'Contract' });
    mailboxes.cancelMeeting(item.key);
    expect(world.seen(bob)).toMatchObject([{ subject: 'Canceled: Contract' }]);
  });

  test.each<[string, Partial<MeetingDraft>]>([
    ['ends before it starts', { end: at('2026-11-24', '09:00') }],
    ['is in no time zone', { start: { dateTime: '2026-11-24T10:00:00', timeZone: 'Mars' } }],
    ['is all day but not at midnight', { allDay: true }],
    ['lies in a calendar that is not there', { calendarId: 'nowhere' }],
  ])('that %s is refused, and nothing is written', (_what, wrong) => {
    expect(() => mailboxes.createMeeting(alice.oid, draft(wrong))).toThrow(MailboxRefusal);
    expect(world.changes).toEqual([]);
    const item = mailboxes.createMeeting(alice.oid, draft());
    const before = structuredClone(mailboxes.copies(item.key));
    if (wrong.calendarId === undefined)
      expect(() => mailboxes.changeMeeting(item.key, wrong)).toThrow(MailboxRefusal);
    expect(mailboxes.copies(item.key)).toEqual(before);
  });
});

test('the log says what happened after any of its numbers, and how far back it reaches', () => {
  const item = mailboxes.createMeeting(alice.oid, draft({ attendees: [] }));
  const seq = mailboxes.log.lastSeq;
  mailboxes.changeMeeting(item.key, { subject: 'Changed' });
  mailboxes.deleteMeeting(item.key);
  expect(mailboxes.log.since(seq).map(({ kind }) => kind)).toEqual(['updated', 'deleted']);
  expect(mailboxes.log.since(mailboxes.log.lastSeq)).toEqual([]);
  expect(mailboxes.log.reaches(seq)).toBe(true);
  mailboxes.log.forget();
  expect(mailboxes.log.reaches(seq)).toBe(false);
  expect(mailboxes.log.reaches(mailboxes.log.lastSeq)).toBe(true);
});
