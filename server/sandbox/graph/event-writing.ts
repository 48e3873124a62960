import { instanceOn } from '../state/instances.ts';
import type { StoredItem } from '../state/mailbox-data.ts';
import { MailboxRefusal } from '../state/mailboxes.ts';
import type { MeetingPatch, OwnPatch } from '../state/meeting-draft.ts';
import { isOrganizers } from '../state/organizing.ts';
import type { Answer } from '../state/responding.ts';
import { mayWrite as writes } from '../state/share-roles.ts';
import { type Call, calendarOf } from './call.ts';
import { readDraft, readPatch } from './event-input.ts';
import { eventAnswer, eventOf } from './events.ts';
import { failures } from './failure.ts';
import { empty, type GraphAnswer } from './message.ts';
import { type Entity, master, occurrence } from './rendering.ts';

/** https://learn.microsoft.com/graph/api/user-post-events */
export function createEvent(call: Call): GraphAnswer {
  const { mailboxes } = call.world.state;
  const calendar = calendarOf(call);
  mayWrite(call, calendar.canEdit);
  const draft = readDraft(call.request.body);
  // The same transactionId again is a retry, and makes no second event.
  const earlier = mailboxes
    .items(calendar.id)
    .find((item) => draft.transactionId && item.transactionId === draft.transactionId);
  const item =
    earlier ??
    attempt(() => mailboxes.createMeeting(calendar.mailbox, { ...draft, calendarId: calendar.id }));
  return eventAnswer(call, calendar, master(item), 201);
}

/** An organiser changes the meeting for everybody, an attendee only how the own copy looks. */
export function updateEvent(call: Call): GraphAnswer {
  const { mailboxes } = call.world.state;
  const { entity, calendar } = eventOf(call);
  mayWrite(call, calendar.canEdit);
  const { item, date } = entity;
  const patch = readPatch(call.request.body);
  attempt(() => {
    if (!isOrganizers(item)) return mailboxes.adjust(item.key, ownPart(patch), date ?? undefined);
    if (date !== null) return mailboxes.changeOccurrence(item.key, date, patch);
    return mailboxes.changeMeeting(item.key, patch);
  });
  return eventAnswer(call, calendar, again(entity), 200);
}

export function deleteEvent(call: Call): GraphAnswer {
  const { mailboxes } = call.world.state;
  const { entity, calendar } = eventOf(call);
  mayWrite(call, calendar.canEdit);
  const { item, date } = entity;
  attempt(() => {
    if (date === null) mailboxes.deleteMeeting(item.key);
    else if (isOrganizers(item)) mailboxes.cancelOccurrence(item.key, date);
    else mailboxes.dropOccurrence(item.key, date);
  });
  return empty(204);
}

/** https://learn.microsoft.com/graph/api/event-cancel */
export function cancelEvent(call: Call): GraphAnswer {
  const { mailboxes } = call.world.state;
  const { entity, calendar } = eventOf(call);
  mayWrite(call, calendar.canEdit);
  const { item, date } = entity;
  if (!isOrganizers(item)) {
    throw failures.badRequest(
      "Your request can't be completed. You need to be an organizer to cancel a meeting.",
    );
  }
  const comment = commentOf(call.request.body);
  attempt(() =>
    date === null
      ? mailboxes.cancelMeeting(item.key, comment)
      : mailboxes.cancelOccurrence(item.key, date, comment),
  );
  return empty(202);
}

/** accept, decline and tentativelyAccept. https://learn.microsoft.com/graph/api/event-accept */
export function answerEvent(answer: Answer): (call: Call) => GraphAnswer {
  return (call) => {
    const { entity, calendar } = eventOf(call);
    mayWrite(call, calendar.canEdit);
    attempt(() => call.world.state.mailboxes.respond(entity.item.key, answer, entity.date ?? undefined));
    return empty(202);
  };
}

function mayWrite({ target }: Call, canEdit: boolean): void {
  if (!canEdit || (target.reach === 'other' && !writes(target.role))) throw failures.accessDenied();
}

function ownPart(patch: MeetingPatch): OwnPatch {
  const { showAs, categories, reminder, sensitivity, importance, ...organizers } = patch;
  if (Object.keys(organizers).length > 0) {
    throw failures.badRequest(
      "Your request can't be completed. You need to be an organizer to change this property.",
    );
  }
  return {
    ...(showAs && { showAs }),
    ...(categories && { categories }),
    ...(reminder !== undefined && { reminder }),
    ...(sensitivity && { sensitivity }),
    ...(importance && { importance }),
  };
}

function again({ item, date }: { item: StoredItem; date: string | null }): Entity {
  const instance = date === null ? null : instanceOn(item, date);
  return instance === null ? master(item) : occurrence(instance);
}

function commentOf(body: unknown): string | undefined {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const comment = entries.find(([name]) => name.toLowerCase() === 'comment')?.[1];
  return typeof comment === 'string' && comment !== '' ? comment : undefined;
}

function attempt<T>(verb: () => T): T {
  try {
    return verb();
  } catch (error) {
    if (!(error instanceof MailboxRefusal)) throw error;
    if (error.reason === 'not-found') throw failures.itemNotFound();
    throw error.reason === 'read-only' ? failures.accessDenied() : failures.badRequest(error.message);
  }
}
