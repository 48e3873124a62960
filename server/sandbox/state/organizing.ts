import { fingerprint } from './fingerprint.ts';
import type { Address, Detail, Recurrence, StoredCalendar, StoredItem, WallTime } from './mailbox-data.ts';
import type { MailboxStore } from './mailbox-store.ts';
import {
  detailOf,
  type Invitee,
  type MeetingDraft,
  type MeetingPatch,
  NOT_ASKED,
  patchedDetail,
  sameAddress,
  UNANSWERED,
} from './meeting-draft.ts';
import { MailboxRefusal } from './refusal.ts';
import { addItem, removeItem, updateItem } from './shared-copies.ts';
import { slotOf } from './slot.ts';
import { teamsMeeting, withJoinText } from './teams-meeting.ts';
import type { Person } from './types.ts';
import { DAY, dateOfDay, dayNumber } from './wall-time.ts';

export function createMeeting(store: MailboxStore, organizerOid: string, draft: MeetingDraft): StoredItem {
  const organizer = personOf(store, organizerOid);
  const calendar = calendarFor(store, organizerOid, draft.calendarId);
  const detail = detailOf(draft, organizer, (invitee) => named(store, invitee));
  const own = newItem(store, calendar, draft, detail, organizer);
  addItem(store, own);
  for (const attendee of detail.attendees) invite(store, own, attendee);
  return own;
}

export function addBirthday(store: MailboxStore, oid: string, name: string, date: string): StoredItem {
  const owner = personOf(store, oid);
  const calendar = store.mailbox(oid)?.calendars.find((one) => one.kind === 'birthdays');
  if (!calendar) throw new MailboxRefusal('not-found', 'There is no calendar of birthdays.');
  const [start, end] = [date, dateOfDay(dayNumber(date) + 1)].map((day) => ({
    dateTime: `${day}T00:00:00`,
    timeZone: 'UTC',
  })) as [WallTime, WallTime];
  const recurrence: Recurrence = {
    pattern: {
      type: 'absoluteYearly',
      interval: 1,
      month: Number(date.slice(5, 7)),
      dayOfMonth: Number(date.slice(8)),
    },
    range: { type: 'noEnd', startDate: date },
  };
  const draft = { subject: `${name}'s birthday`, start, end, allDay: true, recurrence, reminder: null };
  const item = newItem(
    store,
    calendar,
    draft,
    detailOf(draft, owner, (invitee) => named(store, invitee)),
    owner,
  );
  addItem(store, item);
  return item;
}

export function receiveMeeting(
  store: MailboxStore,
  oid: string,
  organizer: Address,
  draft: MeetingDraft,
): StoredItem {
  const receiver = personOf(store, oid);
  const attendees = [{ address: receiver.address }, ...(draft.attendees ?? [])];
  const detail = detailOf({ ...draft, attendees }, organizer, (invitee) => named(store, invitee));
  const calendar = calendarFor(store, oid, undefined);
  const abroad = { oid: guid('organizer', organizer.address), tenantId: guid('tenant', organizer.address) };
  const item = newItem(store, calendar, draft, detail, { ...receiver, ...abroad });
  item.detail = receivedDetail(item.detail);
  addItem(store, item);
  return item;
}

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
    if (organizer) Object.assign(changed, online(lead.meeting, { ...lead.detail, ...changed }, organizer));
  }
  for (const copy of copies) {
    Object.assign(copy.detail, isOrganizers(copy) ? changed : carried(changed));
    // Exchange forgets exceptions and deleted occurrences when the pattern or the hour of a series changes.
    if (slot) Object.assign(copy, structuredClone(slot), { deleted: [], exceptions: {} });
    if (slot) copy.detail = askAgain(copy.detail);
    updateItem(store, copy, null);
  }
  if (changed.attendees) inviteOrUninvite(store, lead, copies, changed.attendees);
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

export function languageOf(store: MailboxStore, oid: string): string {
  return store.world.people().find((person) => person.oid === oid)?.language ?? 'en';
}

function inviteOrUninvite(
  store: MailboxStore,
  lead: StoredItem,
  copies: readonly StoredItem[],
  attendees: Detail['attendees'],
): void {
  const holders = new Map(copies.map((copy) => [personOf(store, copy.mailbox).address.toLowerCase(), copy]));
  for (const attendee of attendees) {
    if (!holders.has(attendee.address.toLowerCase())) invite(store, lead, attendee);
  }
  for (const [address, copy] of holders) {
    if (isOrganizers(copy) || attendees.some((attendee) => sameAddress(attendee, { address }))) continue;
    cancelCopy(store, copy);
  }
}

function invite(store: MailboxStore, lead: StoredItem, attendee: Address): void {
  const person = store.world.people().find((known) => sameAddress(known, attendee));
  if (!person || person.oid === lead.mailbox || store.mailbox(person.oid) === null) return;
  const calendar = calendarFor(store, person.oid, undefined);
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

function newItem(
  store: MailboxStore,
  calendar: StoredCalendar,
  draft: MeetingDraft,
  detail: Detail,
  host: Pick<Person, 'oid' | 'tenantId' | 'language'>,
): StoredItem {
  const slot = slotOf(draft);
  const key = store.nextKey();
  const now = store.world.now();
  const meeting = fingerprint('meeting', key);
  return {
    ...slot,
    key,
    mailbox: calendar.mailbox,
    calendarId: calendar.id,
    meeting,
    meetingMadeAt: Math.floor(now / DAY) * DAY,
    createdAt: now,
    modifiedAt: now,
    version: store.nextVersion(),
    detail: draft.teams ? { ...detail, ...online(meeting, detail, host) } : detail,
    deleted: [],
    exceptions: {},
    transactionId: draft.transactionId ?? null,
    mirrorOf: null,
  };
}

function online(
  meeting: string,
  detail: Detail,
  host: Pick<Person, 'oid' | 'tenantId' | 'language'>,
): Pick<Detail, 'onlineMeeting' | 'body'> {
  const onlineMeeting = teamsMeeting(meeting, host);
  return { onlineMeeting, body: withJoinText(detail.body, onlineMeeting, host.language) };
}

function calendarFor(store: MailboxStore, oid: string, id: string | undefined): StoredCalendar {
  const calendars = store.mailbox(oid)?.calendars ?? [];
  const calendar = calendars.find((one) => (id === undefined ? one.kind === 'main' : one.id === id));
  if (!calendar) throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
  if (calendar.kind === 'birthdays' || calendar.kind === 'shared-copy') {
    throw new MailboxRefusal('read-only', 'Access is denied. Check credentials and try again.');
  }
  return calendar;
}

function personOf(store: MailboxStore, oid: string): Person {
  const person = store.world.people().find((known) => known.oid === oid);
  if (!person) throw new MailboxRefusal('not-found', `Nobody has the id ${oid}.`);
  return person;
}

export function named(store: MailboxStore, invitee: Invitee): Address {
  const person = store.world.people().find((known) => sameAddress(known, invitee));
  return {
    name: person?.name ?? invitee.name ?? invitee.address,
    address: person?.address ?? invitee.address,
  };
}

function guid(...words: string[]): string {
  return fingerprint(...words).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
