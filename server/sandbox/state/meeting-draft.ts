import type {
  AttendeeType,
  Detail,
  Place,
  Recurrence,
  Sensitivity,
  ShowAs,
  WallTime,
} from './mailbox-data.ts';

/** A meeting as somebody writes it down. Only the first three fields are needed. */
export type MeetingDraft = {
  subject: string;
  start: WallTime;
  end: WallTime;
  /** Start and end at midnight. */
  allDay?: boolean;
  recurrence?: Recurrence | null;
  body?: Detail['body'];
  places?: Place[];
  attendees?: { address: string; name?: string; type?: AttendeeType }[];
  /** True: a Teams meeting is made, and its join text put into the body. */
  teams?: boolean;
  sensitivity?: Sensitivity;
  showAs?: ShowAs;
  importance?: Detail['importance'];
  categories?: string[];
  reminder?: number | null;
  hideAttendees?: boolean;
  allowNewTimeProposals?: boolean;
  responseRequested?: boolean;
  transactionId?: string | null;
  /** A calendar of the organiser other than the main one. */
  calendarId?: string;
};

/** What is not named stays. */
export type MeetingPatch = Partial<Omit<MeetingDraft, 'calendarId' | 'transactionId'>>;
