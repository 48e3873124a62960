import { beforeEach, describe, expect, test } from '@jest/globals';
import type { StoredItem } from './mailbox-data.ts';
import { emptyMailboxes } from './mailbox-store.ts';
import { type Change, Mailboxes, MailboxRefusal } from './mailboxes.ts';
import type { MeetingDraft } from './meeting-draft.ts';
import type { Person } from './types.ts';

const person = (oid: string, name: string, language = 'en-US'): Person => ({
  oid,
  name,
  language,
  tenantId: '2f1a4c0e-8b57-4d39-9a6e-c1d0735be842',
  address: `${name.toLowerCase()}@contoso.example`,
  admin: false,
  timeZone: 'Europe/Berlin',
  signIn: { mfa: 'no', refuseWith: null },
  tokensValidFrom: 0,
});
const alice = person('a3f0c5d2-6e14-4b7a-9c28-0d5be1f47a91', 'Alice');
const bob = person('b81d7e46-2c93-4fa5-8b06-f3a94c1d5e27', 'Bob');
const erik = person('e52c8f17-b3d0-4961-8ea7-94f05d6c1b3a', 'Erik', 'de-DE');
const people = [alice, bob, erik];

let mailboxes: Mailboxes;
let changes: Change[];
beforeEach(() => {
  const now = Date.parse('2026-11-23T09:00:00Z');
  mailboxes = new Mailboxes(emptyMailboxes(), { people: () => people, now: () => now, changed: () => {} });
  for (const one of people) mailboxes.open(one);
  changes = [];
  mailboxes.log.listen((change) => changes.push(change));
});

const at = (date: string, clock: string) => ({ dateTime: `${date}T${clock}:00`, timeZone: 'Europe/Berlin' });
const draft = (more: Partial<MeetingDraft> = {}): MeetingDraft => ({
  subject: 'Planning',
  start: at('2026-11-24', '10:00'),
  end: at('2026-11-24', '11:00'),
  attendees: [{ address: bob.address }, { address: erik.address, type: 'optional' }],
  ...more,
});
const weekly: Pick<MeetingDraft, 'recurrence'> = {
  recurrence: {
    pattern: { type: 'weekly', interval: 1 },
    range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 4 },
  },
};
const copyOf = (item: StoredItem, owner: Person): StoredItem => {
  const copy = mailboxes.copies(item.key).find(({ mailbox }) => mailbox === owner.oid);
  if (!copy) throw new Error(`${owner.name} has no copy.`);
  return copy;
};
const seen = (owner: Person) =>
  mailboxes
    .view(mailboxes.mainCalendar(owner.oid).id, { start: 0, end: Date.parse('2030-01-01') })
    .map(({ item, exception, date, start }) => ({
      date,
      start: new Date(start).toISOString(),
      subject: exception?.detail.subject ?? item.detail.subject,
      cancelled: exception?.detail.cancelled ?? item.detail.cancelled,
    }));

describe('a meeting', () => {
  test('has one copy for each person, each with a key of its own', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    const copies = mailboxes.copies(item.key);
    expect(copies.map(({ mailbox }) => mailbox)).toEqual([alice.oid, bob.oid, erik.oid]);
    expect(new Set(copies.map(({ key }) => key)).size).toBe(3);
    expect(new Set(copies.map(({ meeting }) => meeting)).size).toBe(1);
    expect(copies.map(({ detail }) => detail.response.response)).toEqual(['organizer', 'none', 'none']);
    expect(copies.map(({ detail }) => detail.showAs)).toEqual(['busy', 'tentative', 'tentative']);
    expect(changes.map(({ kind, mailbox }) => [kind, mailbox])).toEqual(
      copies.map(({ mailbox }) => ['created', mailbox]),
    );
  });

  test('changes for everybody, and a private note of one does not', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.changeMeeting(item.key, { subject: 'Planning 2', categories: ['Mine'] });
    expect(people.map((owner) => copyOf(item, owner).detail.subject)).toEqual([
      'Planning 2',
      'Planning 2',
      'Planning 2',
    ]);
    expect(people.map((owner) => copyOf(item, owner).detail.categories)).toEqual([['Mine'], [], []]);
  });

  test('that moves asks everybody again', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.respond(copyOf(item, bob).key, 'accepted');
    mailboxes.moveMeeting(item.key, at('2026-11-25', '10:00'), at('2026-11-25', '11:00'));
    expect(copyOf(item, bob)).toMatchObject({
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
    mailboxes.respond(copyOf(item, bob).key, 'accepted');
    mailboxes.respond(copyOf(item, erik).key, 'declined');
    expect(item.detail.attendees.map(({ status }) => status.response)).toEqual(['accepted', 'declined']);
    expect(copyOf(item, bob).detail.showAs).toBe('busy');
    expect(() => mailboxes.respond(item.key, 'accepted')).toThrow(MailboxRefusal);
  });

  test('that is cancelled is gone for the organiser and stays, marked in their language, for the others', () => {
    const item = mailboxes.createMeeting(alice.oid, draft());
    mailboxes.cancelMeeting(item.key);
    expect(seen(alice)).toEqual([]);
    expect(seen(bob)).toMatchObject([{ subject: 'Canceled: Planning', cancelled: true }]);
    expect(seen(erik)).toMatchObject([{ subject: 'Abgesagt: Planning', cancelled: true }]);
  });

  test('invites who is added and is cancelled for who is left out', () => {
    const item = mailboxes.createMeeting(alice.oid, draft({ attendees: [{ address: bob.address }] }));
    mailboxes.changeMeeting(item.key, { attendees: [{ address: erik.address }] });
    expect(seen(erik)).toMatchObject([{ subject: 'Planning', cancelled: false }]);
    expect(seen(bob)).toMatchObject([{ cancelled: true }]);
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
    expect(copyOf(one, erik).detail.onlineMeeting?.joinUrl).toBe(url);
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
    expect(seen(bob)).toMatchObject([{ subject: 'Canceled: Contract' }]);
  });

  test.each<[string, Partial<MeetingDraft>]>([
    ['ends before it starts', { end: at('2026-11-24', '09:00') }],
    ['is in no time zone', { start: { dateTime: '2026-11-24T10:00:00', timeZone: 'Mars' } }],
    ['is all day but not at midnight', { allDay: true }],
    ['lies in a calendar that is not there', { calendarId: 'nowhere' }],
  ])('that %s is refused, and nothing is written', (_what, wrong) => {
    expect(() => mailboxes.createMeeting(alice.oid, draft(wrong))).toThrow(MailboxRefusal);
    expect(changes).toEqual([]);
    const item = mailboxes.createMeeting(alice.oid, draft());
    const before = structuredClone(mailboxes.copies(item.key));
    if (wrong.calendarId === undefined)
      expect(() => mailboxes.changeMeeting(item.key, wrong)).toThrow(MailboxRefusal);
    expect(mailboxes.copies(item.key)).toEqual(before);
  });
});

