import { addBirthday } from './birthdays.ts';
import * as keeping from './calendar-keeping.ts';
import { type ItemName, readItemId } from './exchange-ids.ts';
import { type Instance, instancesIn, type Window } from './instances.ts';
import * as inviting from './inviting.ts';
import type { ChangeLog } from './log.ts';
import type {
  Address,
  Mailbox,
  MailboxData,
  ShareRole,
  StoredCalendar,
  StoredItem,
  Unreadable,
  WallTime,
} from './mailbox-data.ts';
import { closeMailbox, openMailbox, setUnreadable } from './mailbox-keeping.ts';
import { type FolderCounters, MailboxStore, type MailboxWorld } from './mailbox-store.ts';
import type { MeetingDraft, MeetingPatch, OwnPatch } from './meeting-draft.ts';
import * as occurrences from './occurrences.ts';
import * as organizing from './organizing.ts';
import { addressOf } from './people.ts';
import { MailboxRefusal } from './refusal.ts';
import { type Answer, adjustCopy, respond } from './responding.ts';
import { removeItem } from './shared-copies.ts';
import * as sharing from './sharing.ts';
import type { Person } from './types.ts';

export { MailboxRefusal };

/**
 * The mailboxes of everybody. A meeting has one copy (`StoredItem`) per mailbox, and `key` names a copy.
 * The organiser's verbs act on the whole meeting, whichever copy is named, and carry the change to every mailbox.
 * Every verb throws `MailboxRefusal` when it can't be done, and changes nothing then.
 */
export class Mailboxes {
  readonly log: ChangeLog;
  readonly #store: MailboxStore;

  constructor(data: MailboxData, world: MailboxWorld) {
    this.#store = new MailboxStore(data, world);
    this.log = this.#store.log;
  }

  get data(): MailboxData {
    return this.#store.data;
  }

  /** Takes other data in place of what it had, as after a reset. */
  load(data: MailboxData): void {
    this.#store.load(data);
  }

