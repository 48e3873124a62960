import type { EwsRecurrence } from './recurrence.ts';
import type { EwsTimeZone } from './time-zone.ts';

export const SENSITIVITIES = ['Normal', 'Personal', 'Private', 'Confidential'] as const;
export const CALENDAR_ITEM_TYPES = ['Single', 'Occurrence', 'Exception', 'RecurringMaster'] as const;
export const FREE_BUSY = ['Free', 'Tentative', 'Busy', 'OOF', 'WorkingElsewhere', 'NoData'] as const;
export const RESPONSES = [
  'Unknown',
  'Organizer',
  'Tentative',
  'Accept',
  'Decline',
  'NoResponseReceived',
] as const;

export type EwsBody = { readonly form: 'HTML' | 'Text'; readonly content: string };

/** An occurrence that differs from its series. Instants are UTC in ms. */
export type EwsOccurrence = {
  readonly itemId: string | null;
  readonly start: number;
  readonly end: number;
  readonly originalStart: number;
};

/**
 * An item of a calendar as it was sent: what was not sent is null. Instants are UTC in ms.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritem
 */
export type EwsItem = {
  /** `CalendarItem`; other things can be kept in a calendar, and have none of its properties. */
  readonly element: string;
  /** Case-sensitive, and another one after a move. */
  readonly itemId: string;
  readonly changeKey: string | null;
  /** The folder that it is in, where that was asked for. */
  readonly parentFolderId: string | null;
  readonly uid: string | null;
  readonly subject: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly allDay: boolean | null;
  readonly sensitivity: (typeof SENSITIVITIES)[number] | null;
  /** A word that is not known counts as none. */
  readonly freeBusy: (typeof FREE_BUSY)[number] | null;
  readonly location: string | null;
  readonly enhancedLocation: string | null;
  readonly calendarItemType: (typeof CALENDAR_ITEM_TYPES)[number] | null;
  readonly isRecurring: boolean | null;
  readonly isMeeting: boolean | null;
  readonly isCancelled: boolean | null;
  /** Bits: 1 a meeting, 2 received, 4 cancelled. */
  readonly appointmentState: number | null;
  /** A word that is not known counts as none. */
  readonly myResponseType: (typeof RESPONSES)[number] | null;
  /** `address` is null where the server gives the name only, as FindItem does; it may be no SMTP address. */
  readonly organizer: { readonly name: string | null; readonly address: string | null } | null;
  readonly recurrenceId: number | null;
  readonly originalStart: number | null;
  readonly lastModified: number | null;
  readonly startTimeZone: EwsTimeZone | null;
  readonly endTimeZone: EwsTimeZone | null;
  /** The name of the zone on Exchange 2007, which knows no others. */
  readonly meetingTimeZone: string | null;
  readonly isOnlineMeeting: boolean | null;
  readonly joinOnlineMeetingUrl: string | null;
  /** Public strings by their names, such as `SkypeTeamsMeetingUrl`. */
  readonly named: ReadonlyMap<string, string>;
  readonly body: EwsBody | null;
  /** Of a master only, as are the next two. */
  readonly recurrence: EwsRecurrence | null;
  readonly modifiedOccurrences: readonly EwsOccurrence[];
  /** The original starts of those that were deleted. */
  readonly deletedOccurrences: readonly number[];
};