describe('a series', () => {
  test('begins with its first occurrence, when that is after its start', () => {
    const monthly = mailboxes.createMeeting(alice.oid, {
      ...draft(),
      recurrence: {
        pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: ['friday'], index: 'last' },
        range: { type: 'noEnd', startDate: '2026-11-24' },
      },
    });
    expect(monthly.start).toEqual(at('2026-11-27', '10:00'));
    expect(monthly.recurrence?.range.startDate).toBe('2026-11-27');
  });

  test('loses an occurrence in every mailbox', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    mailboxes.deleteOccurrence(item.key, '2026-12-01');
    for (const owner of people) {
      expect(seen(owner).map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-08', '2026-12-15']);
    }
    expect(() => mailboxes.deleteOccurrence(item.key, '2026-12-01')).toThrow(MailboxRefusal);
    expect(() => mailboxes.deleteOccurrence(item.key, '2026-12-02')).toThrow(MailboxRefusal);
  });

  test('has an exception where an occurrence was moved, known by its original date', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    mailboxes.changeOccurrence(item.key, '2026-12-01', {
      start: at('2026-12-03', '15:00'),
      end: at('2026-12-03', '16:00'),
    });
    mailboxes.changeOccurrence(item.key, '2026-12-01', { subject: 'Planning (Thursday)' });
    for (const owner of people) {
      expect(seen(owner)[1]).toEqual({
        date: '2026-12-01',
        start: '2026-12-03T14:00:00.000Z',
        subject: 'Planning (Thursday)',
        cancelled: false,
      });
    }
    expect(changes.at(-1)).toMatchObject({ kind: 'updated', series: true, occurrence: '2026-12-01' });
  });

  test('shows a cancelled occurrence to attendees only', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    mailboxes.cancelOccurrence(item.key, '2026-12-01');
    expect(seen(alice).map(({ date }) => date)).not.toContain('2026-12-01');
    expect(seen(bob)[1]).toMatchObject({
      date: '2026-12-01',
      subject: 'Canceled: Planning',
      cancelled: true,
    });
  });

  test('keeps an answer to one occurrence apart', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    const copy = copyOf(item, bob);
    mailboxes.respond(copy.key, 'accepted');
    mailboxes.respond(copy.key, 'declined', '2026-12-01');
    expect(copy.detail.response.response).toBe('accepted');
    expect(copy.exceptions['2026-12-01']?.detail).toMatchObject({
      response: { response: 'declined' },
      showAs: 'free',
    });
    const theirs = item.exceptions['2026-12-01']?.detail.attendees?.map(({ status }) => status.response);
    expect(theirs).toEqual(['declined', 'none']);
  });

  test('forgets exceptions and deletions when its hour changes', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    mailboxes.deleteOccurrence(item.key, '2026-12-01');
    mailboxes.changeOccurrence(item.key, '2026-12-08', { subject: 'Special' });
    mailboxes.moveMeeting(item.key, at('2026-11-24', '12:00'), at('2026-11-24', '13:00'));
    expect(seen(bob).map(({ subject, start }) => [subject, start.slice(11, 16)])).toEqual(
      Array(4).fill(['Planning', '11:00']),
    );
  });
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
