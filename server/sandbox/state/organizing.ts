import { invite } from './inviting.ts';
import type { Detail, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { type MeetingPatch, NOT_ASKED, patchedDetail, sameAddress, UNANSWERED } from './meeting-draft.ts';
import { withTeams } from './new-item.ts';
import { addressOf, languageOf, named } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { removeItem, updateItem } from './shared-copies.ts';
import { slotOf } from './slot.ts';

/** Copies of the meeting that `key` is a copy of; the organiser's first, if it is in the sandbox. */
export function meetingOf(store: MailboxStore, key: number): [StoredItem, ...StoredItem[]] {
  const item = store.item(key);
  if (item === null)
    throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
  const copies = store.copies(item.meeting).filter((copy) => copy.mirrorOf === null);
  const lead = copies.find(isOrganizers) ?? copies[0] ?? item;
  return [lead, ...copies.filter((copy) => copy !== lead)];
}

export function isOrganizers(copy: StoredItem): boolean {
  return copy.detail.response.response === 'organizer';
}

export function changeMeeting(store: MailboxStore, key: number, patch: MeetingPatch): void {
  const copies = meetingOf(store, key);
  const [lead] = copies;
  const retimed = patch.start || patch.end || patch.allDay !== undefined || patch.recurrence !== undefined;
  const slot = retimed ? slotOf({ ...lead, ...patch }) : null;
  const changed = patchedDetail(lead.detail, patch, (invitee) => named(store, invitee));
  if (patch.teams && lead.detail.onlineMeeting === null) {
    const organizer = store.world.people().find((person) => person.oid === lead.mailbox);
    if (organizer) Object.assign(changed, withTeams(lead.meeting, { ...lead.detail, ...changed }, organizer));
  }
  // Who is not invited any more has a cancelled copy, which hears of nothing.
  const following = copies.filter((copy) => copy === lead || !copy.detail.cancelled);
  for (const copy of following) {
    Object.assign(copy.detail, isOrganizers(copy) ? changed : carried(changed));
    // Exchange forgets exceptions and deleted occurrences when the pattern or the hour of a series changes.
    if (slot) Object.assign(copy, structuredClone(slot), { deleted: [], exceptions: {} });
    if (slot) copy.detail = askAgain(copy.detail);
    updateItem(store, copy, null);
  }
  if (changed.attendees) inviteOrUninvite(store, lead, following, changed.attendees);
}

/** What an attendee's copy takes over from a change by the organiser. */
export function carried(changed: Partial<Detail>): Partial<Detail> {
  const { showAs, categories, reminder, attendees, ...shared } = structuredClone(changed);
  return attendees
    ? { ...shared, attendees: attendees.map((one) => ({ ...one, status: NOT_ASKED })) }
    : shared;
}

/** After a new time nobody has answered any more. */
export function askAgain(detail: Detail): Detail {
  if (detail.response.response === 'organizer') {
    return { ...detail, attendees: detail.attendees.map((one) => ({ ...one, status: UNANSWERED })) };
  }
  return { ...detail, response: UNANSWERED, showAs: 'tentative' };
}

export function cancelMeeting(store: MailboxStore, key: number, comment?: string): void {
  for (const copy of meetingOf(store, key)) {
    if (isOrganizers(copy)) {
      removeItem(store, copy);
      continue;
    }
    cancelCopy(store, copy, comment);
  }
}

function cancelCopy(store: MailboxStore, copy: StoredItem, comment?: string): void {
  const language = languageOf(store, copy.mailbox);
  for (const exception of Object.values(copy.exceptions)) {
    exception.detail = cancelled({ ...copy.detail, ...exception.detail }, language, comment);
  }
  copy.detail = cancelled(copy.detail, language, comment);
  updateItem(store, copy, null);
}

export function cancelled(detail: Detail, language: string, comment?: string): Detail {
  const subject = `${language.startsWith('de') ? 'Abgesagt' : 'Canceled'}: ${detail.subject}`;
  const body: Detail['body'] =
    comment === undefined ? detail.body : { contentType: 'text', content: comment };
  return { ...detail, subject, body, cancelled: true, showAs: 'free' };
}

function inviteOrUninvite(
  store: MailboxStore,
  lead: StoredItem,
  copies: readonly StoredItem[],
  attendees: Detail['attendees'],
): void {
  const holders = new Map(copies.map((copy) => [addressOf(store, copy.mailbox).toLowerCase(), copy]));
  for (const attendee of attendees) {
    if (!holders.has(attendee.address.toLowerCase())) invite(store, lead, attendee);
  }
  for (const [address, copy] of holders) {
    if (isOrganizers(copy) || attendees.some((attendee) => sameAddress(attendee, { address }))) continue;
    cancelCopy(store, copy);
  }
}
