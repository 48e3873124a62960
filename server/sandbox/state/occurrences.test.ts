import { beforeEach, describe, expect, test } from '@jest/globals';
import { MailboxRefusal } from './mailboxes.ts';
import { alice, at, bob, draft, openMailboxes, people, weekly } from './test-mailboxes.ts';

let world: ReturnType<typeof openMailboxes>;
let mailboxes: typeof world.mailboxes;
beforeEach(() => {
  world = openMailboxes();
  mailboxes = world.mailboxes;
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
      expect(world.seen(owner).map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-08', '2026-12-15']);
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
      expect(world.seen(owner)[1]).toEqual({
        date: '2026-12-01',
        start: '2026-12-03T14:00:00.000Z',
        subject: 'Planning (Thursday)',
        cancelled: false,
      });
    }
    expect(world.changes.at(-1)).toMatchObject({ kind: 'updated', series: true, occurrence: '2026-12-01' });
  });

  test('shows a cancelled occurrence to attendees only', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    mailboxes.cancelOccurrence(item.key, '2026-12-01');
    expect(world.seen(alice).map(({ date }) => date)).not.toContain('2026-12-01');
    expect(world.seen(bob)[1]).toMatchObject({
      date: '2026-12-01',
      subject: 'Canceled: Planning',
      cancelled: true,
    });
  });

  test('keeps an answer to one occurrence apart', () => {
    const item = mailboxes.createMeeting(alice.oid, draft(weekly));
    const copy = world.copyOf(item, bob);
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
    expect(world.seen(bob).map(({ subject, start }) => [subject, start.slice(11, 16)])).toEqual(
      Array(4).fill(['Planning', '11:00']),
    );
  });
});
