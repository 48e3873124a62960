import { instanceOn } from './instances.ts';
import type { Detail, Exception, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { type MeetingPatch, patchedDetail } from './meeting-draft.ts';
import { askAgain, cancelled, carried, isOrganizers, meetingOf } from './organizing.ts';
import { languageOf, named } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { updateItem } from './shared-copies.ts';
import { slotOf } from './slot.ts';
import { wallOf } from './wall-time.ts';

/** Changes of one occurrence by the organiser; `date` is its original date in the series' zone. */
export function changeOccurrence(store: MailboxStore, key: number, date: string, patch: MeetingPatch): void {
  const copies = meetingOf(store, key);
  const [lead] = copies;
  if (patch.recurrence) throw new MailboxRefusal('invalid', 'An occurrence cannot have a recurrence.');
  const before = exceptionOf(store, lead, date);
  const retimed = patch.start !== undefined || patch.end !== undefined;
  const slot = retimed ? slotOf({ start: patch.start ?? before.start, end: patch.end ?? before.end }) : null;
  const changed = patchedDetail({ ...lead.detail, ...before.detail }, patch, (one) => named(store, one));
  for (const copy of copies) {
    if (instanceOn(copy, date) === null) continue;
    const exception = exceptionOf(store, copy, date);
    Object.assign(exception.detail, isOrganizers(copy) ? changed : carried(changed));
    if (slot) {
      exception.start = slot.start;
      exception.end = slot.end;
      const { response, attendees, showAs } = askAgain(effective(copy, exception));
      Object.assign(exception.detail, { response, attendees, showAs });
    }
    keepException(store, copy, date, exception);
  }
}

/** Takes the occurrence out of every copy; attendees are taken to have removed the cancelled one. */
export function deleteOccurrence(store: MailboxStore, key: number, date: string): void {
  const copies = meetingOf(store, key);
  exceptionOf(store, copies[0], date);
  for (const copy of copies) dropOccurrence(store, copy, date);
}

/** The organiser's occurrence goes, the attendees' become cancelled exceptions. */
export function cancelOccurrence(store: MailboxStore, key: number, date: string, comment?: string): void {
  const copies = meetingOf(store, key);
  exceptionOf(store, copies[0], date);
  for (const copy of copies) {
    if (isOrganizers(copy)) {
      dropOccurrence(store, copy, date);
    } else if (instanceOn(copy, date) !== null) {
      const exception = exceptionOf(store, copy, date);
      exception.detail = cancelled(effective(copy, exception), languageOf(store, copy.mailbox), comment);
      keepException(store, copy, date, exception);
    }
  }
}

/** Takes the occurrence out of one copy only. */
export function dropOccurrence(store: MailboxStore, copy: StoredItem, date: string): void {
  if (instanceOn(copy, date) === null) return;
  delete copy.exceptions[date];
  copy.deleted.push(date);
  updateItem(store, copy, date);
}

/** The exception of that date, or what it would be before anything is changed. Not yet kept. */
export function exceptionOf(store: MailboxStore, copy: StoredItem, date: string): Exception {
  const instance = instanceOn(copy, date);
  if (instance === null || copy.recurrence === null) {
    throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
  }
  if (instance.exception) return structuredClone(instance.exception);
  const now = store.world.now();
  const { timeZone } = copy.start;
  const [start, end] = [wallOf(instance.start, timeZone), wallOf(instance.end, timeZone)];
  return { start, end, detail: {}, createdAt: now, modifiedAt: now };
}

export function keepException(
  store: MailboxStore,
  copy: StoredItem,
  date: string,
  exception: Exception,
): void {
  copy.exceptions[date] = exception;
  exception.modifiedAt = store.world.now();
  updateItem(store, copy, date);
}

/** What the occurrence says of itself. */
export function effective(copy: StoredItem, exception: Exception | null): Detail {
  return exception ? { ...copy.detail, ...exception.detail } : copy.detail;
}
