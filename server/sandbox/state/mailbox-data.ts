import type { Change } from './log.ts';
import type { Person } from './types.ts';

/** The mailboxes as plain JSON, so that they can be saved. Instants are UTC ms of the sandbox's clock. */

/** A wall time `YYYY-MM-DDTHH:mm:ss` in a zone by its Windows or IANA name. */
export type WallTime = { dateTime: string; timeZone: string };

export type Address = { name: string; address: string };

export type Response =
  | 'none'
  | 'organizer'
  | 'tentativelyAccepted'
  | 'accepted'
  | 'declined'
  | 'notResponded';

/** `at` null: never answered, or not asked. */
export type ResponseStatus = { response: Response; at: number | null };

export type AttendeeType = 'required' | 'optional' | 'resource';

export type Attendee = Address & { type: AttendeeType; status: ResponseStatus };

/** `room` is the mail address of a room from the directory. */
export type Place = { name: string; uri?: string; room?: string };

export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';
export type WeekIndex = 'first' | 'second' | 'third' | 'fourth' | 'last';

/** Dates are `YYYY-MM-DD` in the series' own zone. */
export type Recurrence = {
  pattern: {
    type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
    interval: number;
    daysOfWeek?: Weekday[];
    firstDayOfWeek?: Weekday;
    dayOfMonth?: number;
    month?: number;
    index?: WeekIndex;
  };
  range:
    | { type: 'noEnd'; startDate: string }
    | { type: 'endDate'; startDate: string; endDate: string }
    | { type: 'numbered'; startDate: string; numberOfOccurrences: number };
};

export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential';
export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';

export type OnlineMeeting = { joinUrl: string; conferenceId: string; tollNumber: string };

/** What a meeting says of itself apart from its time. */
export type Detail = {
  subject: string;
  body: { contentType: 'html' | 'text'; content: string };
  places: Place[];
  importance: 'low' | 'normal' | 'high';
  sensitivity: Sensitivity;
  showAs: ShowAs;
  categories: string[];
  /** Minutes before the start; null: no reminder. */
  reminder: number | null;
  onlineMeeting: OnlineMeeting | null;
  organizer: Address;
  attendees: Attendee[];
  /** Answer of the mailbox's owner. */
  response: ResponseStatus;
  cancelled: boolean;
  hideAttendees: boolean;
  allowNewTimeProposals: boolean;
  responseRequested: boolean;
};

/** An occurrence that differs from its series; only what differs is kept. */
export type Exception = {
  start: WallTime;
  end: WallTime;
  detail: Partial<Detail>;
  createdAt: number;
  modifiedAt: number;
};

/** One mailbox's copy of a meeting: a single one, or a whole series (`recurrence` not null). */
export type StoredItem = {
  /** Number of this copy, unique in the sandbox; ids of the protocols are made from it. */
  key: number;
  /** `oid` of the mailbox's owner. */
  mailbox: string;
  calendarId: string;
  /** The meeting that this is a copy of: 32 hex digits, the same in every mailbox. */
  meeting: string;
  /** The day on which the meeting was first made, which is part of its iCalendar id. */
  meetingMadeAt: number;
  createdAt: number;
  modifiedAt: number;
  /** Changes with every change, of an occurrence too; change keys and etags of all of a series are made from it. */
  version: number;
  start: WallTime;
  end: WallTime;
  allDay: boolean;
  detail: Detail;
  recurrence: Recurrence | null;
  /** Original dates of deleted occurrences. */
  deleted: string[];
  /** By original date. */
  exceptions: Record<string, Exception>;
  transactionId: string | null;
  /** Set in the local copy of a shared calendar: the item it mirrors. */
  mirrorOf: number | null;
};

export type CalendarKind = 'main' | 'secondary' | 'birthdays' | 'shared-copy';

export type StoredCalendar = {
  id: string;
  /** `oid` of the mailbox that it lives in. */
  mailbox: string;
  kind: CalendarKind;
  name: string;
  color: string;
  hexColor: string;
  groupId: string;
  /** Whose calendar it is; another person's for a shared copy. */
  owner: Address;
  canEdit: boolean;
  canViewPrivateItems: boolean;
  version: number;
  /** For a shared copy: the calendar that it copies, and as what its owner shared it. */
  source: string | null;
  role: ShareRole | null;
};

export type StoredGroup = { id: string; name: string; classId: string; version: number };

export type ShareRole =
  | 'freeBusyRead'
  | 'limitedRead'
  | 'read'
  | 'write'
  | 'delegateWithoutPrivateEventAccess'
  | 'delegateWithPrivateEventAccess';

/** Why Graph has no mailbox of somebody: it is on a server of their own, it was deleted softly, there is none. */
export type Unreadable = 'on-premise' | 'inactive' | 'missing';

export type Mailbox = {
  oid: string;
  groups: StoredGroup[];
  calendars: StoredCalendar[];
  /** People who may open this mailbox's main calendar in place. */
  sharedWith: { oid: string; role: ShareRole }[];
  /** Absent: Graph reads it. */
  unreadable?: Unreadable;
  /** Set for the mailbox of a Microsoft 365 group, to which nobody signs in: as whom it holds its meetings. */
  group?: Person;
};

export type MailboxData = {
  mailboxes: Mailbox[];
  /** By key. */
  items: Record<number, StoredItem>;
  /** Last number given to an item, calendar or group. */
  lastKey: number;
  /** Last number given to a version. */
  lastVersion: number;
  /** Changes, oldest first; `log[0].seq` may be greater than 1 when old ones were dropped. */
  log: Change[];
  lastSeq: number;
  /** Delta tokens of an earlier generation are unknown. */
  tokenGeneration: number;
};
