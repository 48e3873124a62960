import type { Change } from './log.ts';
import type { StoredItem } from './mailbox-data.ts';
import { emptyMailboxes } from './mailbox-store.ts';
import { Mailboxes } from './mailboxes.ts';
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
export const alice = person('a3f0c5d2-6e14-4b7a-9c28-0d5be1f47a91', 'Alice');
export const bob = person('b81d7e46-2c93-4fa5-8b06-f3a94c1d5e27', 'Bob');
export const erik = person('e52c8f17-b3d0-4961-8ea7-94f05d6c1b3a', 'Erik', 'de-DE');
export const people = [alice, bob, erik];

/** Mailboxes of Alice, Bob and Erik, with nothing in them yet. */
export function openMailboxes() {
  const now = Date.parse('2026-11-23T09:00:00Z');
  const mailboxes = new Mailboxes(emptyMailboxes(), {
    people: () => people,
    now: () => now,
    changed: () => {},
  });
  for (const one of people) mailboxes.open(one);
  const changes: Change[] = [];
  mailboxes.log.listen((change) => changes.push(change));
  return {
    mailboxes,
    changes,
    copyOf: (item: StoredItem, owner: Person): StoredItem => {
      const copy = mailboxes.copies(item.key).find(({ mailbox }) => mailbox === owner.oid);
      if (!copy) throw new Error(`${owner.name} has no copy.`);
      return copy;
    },
    /** What a person's main calendar shows. */
    seen: (owner: Person) =>
      mailboxes
        .view(mailboxes.mainCalendar(owner.oid).id, { start: 0, end: Date.parse('2030-01-01') })
        .map(({ item, exception, date, start }) => ({
          date,
          start: new Date(start).toISOString(),
          subject: exception?.detail.subject ?? item.detail.subject,
          cancelled: exception?.detail.cancelled ?? item.detail.cancelled,
        })),
  };
}

export const at = (date: string, clock: string) => ({
  dateTime: `${date}T${clock}:00`,
  timeZone: 'Europe/Berlin',
});

/** By Alice, with Bob and Erik. */
export const draft = (more: Partial<MeetingDraft> = {}): MeetingDraft => ({
  subject: 'Planning',
  start: at('2026-11-24', '10:00'),
  end: at('2026-11-24', '11:00'),
  attendees: [{ address: bob.address }, { address: erik.address, type: 'optional' }],
  ...more,
});

export const weekly: Pick<MeetingDraft, 'recurrence'> = {
  recurrence: {
    pattern: { type: 'weekly', interval: 1 },
    range: { type: 'numbered', startDate: '2026-11-24', numberOfOccurrences: 4 },
  },
};
