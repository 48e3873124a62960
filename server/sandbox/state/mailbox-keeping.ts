import { mailboxOf } from './calendar-keeping.ts';
import { newMailbox } from './calendars.ts';
import type { Mailbox, Unreadable } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { removeItem } from './shared-copies.ts';
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

export function setUnreadable(store: MailboxStore, oid: string, why: Unreadable | null): void {
  const mailbox = mailboxOf(store, oid);
  if (why === null) delete mailbox.unreadable;
  else mailbox.unreadable = why;
  store.world.changed();
}
