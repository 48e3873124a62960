import { calendarNamed, mailboxOf, removeCalendar } from './calendar-keeping.ts';
import { addCalendar, setRole } from './calendars.ts';
import type { ShareRole, StoredCalendar } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { fillSharedCopy } from './shared-copies.ts';

/** Puts a local copy of a calendar into another person's mailbox and keeps it up to date; an existing one gets the role. */
export function shareCalendar(
  store: MailboxStore,
  calendarId: string,
  withOid: string,
  role: ShareRole,
): StoredCalendar {
  const source = calendarNamed(store, calendarId);
  const receiver = mailboxOf(store, withOid);
  const known = receiver.calendars.find((calendar) => calendar.source === calendarId);
  if (known) {
    changeRole(store, known, role);
    return known;
  }
  const { name, color, owner } = source;
  const wanted = { kind: 'shared-copy' as const, name, color, shared: { source, role } };
  const copy = addCalendar(receiver, owner, wanted, store);
  fillSharedCopy(store, copy);
  store.world.changed();
  return copy;
}

/** The copy vanishes from the other person's mailbox. */
export function unshareCalendar(store: MailboxStore, calendarId: string, withOid: string): void {
  const copy = mailboxOf(store, withOid).calendars.find((calendar) => calendar.source === calendarId);
  if (copy) removeCalendar(store, copy.id);
}

/** Lets another person open this person's main calendar in place; `null`: no more. */
export function shareMailbox(
  store: MailboxStore,
  oid: string,
  withOid: string,
  role: ShareRole | null,
): void {
  const mailbox = mailboxOf(store, oid);
  mailbox.sharedWith = mailbox.sharedWith.filter((share) => share.oid !== withOid);
  if (role !== null) mailbox.sharedWith.push({ oid: withOid, role });
  store.world.changed();
}

/** What the copy shows of its items may be other now, so that each of them counts as changed. */
function changeRole(store: MailboxStore, copy: StoredCalendar, role: ShareRole): void {
  setRole(copy, role);
  copy.version = store.nextVersion();
  for (const item of store.items(copy.id)) store.update(item, null);
  store.world.changed();
}
