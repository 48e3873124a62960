import type { Attendee, ResponseStatus, ShowAs, StoredItem } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import { type OwnPatch, sameAddress } from './meeting-draft.ts';
import { effective, exceptionOf, keepException } from './occurrences.ts';
import { isOrganizers, meetingOf } from './organizing.ts';
import { addressOf } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { updateItem } from './shared-copies.ts';

export type Answer = 'accepted' | 'tentativelyAccepted' | 'declined';

/**
 * An attendee answers on the own copy; the organiser's copy shows it. A declined meeting stays in the calendar,
 * as for people who keep declined meetings: without that setting Exchange would delete it.
 */
export function respond(store: MailboxStore, key: number, answer: Answer, date?: string): void {
  const copy = store.item(key);
  if (copy === null)
    throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
  if (isOrganizers(copy))
    throw new MailboxRefusal(
      'invalid',
      "You can't respond to this meeting because you're the meeting organizer.",
    );
  const [lead] = meetingOf(store, key);
  const response: ResponseStatus = { response: answer, at: store.world.now() };
  const showAs = shownAs(answer, isOrganizers(lead) ? lead.detail.showAs : 'busy');
  const address = addressOf(store, copy.mailbox);
  if (date === undefined) {
    Object.assign(copy.detail, { response, showAs });
    updateItem(store, copy, null);
    if (!isOrganizers(lead)) return;
    lead.detail.attendees = answered(lead.detail.attendees, address, response);
    updateItem(store, lead, null);
    return;
  }
  const exception = exceptionOf(store, copy, date);
  Object.assign(exception.detail, { response, showAs });
  keepException(store, copy, date, exception);
  if (!isOrganizers(lead)) return;
  const theirs = exceptionOf(store, lead, date);
  theirs.detail.attendees = answered(effective(lead, theirs).attendees, address, response);
  keepException(store, lead, date, theirs);
}

/** What the owner of one copy changes of that copy alone. */
export function adjustCopy(store: MailboxStore, copy: StoredItem, patch: OwnPatch, date?: string): void {
  if (date === undefined) {
    Object.assign(copy.detail, patch);
    updateItem(store, copy, null);
    return;
  }
  const exception = exceptionOf(store, copy, date);
  Object.assign(exception.detail, patch);
  keepException(store, copy, date, exception);
}

function shownAs(answer: Answer, organizers: ShowAs): ShowAs {
  if (answer === 'accepted') return organizers;
  return answer === 'declined' ? 'free' : 'tentative';
}

function answered(attendees: readonly Attendee[], address: string, status: ResponseStatus): Attendee[] {
  return attendees.map((one) => (sameAddress(one, { address }) ? { ...one, status } : one));
}
