import { addCalendar } from './calendars.ts';
import type { Mailbox, StoredCalendar } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { personOf } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { removeItem } from './shared-copies.ts';

export function mailboxOf(store: MailboxStore, oid: string): Mailbox {
  const mailbox = store.mailbox(oid);
  if (mailbox === null) throw new MailboxRefusal('not-found', `Nobody with the id ${oid} has a mailbox.`);
  return mailbox;
}

export function calendarNamed(store: MailboxStore, id: string): StoredCalendar {
  const calendar = store.calendars().find((one) => one.id === id);
  if (!calendar) throw new MailboxRefusal('not-found', 'There is no such calendar.');
  return calendar;
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

/** Copies of the calendar in other mailboxes keep the name under which they came. */
export function renameCalendar(store: MailboxStore, id: string, name: string): StoredCalendar {
  const calendar = calendarNamed(store, id);
  calendar.name = name;
  calendar.version = store.nextVersion();
  store.world.changed();
  return calendar;
}

/** Takes a calendar away with all that is in it, and from everybody who has a copy of it. */
export function removeCalendar(store: MailboxStore, id: string): void {
  const { kind, mailbox } = calendarNamed(store, id);
  if (kind === 'main' || kind === 'birthdays')
    throw new MailboxRefusal('invalid', 'Exchange does not let go of this calendar.');
  for (const copy of store.calendars()) if (copy.source === id) removeCalendar(store, copy.id);
  for (const item of store.items(id)) removeItem(store, item);
  const owner = mailboxOf(store, mailbox);
  owner.calendars = owner.calendars.filter((calendar) => calendar.id !== id);
  store.world.changed();
}
