import type { EwsItem } from '../../src/providers/ews/codec/item.ts';

const EMPTY: EwsItem = {
  element: 'CalendarItem',
  itemId: 'item',
  changeKey: 'key',
  parentFolderId: null,
  uid: 'uid',
  subject: null,
  start: Date.UTC(2026, 10, 24, 9),
  end: Date.UTC(2026, 10, 24, 10),
  allDay: false,
  sensitivity: 'Normal',
  location: null,
  enhancedLocation: null,
  calendarItemType: 'Single',
  isCancelled: null,
  appointmentState: null,
  myResponseType: null,
  organizer: null,
  recurrenceId: null,
  originalStart: null,
  startTimeZone: null,
  endTimeZone: null,
  meetingTimeZone: null,
  isOnlineMeeting: null,
  joinOnlineMeetingUrl: null,
  named: new Map(),
  body: null,
  recurrence: null,
  modifiedOccurrences: [],
  deletedOccurrences: [],
};

/** An appointment that says this and hardly anything else. */
export const itemWith = (more: Partial<EwsItem>): EwsItem => ({ ...EMPTY, ...more });
