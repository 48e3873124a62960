import { fingerprint } from './fingerprint.ts';
import type { Address, Detail, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { detailOf, type MeetingDraft, NOT_ASKED, sameAddress } from './meeting-draft.ts';
import { newItem, writableCalendar } from './new-item.ts';
import { named, personOf } from './people.ts';
import { addItem, removeItem } from './shared-copies.ts';

export function createMeeting(store: MailboxStore, organizerOid: string, draft: MeetingDraft): StoredItem {
  const organizer = personOf(store, organizerOid);
  const calendar = writableCalendar(store, organizerOid, draft.calendarId);
  const detail = detailOf(draft, organizer, (invitee) => named(store, invitee));
  const own = newItem(store, calendar, draft, detail, organizer);
  addItem(store, own);
  for (const attendee of detail.attendees) invite(store, own, attendee);
  return own;
}

/** An invitation from outside the sandbox: only the receiver has a copy. */
export function receiveMeeting(
  store: MailboxStore,
  oid: string,
  organizer: Address,
  draft: MeetingDraft,
): StoredItem {
  const receiver = personOf(store, oid);
  const attendees = [{ address: receiver.address }, ...(draft.attendees ?? [])];
  const detail = detailOf({ ...draft, attendees }, organizer, (invitee) => named(store, invitee));
  const calendar = writableCalendar(store, oid, undefined);
  const abroad = { oid: guid('organizer', organizer.address), tenantId: guid('tenant', organizer.address) };
  const item = newItem(store, calendar, draft, detail, { ...receiver, ...abroad });
  item.detail = receivedDetail(item.detail);
  addItem(store, item);
  return item;
}

/** Gives an attendee a copy; one that was cancelled before makes room for it. */
export function invite(store: MailboxStore, lead: StoredItem, attendee: Address): void {
  const person = store.world.people().find((known) => sameAddress(known, attendee));
  if (!person || person.oid === lead.mailbox || store.mailbox(person.oid) === null) return;
  for (const copy of store.copies(lead.meeting)) {
    if (copy.mailbox === person.oid && copy.mirrorOf === null) removeItem(store, copy);
  }
  const calendar = writableCalendar(store, person.oid, undefined);
  addItem(store, {
    ...structuredClone(lead),
    key: store.nextKey(),
    version: store.nextVersion(),
    mailbox: person.oid,
    calendarId: calendar.id,
    detail: receivedDetail(structuredClone(lead.detail)),
    transactionId: null,
  });
}

function receivedDetail(detail: Detail): Detail {
  return {
    ...detail,
    attendees: detail.attendees.map((one) => ({ ...one, status: NOT_ASKED })),
    response: NOT_ASKED,
    showAs: detail.showAs === 'free' ? 'free' : 'tentative',
    categories: [],
  };
}

function guid(...words: string[]): string {
  return fingerprint(...words).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
