import { plainText } from '../../graph/plain-text.ts';
import { iCalUId } from '../../state/exchange-ids.ts';
import type { Detail } from '../../state/mailbox-data.ts';
import { effectiveRights } from '../folders/rights.ts';
import { folderChangeKey, itemChangeKey } from '../ids.ts';
import { element, valued } from '../soap/write-xml.ts';
import type { Schema } from '../versions.ts';
import { reaches } from '../versions.ts';
import { bodyXml } from './body.ts';
import { type Entry, entryId, startAsPlanned } from './entry.ts';
import { attendeesXml, organizerXml, responseType } from './people.ts';
import { recurrenceXml } from './recurrence.ts';
import { instant, isHidden, type Rendering, words } from './rendering.ts';
import { deletedStarts, exceptionsOf, firstOccurrence, lastOccurrence } from './series.ts';
import { duration, windowsName, zoneDefinition, zoneName } from './time-zone.ts';

type Written = { entry: Entry; detail: Detail; rendering: Rendering };

/** A property of calendar items. */
export type Property = {
  /** As `FieldURI` names it. */
  uri: string;
  since: Schema;
  /** Part of the base shape `Default`; every property that is not `extra` is part of `AllProperties`. */
  byDefault: boolean;
  extra: boolean;
  /** Lists can't be asked for it. */
  getOnly: boolean;
  /** Empty when the item doesn't have it. */
  write(written: Written): string;
};

type Options = Partial<Pick<Property, 'since' | 'byDefault' | 'extra' | 'getOnly'>>;

const property = (uri: string, write: Property['write'], options: Options = {}): Property => ({
  uri,
  write,
  since: 'Exchange2007',
  byDefault: false,
  extra: false,
  getOnly: false,
  ...options,
});

const byDefault = { byDefault: true };
const getOnly = { getOnly: true };
const extra = { extra: true };
const from2010 = { since: 'Exchange2010' } as const;
const from2013 = { since: 'Exchange2013' } as const;
const previewLength = 255;

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const flag = (name: string, value: boolean) => valued(name, value);

const freeBusy: Record<Detail['showAs'], string> = {
  free: 'Free',
  tentative: 'Tentative',
  busy: 'Busy',
  oof: 'OOF',
  workingElsewhere: 'WorkingElsewhere',
  unknown: 'NoData',
};

const freeBusyOf = ({ showAs }: Detail, schema: Schema): string =>
  showAs === 'workingElsewhere' && !reaches(schema, 'Exchange2013') ? 'Free' : freeBusy[showAs];

const isMeeting = ({ attendees, response }: Detail): boolean =>
  attendees.length > 0 || response.response !== 'organizer';

/** 1: a meeting, 2: received, 4: cancelled. [MS-OXOCAL] 2.2.1.10 */
const stateOf = (detail: Detail): number => {
  if (!isMeeting(detail)) return 0;
  const received = detail.response.response === 'organizer' ? 0 : 2;
  return 1 + received + (detail.cancelled ? 4 : 0);
};

const myResponse = (detail: Detail): string => {
  const { response } = detail.response;
  if (response === 'none') return isMeeting(detail) ? 'NoResponseReceived' : 'Unknown';
  return responseType(response);
};

const textOf = ({ body }: Detail): string =>
  body.contentType === 'html' ? plainText(body.content) : body.content;

const marked = ({ detail, rendering }: Written) =>
  rendering.settings.onlineMeetings === 'marked' ? detail.onlineMeeting : null;

const names = (detail: Detail, type: 'required' | 'optional'): string =>
  detail.attendees
    .filter((attendee) => attendee.type === type)
    .map(({ name }) => name)
    .join('; ');

const occurrenceInfo = (name: string, entry: Entry | null, rendering: Rendering): string =>
  entry === null
    ? ''
    : element(
        name,
        itemIdXml(entry) +
          valued('t:Start', instant(entry.start, rendering)) +
          valued('t:End', instant(entry.end, rendering)) +
          valued('t:OriginalStart', instant(startAsPlanned(entry), rendering)),
      );

export const itemIdXml = (entry: Entry): string =>
  element('t:ItemId', '', {
    Id: entryId(entry),
    ChangeKey: itemChangeKey(entry.item.mailbox, entry.item.version),
  });

const hasText = (text: string | null, subject: string): boolean => text !== null && subject.includes(text);

/**
 * Everything of a calendar item, in the order of the schema. Extended properties stand after `item:HasAttachments`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritem
 */