  /** Gives a person a mailbox with its usual calendars; the existing one if there is one. */
  open(person: Person): Mailbox {
    return openMailbox(this.#store, person);
  }

  /** A Microsoft 365 group has a mailbox too, to which nobody signs in. */
  openGroup(group: Person): Mailbox {
    const mailbox = openMailbox(this.#store, group);
    mailbox.group = group;
    return mailbox;
  }

  /** Takes a mailbox away with all that is in it, as for somebody who lost the licence. */
  close(oid: string): void {
    closeMailbox(this.#store, oid);
  }

  /** Nothing is lost, but Graph says that it has no such mailbox; null: it reads it again. */
  setUnreadable(oid: string, why: Unreadable | null): void {
    setUnreadable(this.#store, oid, why);
  }

  mailbox(oid: string): Mailbox | null {
    return this.#store.mailbox(oid);
  }

  calendar(id: string): StoredCalendar | null {
    return this.#store.calendars().find((calendar) => calendar.id === id) ?? null;
  }

  mainCalendar(oid: string): StoredCalendar {
    const main = this.#store.mailbox(oid)?.calendars.find((calendar) => calendar.kind === 'main');
    if (!main) throw new MailboxRefusal('not-found', `Nobody with the id ${oid} has a mailbox.`);
    return main;
  }

  items(calendarId: string): StoredItem[] {
    return this.#store.items(calendarId);
  }

  item(key: number): StoredItem | null {
    return this.#store.item(key);
  }

  /** What a mutable or immutable id names, if there is such an item. */
  named(id: string): ItemName | null {
    return readItemId(id, (key) => this.item(key)?.mailbox);
  }

  /** Mail address of a person; empty for nobody. */
  addressOf(oid: string): string {
    return addressOf(this.#store, oid);
  }

  /** Copies of one meeting in all mailboxes, the organiser's first. */
  copies(key: number): StoredItem[] {
    return organizing.meetingOf(this.#store, key);
  }

  /** Items of a mailbox by a part of the subject and by calendar. */
  find(query: { oid: string; subject?: string; calendarId?: string }): StoredItem[] {
    const words = (query.subject ?? '').toLowerCase();
    const calendars = this.#store.mailbox(query.oid)?.calendars ?? [];
    return calendars
      .filter((calendar) => query.calendarId === undefined || calendar.id === query.calendarId)
      .flatMap((calendar) => this.items(calendar.id))
      .filter((item) => item.detail.subject.toLowerCase().includes(words));
  }

  /** Single meetings and occurrences of a calendar in a window, by start. */
  view(calendarId: string, window: Window): Instance[] {
    return this.items(calendarId)
      .flatMap((item) => instancesIn(item, window))
      .sort((a, b) => a.start - b.start || a.item.key - b.item.key);
  }

  /** Number of the last change in that calendar since the process started. */
  lastChange(calendarId: string): number {
    return this.#store.lastChange(calendarId);
  }

  /** What the store counts of a calendar by itself. */
  counters(calendarId: string): FolderCounters {
    return this.#store.counters(calendarId);
  }

  /** Makes every delta token given out so far unknown, as Graph may do at any time. */
  expireTokens(): void {
    this.data.tokenGeneration += 1;
    this.#store.world.changed();
  }

  addCalendar(
    oid: string,
    wanted: { name: string; color?: string; kind?: 'secondary' | 'birthdays' },
  ): StoredCalendar {
    return keeping.addOwnCalendar(this.#store, oid, wanted);
  }

  renameCalendar(id: string, name: string): StoredCalendar {
    return keeping.renameCalendar(this.#store, id, name);
  }

  /** Takes a calendar away with all that is in it, and from everybody who has a copy of it. */
  removeCalendar(id: string): void {
    keeping.removeCalendar(this.#store, id);
  }

  /** Puts a yearly day into the read-only calendar of birthdays; `date` is any one of them. */
  addBirthday(oid: string, name: string, date: string): StoredItem {
    return addBirthday(this.#store, oid, name, date);
  }

  /** Puts a local copy of a calendar into another person's mailbox and keeps it up to date; an existing one gets the role. */
  shareCalendar(calendarId: string, withOid: string, role: ShareRole): StoredCalendar {
    return sharing.shareCalendar(this.#store, calendarId, withOid, role);
  }

  /** The copy vanishes from the other person's mailbox. */
  unshareCalendar(calendarId: string, withOid: string): void {
    sharing.unshareCalendar(this.#store, calendarId, withOid);
  }

  /** Lets another person open this person's main calendar in place; `null`: no more. */
  shareMailbox(oid: string, withOid: string, role: ShareRole | null): void {
    sharing.shareMailbox(this.#store, oid, withOid, role);
  }

  createMeeting(organizerOid: string, draft: MeetingDraft): StoredItem {
    return inviting.createMeeting(this.#store, organizerOid, draft);
  }

  /** An invitation from outside the sandbox: only the receiver has a copy. */
  receiveMeeting(oid: string, organizer: Address, draft: MeetingDraft): StoredItem {
    return inviting.receiveMeeting(this.#store, oid, organizer, draft);
  }

  changeMeeting(key: number, patch: MeetingPatch): StoredItem {
    organizing.changeMeeting(this.#store, key, patch);
    return this.#item(key);
  }

  moveMeeting(key: number, start: WallTime, end: WallTime): StoredItem {
    return this.changeMeeting(key, { start, end });
  }

  /** The organiser's copy goes, the others' stay as cancelled. */
  cancelMeeting(key: number, comment?: string): void {
    organizing.cancelMeeting(this.#store, key, comment);
  }

  /** Deletes one copy; of an organiser with attendees that is a cancellation. */
  deleteMeeting(key: number): void {
    const item = this.#item(key);
    if (organizing.isOrganizers(item)) this.cancelMeeting(key);
    else removeItem(this.#store, item);
  }

  /** `date` is the occurrence's original date `YYYY-MM-DD` in the series' zone. */
  deleteOccurrence(key: number, date: string): void {
    occurrences.deleteOccurrence(this.#store, key, date);
  }

  cancelOccurrence(key: number, date: string, comment?: string): void {
    occurrences.cancelOccurrence(this.#store, key, date, comment);
  }

  /** Takes an occurrence out of one attendee's copy. */
  dropOccurrence(key: number, date: string): void {
    occurrences.dropOccurrence(this.#store, this.#item(key), date);
  }

  /** Makes the occurrence an exception. */
  changeOccurrence(key: number, date: string, patch: MeetingPatch): StoredItem {
    occurrences.changeOccurrence(this.#store, key, date, patch);
    return this.#item(key);
  }

  /** Answer of an attendee, on the attendee's copy; of one occurrence when `date` is given. */
  respond(key: number, answer: Answer, date?: string): void {
    respond(this.#store, key, answer, date);
  }

  /** What the owner of one copy changes of that copy alone. */
  adjust(key: number, patch: OwnPatch, date?: string): StoredItem {
    adjustCopy(this.#store, this.#item(key), patch, date);
    return this.#item(key);
  }

  #item(key: number): StoredItem {
    const item = this.item(key);
    if (item === null)
      throw new MailboxRefusal('not-found', 'The specified object was not found in the store.');
    return item;
  }
}
