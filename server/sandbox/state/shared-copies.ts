import type { StoredCalendar, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';

/**
 * A shared custom calendar lives as a local copy in the receiver's mailbox, with items and ids of its own.
 * Every write of an item goes through here, so that those copies follow.
 * https://learn.microsoft.com/graph/outlook-get-shared-events-calendars
 */
export function addItem(store: MailboxStore, item: StoredItem): void {
  store.add(item);
  for (const calendar of store.calendars()) {
    if (calendar.source === item.calendarId) store.add(mirrorOf(store, item, calendar));
  }
}

export function updateItem(store: MailboxStore, item: StoredItem, occurrence: string | null): void {
  store.update(item, occurrence);
  for (const mirror of mirrors(store, item)) {
    Object.assign(mirror, contentOf(item));
    store.update(mirror, occurrence);
  }
}

export function removeItem(store: MailboxStore, item: StoredItem): void {
  const following = mirrors(store, item);
  store.remove(item);
  for (const mirror of following) store.remove(mirror);
}

export function fillSharedCopy(store: MailboxStore, calendar: StoredCalendar): void {
  if (calendar.source === null) return;
  for (const item of store.items(calendar.source)) store.add(mirrorOf(store, item, calendar));
}

function mirrors(store: MailboxStore, item: StoredItem): StoredItem[] {
  return store.copies(item.meeting).filter((copy) => copy.mirrorOf === item.key);
}

function mirrorOf(store: MailboxStore, item: StoredItem, calendar: StoredCalendar): StoredItem {
  return {
    ...item,
    ...contentOf(item),
    key: store.nextKey(),
    version: store.nextVersion(),
    mailbox: calendar.mailbox,
    calendarId: calendar.id,
    transactionId: null,
    mirrorOf: item.key,
  };
}

function contentOf(item: StoredItem) {
  const { start, end, allDay, detail, recurrence, deleted, exceptions } = item;
  return structuredClone({ start, end, allDay, detail, recurrence, deleted, exceptions });
}