export const itemProperties: readonly Property[] = [
  property('item:ParentFolderId', ({ rendering: { folder } }) =>
    element('t:ParentFolderId', '', {
      Id: folder.id,
      ChangeKey: folderChangeKey(folder.mailbox, folder.version),
    }),
  ),
  property('item:ItemClass', ({ entry }) =>
    valued(
      't:ItemClass',
      entry.type === 'Occurrence' || entry.type === 'Exception'
        ? 'IPM.Appointment.Occurrence'
        : 'IPM.Appointment',
    ),
  ),
  property(
    'item:Subject',
    ({ detail, rendering }) => words('t:Subject', detail.subject, rendering),
    byDefault,
  ),
  property('item:Sensitivity', ({ entry, detail, rendering }) =>
    rendering.settings.privateItems === 'unmarked' && isHidden(entry, rendering)
      ? ''
      : valued('t:Sensitivity', capital(detail.sensitivity)),
  ),
  property('item:Body', ({ detail, rendering }) => bodyXml('t:Body', detail.body, rendering), getOnly),
  property('item:DateTimeReceived', ({ entry, rendering }) =>
    valued('t:DateTimeReceived', instant(entry.item.createdAt, rendering)),
  ),
  property('item:Size', ({ detail }) => valued('t:Size', 1_500 + detail.body.content.length * 2)),
  property('item:Categories', ({ detail }) =>
    detail.categories.length === 0
      ? ''
      : element('t:Categories', detail.categories.map((one) => valued('t:String', one)).join('')),
  ),
  property('item:Importance', ({ detail }) => valued('t:Importance', capital(detail.importance))),
  property('item:IsSubmitted', () => flag('t:IsSubmitted', false)),
  property('item:IsDraft', () => flag('t:IsDraft', false)),
  property('item:IsFromMe', () => flag('t:IsFromMe', false)),
  property('item:IsResend', () => flag('t:IsResend', false)),
  property('item:IsUnmodified', () => flag('t:IsUnmodified', false)),
  property('item:DateTimeSent', ({ entry, rendering }) =>
    valued('t:DateTimeSent', instant(entry.item.createdAt, rendering)),
  ),
  property('item:DateTimeCreated', ({ entry, rendering }) =>
    valued('t:DateTimeCreated', instant(entry.exception?.createdAt ?? entry.item.createdAt, rendering)),
  ),
  property('item:ResponseObjects', () => element('t:ResponseObjects', element('t:ForwardItem')), {
    ...byDefault,
    ...getOnly,
  }),
  property('item:ReminderDueBy', ({ entry, rendering }) =>
    valued('t:ReminderDueBy', instant(entry.start, rendering)),
  ),
  property('item:ReminderIsSet', ({ detail }) => flag('t:ReminderIsSet', detail.reminder !== null)),
  property('item:ReminderMinutesBeforeStart', ({ detail }) =>
    valued('t:ReminderMinutesBeforeStart', detail.reminder ?? 0),
  ),
  property('item:DisplayCc', ({ detail, rendering }) =>
    words('t:DisplayCc', names(detail, 'optional'), rendering),
  ),
  property('item:DisplayTo', ({ detail, rendering }) =>
    words('t:DisplayTo', names(detail, 'required'), rendering),
  ),
  property('item:HasAttachments', () => flag('t:HasAttachments', false), byDefault),
  property('item:Culture', () => valued('t:Culture', 'en-US')),
  property('item:EffectiveRights', ({ rendering }) => effectiveRights(rendering.access, rendering.schema), {
    ...getOnly,
  }),
  property('item:LastModifiedName', ({ detail }) => valued('t:LastModifiedName', detail.organizer.name)),
  property('item:LastModifiedTime', ({ entry, rendering }) =>
    valued('t:LastModifiedTime', instant(entry.exception?.modifiedAt ?? entry.item.modifiedAt, rendering)),
  ),
  property('item:IsAssociated', () => flag('t:IsAssociated', false), from2010),
  property(
    'item:WebClientReadFormQueryString',
    ({ entry, rendering }) =>
      valued(
        't:WebClientReadFormQueryString',
        reaches(rendering.schema, 'Exchange2013')
          ? `https://mail.contoso.example/owa/?ItemID=${encodeURIComponent(entryId(entry))}&exvsurl=1&viewmodel=ICalendarItemDetailsViewModelFactory`
          : `?ae=Item&a=Open&t=IPM.Appointment&id=${encodeURIComponent(entryId(entry))}&exvsurl=1`,
      ),
    { since: 'Exchange2010', ...extra },
  ),
  property(
    'item:NormalizedBody',
    ({ detail, rendering }) => bodyXml('t:NormalizedBody', detail.body, rendering),
    { ...from2013, ...getOnly, ...extra },
  ),
  property(
    'item:Preview',
    ({ detail, rendering }) => words('t:Preview', textOf(detail).slice(0, previewLength), rendering),
    { ...from2013, ...extra },
  ),
  property(
    'item:TextBody',
    ({ detail, rendering }) => bodyXml('t:TextBody', detail.body, rendering, 'Text'),
    { ...from2013, ...getOnly, ...extra },
  ),
  property('calendar:UID', ({ entry: { item }, detail, rendering }) =>
    hasText(rendering.settings.uidlessSubject, detail.subject)
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
      hasText(rendering.settings.startlessSubject, detail.subject)
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
    ({ detail, rendering }) => valued('t:LegacyFreeBusyStatus', freeBusyOf(detail, rendering.schema)),
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
  property('calendar:AppointmentState', ({ detail }) => valued('t:AppointmentState', stateOf(detail))),
  property(
    'calendar:Recurrence',
    ({ entry, rendering }) =>
      entry.type === 'RecurringMaster' ? recurrenceXml(entry.item, rendering.schema) : '',
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:FirstOccurrence',
    ({ entry, rendering }) =>
      occurrenceInfo(
        't:FirstOccurrence',
        entry.type === 'RecurringMaster' ? firstOccurrence(entry.item) : null,
        rendering,
      ),
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:LastOccurrence',
    ({ entry, rendering }) =>
      occurrenceInfo(
        't:LastOccurrence',
        entry.type === 'RecurringMaster' ? lastOccurrence(entry.item) : null,
        rendering,
      ),
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:ModifiedOccurrences',
    ({ entry, rendering }) => {
      const modified = entry.type === 'RecurringMaster' ? exceptionsOf(entry.item) : [];
      const written = modified.map((one) => occurrenceInfo('t:Occurrence', one, rendering));
      return written.length === 0 ? '' : element('t:ModifiedOccurrences', written.join(''));
    },
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:DeletedOccurrences',
    ({ entry, rendering }) => {
      const deleted = entry.type === 'RecurringMaster' ? deletedStarts(entry.item) : [];
      const written = deleted.map((start) =>
        element('t:DeletedOccurrence', valued('t:Start', instant(start, rendering))),
      );
      return written.length === 0 ? '' : element('t:DeletedOccurrences', written.join(''));
    },
    { ...byDefault, ...getOnly },
  ),
  property(
    'calendar:MeetingTimeZone',
    ({ entry, rendering }) =>
      reaches(rendering.schema, 'Exchange2010')
        ? ''
        : element('t:MeetingTimeZone', '', { TimeZoneName: windowsName(entry.item.start.timeZone) }),
    { ...getOnly, ...extra },
  ),
  property(
    'calendar:StartTimeZone',
    (written) => zone('t:StartTimeZone', written, written.entry.item.start.timeZone),
    from2010,
  ),
  property(
    'calendar:EndTimeZone',
    (written) => zone('t:EndTimeZone', written, written.entry.item.end.timeZone),
    from2010,
  ),
  property('calendar:ConferenceType', () => valued('t:ConferenceType', 0)),
  property('calendar:AllowNewTimeProposal', ({ detail }) =>
    flag('t:AllowNewTimeProposal', detail.allowNewTimeProposals),
  ),
  property('calendar:IsOnlineMeeting', (written) => flag('t:IsOnlineMeeting', marked(written) !== null)),
  property('calendar:MeetingWorkspaceUrl', () => '', extra),
  property('calendar:NetShowUrl', () => '', extra),
  property(
    'calendar:EnhancedLocation',
    ({ detail }) =>
      detail.places.length === 0
        ? ''
        : element(
            't:EnhancedLocation',
            valued('t:DisplayName', detail.places.map(({ name }) => name).join('; ')) +
              element('t:Annotation') +
              element('t:PostalAddress', valued('t:Type', 'Business') + valued('t:LocationSource', 'None')),
          ),
    { ...from2013, ...getOnly, ...extra },
  ),
  property('calendar:StartWallClock', () => '', { ...from2013, ...extra }),
  property('calendar:EndWallClock', () => '', { ...from2013, ...extra }),
  property(
    'calendar:StartTimeZoneId',
    ({ entry }) => valued('t:StartTimeZoneId', windowsName(entry.item.start.timeZone)),
    from2013,
  ),
  property(
    'calendar:EndTimeZoneId',
    ({ entry }) => valued('t:EndTimeZoneId', windowsName(entry.item.end.timeZone)),
    from2013,
  ),
  property(
    'calendar:JoinOnlineMeetingUrl',
    (written) => {
      const meeting = marked(written);
      return meeting === null ? '' : words('t:JoinOnlineMeetingUrl', meeting.joinUrl, written.rendering);
    },
    from2013,
  ),
  property('calendar:OnlineMeetingSettings', () => '', { ...from2013, ...extra }),
  property(
    'calendar:IsOrganizer',
    ({ detail }) => flag('t:IsOrganizer', detail.response.response === 'organizer'),
    { since: 'Exchange2013_SP1', ...extra },
  ),
];

function zone(name: string, { entry, rendering }: Written, timeZone: string): string {
  const { zoneNames } = rendering.settings;
  return rendering.list
    ? zoneName(name, timeZone, zoneNames)
    : zoneDefinition(name, timeZone, entry.start, zoneNames);
}
