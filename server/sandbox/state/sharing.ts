import { addCalendar, newMailbox } from './calendars.ts';
import type { Mailbox, ShareRole, StoredCalendar } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { personOf } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { fillSharedCopy, removeItem } from './shared-copies.ts';
import type { Person } from './types.ts';

export function openMailbox(store: MailboxStore, person: Person): Mailbox {
  const existing = store.mailbox(person.oid);
  if (existing) return existing;
  const mailbox = newMailbox(person, store);
  store.data.mailboxes.push(mailbox);
  store.world.changed();
  return mailbox;
}

export function closeMailbox(store: MailboxStore, oid: string): void {
  for (const calendar of store.mailbox(oid)?.calendars ?? []) {
    for (const item of store.items(calendar.id)) removeItem(store, item);
  }
  store.data.mailboxes = store.data.mailboxes.filter((one) => one.oid !== oid);
  store.world.changed();
}

export function addOwnCalendar(
  store: MailboxStore,
  oid: string,
  wanted: { name: string; color?: string; kind?: 'secondary' | 'birthdays' },
): StoredCalendar {
  const calendar = addCalendar(
    mailboxOf(store, oid),
    personOf(store, oid),
    { kind: 'secondary', ...wanted },
    store,
  );
  store.world.changed();
  return calendar;
}

/** Puts a local copy of a calendar into another person's mailbox and keeps it up to date. */
export function shareCalendar(
  store: MailboxStore,
  calendarId: string,
  withOid: string,
  role: ShareRole,
): StoredCalendar {
  const source = store.calendars().find(({ id }) => id === calendarId);
  if (!source) throw new MailboxRefusal('not-found', 'There is no such calendar.');
  const { name, color, owner } = source;
  const seesPrivate = role === 'delegateWithPrivateEventAccess';
  const wanted = {
    kind: 'shared-copy' as const,
    name,
    color,
    source,
    canEdit: role === 'write' || seesPrivate,
    seesPrivate,
  };
  const copy = addCalendar(mailboxOf(store, withOid), owner, wanted, store);
  fillSharedCopy(store, copy);
  store.world.changed();
  return copy;
}

/** Lets another person open this person's main calendar in place. */
export function shareMailbox(store: MailboxStore, oid: string, withOid: string, role: ShareRole): void {
  const mailbox = mailboxOf(store, oid);
  mailbox.sharedWith = [
    ...mailbox.sharedWith.filter((share) => share.oid !== withOid),
    { oid: withOid, role },
  ];
  store.world.changed();
}

function mailboxOf(store: MailboxStore, oid: string): Mailbox {
  const mailbox = store.mailbox(oid);
  if (mailbox === null) throw new MailboxRefusal('not-found', `Nobody with the id ${oid} has a mailbox.`);
  return mailbox;
}
