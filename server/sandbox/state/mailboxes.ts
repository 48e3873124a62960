import type { Change, ChangeLog } from './log.ts';
import type {
  Address,
  Mailbox,
  MailboxData,
  Response,
  ShareRole,
  StoredCalendar,
  StoredItem,
  WallTime,
} from './mailbox-data.ts';
import type { MeetingDraft, MeetingPatch } from './meeting-draft.ts';
import type { Person } from './types.ts';

export type { Change };

/** `people` is asked for names and addresses at every use; `changed` is called after every write. */
export type MailboxWorld = { people(): readonly Person[]; now(): number; changed(): void };

/** A meeting that doesn't exist, a calendar that can't be written, a date that a series doesn't have. */
export class MailboxRefusal extends Error {}

/**
 * The mailboxes of everybody. A meeting has one copy (`StoredItem`) per mailbox; `key` names a copy.
 * The verbs of an organiser take the key of the organiser's copy and carry the change to all others.
 * Every verb throws `MailboxRefusal` when it can't be done, and changes nothing then.
 */
export declare class Mailboxes {
  constructor(data: () => MailboxData, world: MailboxWorld);
  readonly log: ChangeLog;

  /** Makes every delta token given so far unknown, as Graph may do at any time. */
  expireTokens(): void;

  /** Gives a person a mailbox with its usual calendars; the existing one if there is one. */
  open(person: Person): Mailbox;
  /** Takes a mailbox away, as for somebody without a licence. */
  close(oid: string): void;
  mailbox(oid: string): Mailbox | null;
  calendar(id: string): StoredCalendar | null;
  mainCalendar(oid: string): StoredCalendar;
  items(calendarId: string): StoredItem[];
  item(key: number): StoredItem | null;
  /** Copies of one meeting in all mailboxes, the organiser's first. */
  copies(key: number): StoredItem[];
  /** Items of a mailbox, filtered by words of the subject and by calendar. */
  find(query: { oid: string; subject?: string; calendarId?: string }): StoredItem[];

  addCalendar(
    oid: string,
    calendar: { name: string; color?: string; kind?: 'secondary' | 'birthdays' },
  ): StoredCalendar;
  /** Puts a local copy of a calendar into another person's mailbox and keeps it up to date. */
  shareCalendar(calendarId: string, withOid: string, role: ShareRole): StoredCalendar;
  /** Lets another person open this person's main calendar in place. */
  shareMailbox(oid: string, withOid: string, role: ShareRole): void;

  createMeeting(organizerOid: string, draft: MeetingDraft): StoredItem;
  /** An invitation from outside: only the receiver has a copy. */
  receiveMeeting(oid: string, organizer: Address, draft: MeetingDraft): StoredItem;
  changeMeeting(key: number, patch: MeetingPatch): StoredItem;
  moveMeeting(key: number, start: WallTime, end: WallTime): StoredItem;
  /** The organiser's copy goes, the others' stay as cancelled. */
  cancelMeeting(key: number, comment?: string): void;
  /** Deletes one copy; of an organiser with attendees it is a cancellation. */
  deleteMeeting(key: number): void;
  /** `date` is the occurrence's original date `YYYY-MM-DD` in the series' zone. */
  deleteOccurrence(key: number, date: string): void;
  cancelOccurrence(key: number, date: string, comment?: string): void;
  /** Makes the occurrence an exception. */
  changeOccurrence(key: number, date: string, patch: MeetingPatch): StoredItem;
  /** Answer of an attendee, on the attendee's copy; of one occurrence when `date` is given. */
  respond(
    key: number,
    response: Exclude<Response, 'none' | 'organizer' | 'notResponded'>,
    date?: string,
  ): void;
}
