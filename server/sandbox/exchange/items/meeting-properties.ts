import { iCalUId } from '../../state/exchange-ids.ts';
import { valued } from '../soap/write-xml.ts';
import { startAsPlanned } from './entry.ts';
import { appointmentState, freeBusyStatus, isMeeting, myResponse } from './meeting-states.ts';
import { attendeesXml, organizerXml } from './people.ts';
import { byDefault, extra, flag, getOnly, isPicked, type Property, property } from './property.ts';
import { instant, words } from './rendering.ts';
import { duration, windowsName } from './time-zone.ts';

/** When a meeting is, what it is, and who is in it. */
export const meetingProperties: readonly Property[] = [
  property('calendar:UID', ({ entry: { item }, detail, rendering }) =>
    isPicked(rendering.settings.uidlessSubject, detail)
      ? ''
      : valued('t:UID', iCalUId(item.meeting, item.meetingMadeAt, null)),
  ),
  property('calendar:RecurrenceId', ({ entry, rendering }) =>
    entry.date === null ? '' : valued('t:RecurrenceId', instant(startAsPlanned(entry), rendering)),
  ),
  property('calendar:DateTimeStamp', ({ entry, rendering }) =>
    valued('t:DateTimeStamp', instant(entry.item.modifiedAt, rendering)),
  ),
  property(
    'calendar:Start',
    ({ entry, detail, rendering }) =>
      isPicked(rendering.settings.startlessSubject, detail)
        ? ''
        : valued('t:Start', instant(entry.start, rendering)),
    byDefault,
  ),
  property(
    'calendar:End',
    ({ entry, rendering }) => valued('t:End', instant(entry.end, rendering)),
    byDefault,
  ),
  property('calendar:OriginalStart', ({ entry, rendering }) =>
    entry.date === null ? '' : valued('t:OriginalStart', instant(startAsPlanned(entry), rendering)),
  ),
  property('calendar:IsAllDayEvent', ({ entry }) => flag('t:IsAllDayEvent', entry.item.allDay)),
  property(
    'calendar:LegacyFreeBusyStatus',
    ({ detail, rendering }) => valued('t:LegacyFreeBusyStatus', freeBusyStatus(detail, rendering.schema)),
    byDefault,
  ),
  property(
    'calendar:Location',
    ({ detail, rendering }) =>
      detail.places.length === 0
        ? ''
        : words('t:Location', detail.places.map(({ name }) => name).join('; '), rendering),
    byDefault,
  ),
  property('calendar:When', () => '', extra),
  property('calendar:IsMeeting', ({ detail }) => flag('t:IsMeeting', isMeeting(detail))),
  property('calendar:IsCancelled', ({ detail }) => flag('t:IsCancelled', detail.cancelled)),
  property('calendar:IsRecurring', ({ entry }) => flag('t:IsRecurring', entry.type !== 'Single')),
  property('calendar:MeetingRequestWasSent', ({ detail }) =>
    flag('t:MeetingRequestWasSent', detail.response.response === 'organizer' && detail.attendees.length > 0),
  ),
  property('calendar:IsResponseRequested', ({ detail }) =>
    flag('t:IsResponseRequested', detail.responseRequested),
  ),
  property('calendar:CalendarItemType', ({ entry }) => valued('t:CalendarItemType', entry.type), byDefault),
  property('calendar:MyResponseType', ({ detail }) => valued('t:MyResponseType', myResponse(detail))),
  property(
    'calendar:Organizer',
    ({ detail, rendering }) => organizerXml(detail.organizer, rendering),
    byDefault,
  ),
  property(
    'calendar:RequiredAttendees',
    ({ detail, rendering }) => attendeesXml('t:RequiredAttendees', detail.attendees, 'required', rendering),
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:OptionalAttendees',
    ({ detail, rendering }) => attendeesXml('t:OptionalAttendees', detail.attendees, 'optional', rendering),
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:Resources',
    ({ detail, rendering }) => attendeesXml('t:Resources', detail.attendees, 'resource', rendering),
    { ...byDefault, ...getOnly },
  ),
  property('calendar:ConflictingMeetingCount', () => valued('t:ConflictingMeetingCount', 0), {
    ...getOnly,
    ...extra,
  }),
  property('calendar:AdjacentMeetingCount', () => valued('t:AdjacentMeetingCount', 0), {
    ...getOnly,
    ...extra,
  }),
  property('calendar:ConflictingMeetings', () => '', { ...getOnly, ...extra }),
  property('calendar:AdjacentMeetings', () => '', { ...getOnly, ...extra }),
  property('calendar:Duration', ({ entry }) => valued('t:Duration', duration(entry.end - entry.start))),
  property('calendar:TimeZone', ({ entry }) => valued('t:TimeZone', windowsName(entry.item.start.timeZone))),
  property('calendar:AppointmentReplyTime', ({ detail, rendering }) =>
    detail.response.at === null
      ? ''
      : valued('t:AppointmentReplyTime', instant(detail.response.at, rendering)),
  ),
  property('calendar:AppointmentSequenceNumber', () => valued('t:AppointmentSequenceNumber', 0)),
  property('calendar:AppointmentState', ({ detail }) =>
    valued('t:AppointmentState', appointmentState(detail)),
  ),
];
