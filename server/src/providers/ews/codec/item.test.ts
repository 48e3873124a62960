import { describe, expect, test } from '@jest/globals';
import { findItemText, inChunks, itemText } from '../../../../test/ews/answer-texts.ts';
import { readFindItem } from './find-item.ts';

/** The first item of a list, or what is wrong with it. */
const read = async (item: string): Promise<unknown> => {
  const answer = await readFindItem(inChunks(findItemText(item)), 1000);
  const message = answer.kind === 'messages' ? answer.messages[0] : undefined;
  const entry = message?.kind === 'success' ? message.value.items[0] : undefined;
  return entry?.kind === 'item' ? entry.item : entry;
};

const WHOLE = `
  <t:ParentFolderId Id="AAMkF" ChangeKey="AQ"/>
  <t:UID>040000008200E00074C5B7101A82E008</t:UID><t:RecurrenceId>2026-11-28T09:00:00Z</t:RecurrenceId>
  <t:Subject>Weekly</t:Subject><t:Sensitivity>Confidential</t:Sensitivity>
  <t:Body BodyType="HTML" IsTruncated="true">&lt;p&gt;Hi&lt;/p&gt;</t:Body>
  <t:LastModifiedTime>2026-11-01T08:00:00.1234567Z</t:LastModifiedTime>
  <t:ExtendedProperty><t:ExtendedFieldURI DistinguishedPropertySetId="PublicStrings" PropertyName="SkypeTeamsMeetingUrl" PropertyType="String"/><t:Value>https://teams.microsoft.com/l/x</t:Value></t:ExtendedProperty>
  <t:ExtendedProperty><t:ExtendedFieldURI PropertyName="OnlineMeetingConfLink" PropertyType="String"/><t:Value>conf:sip:anna</t:Value></t:ExtendedProperty>
  <t:ExtendedProperty><t:ExtendedFieldURI PropertyName="SkypeTeamsMeetingUrl" PropertyType="String"/><t:Value>second</t:Value></t:ExtendedProperty>
  <t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="0x10f4" PropertyType="Boolean"/><t:Value>false</t:Value></t:ExtendedProperty>
  <t:TextBody BodyType="Text">Hi</t:TextBody>
  <t:Start>2026-11-28T10:00:00Z</t:Start><t:End>2026-11-28T11:00:00Z</t:End>
  <t:OriginalStart>2026-11-28T09:00:00Z</t:OriginalStart><t:IsAllDayEvent>false</t:IsAllDayEvent>
  <t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus><t:Location>Room 1</t:Location>
  <t:IsMeeting>true</t:IsMeeting><t:IsCancelled>true</t:IsCancelled><t:IsRecurring>true</t:IsRecurring>
  <t:CalendarItemType>Exception</t:CalendarItemType><t:MyResponseType>Tentative</t:MyResponseType>
  <t:Organizer><t:Mailbox><t:Name>Anna</t:Name><t:EmailAddress>anna@contoso.example</t:EmailAddress></t:Mailbox></t:Organizer>
  <t:RequiredAttendees><t:Attendee><t:Mailbox><t:Name>Bob</t:Name></t:Mailbox></t:Attendee></t:RequiredAttendees>
  <t:AppointmentState>7</t:AppointmentState>
  <t:StartTimeZone Id="W. Europe Standard Time" Name="(UTC+01:00) Berlin"/><t:EndTimeZone Id="tzone://Microsoft/Utc"/>
  <t:IsOnlineMeeting>true</t:IsOnlineMeeting>
  <t:EnhancedLocation><t:DisplayName>Room 1; https://x.example</t:DisplayName><t:Annotation/></t:EnhancedLocation>
  <t:JoinOnlineMeetingUrl>https://lync.contoso.example/meet</t:JoinOnlineMeetingUrl>`;

test('an item is read with everything that was asked for', async () => {
  expect(await read(itemText(WHOLE))).toEqual({
    element: 'CalendarItem',
    itemId: 'AAMk1',
    changeKey: 'DwAA',
    parentFolderId: 'AAMkF',
    uid: '040000008200E00074C5B7101A82E008',
    subject: 'Weekly',
    start: Date.UTC(2026, 10, 28, 10),
    end: Date.UTC(2026, 10, 28, 11),
    allDay: false,
    sensitivity: 'Confidential',
    freeBusy: 'OOF',
    location: 'Room 1',
    enhancedLocation: 'Room 1; https://x.example',
    calendarItemType: 'Exception',
    isRecurring: true,
    isMeeting: true,
    isCancelled: true,
    appointmentState: 7,
    myResponseType: 'Tentative',
    organizer: { name: 'Anna', address: 'anna@contoso.example' },
    recurrenceId: Date.UTC(2026, 10, 28, 9),
    originalStart: Date.UTC(2026, 10, 28, 9),
    lastModified: Date.UTC(2026, 10, 1, 8, 0, 0, 123),
    startTimeZone: { id: 'W. Europe Standard Time', name: '(UTC+01:00) Berlin', rules: null },
    endTimeZone: { id: 'tzone://Microsoft/Utc', name: null, rules: null },
    meetingTimeZone: null,
    isOnlineMeeting: true,
    joinOnlineMeetingUrl: 'https://lync.contoso.example/meet',
    named: new Map([
      ['SkypeTeamsMeetingUrl', 'https://teams.microsoft.com/l/x'],
      ['OnlineMeetingConfLink', 'conf:sip:anna'],
    ]),
    body: { form: 'HTML', content: '<p>Hi</p>' },
    recurrence: null,
    modifiedOccurrences: [],
    deletedOccurrences: [],
  });
});

test('an item of which nothing but the id was sent says nothing', async () => {
  const { element, itemId, changeKey, named, ...rest } = (await read(itemText(''))) as Record<
    string,
    unknown
  >;
  expect([element, itemId, changeKey, named]).toEqual(['CalendarItem', 'AAMk1', 'DwAA', new Map()]);
  const nothing = new Set(Object.values(rest).map((value) => JSON.stringify(value)));
  expect(nothing).toEqual(new Set(['null', '[]']));
});

test('a master is read with its exceptions', async () => {
  const occurrence = `<t:Occurrence><t:ItemId Id="E1"/><t:Start>2026-12-01T10:00:00Z</t:Start><t:End>2026-12-01T11:00:00Z</t:End><t:OriginalStart>2026-11-30T10:00:00Z</t:OriginalStart></t:Occurrence>`;
  const deleted = `<t:DeletedOccurrence><t:Start>2026-12-07T10:00:00+01:00</t:Start></t:DeletedOccurrence>`;
  const properties = `<t:MeetingTimeZone TimeZoneName="Pacific Standard Time"/><t:ModifiedOccurrences>${occurrence}${occurrence.replace('<t:ItemId Id="E1"/>', '')}</t:ModifiedOccurrences><t:DeletedOccurrences>${deleted}</t:DeletedOccurrences>`;
  const times = {
    start: Date.UTC(2026, 11, 1, 10),
    end: Date.UTC(2026, 11, 1, 11),
    originalStart: Date.UTC(2026, 10, 30, 10),
  };
  expect(await read(itemText(properties))).toMatchObject({
    meetingTimeZone: 'Pacific Standard Time',
    modifiedOccurrences: [
      { itemId: 'E1', ...times },
      { itemId: null, ...times },
    ],
    deletedOccurrences: [Date.UTC(2026, 11, 7, 9)],
  });
});

describe('a property that cannot be read', () => {
  test.each([
    ['Start', '<t:Start/>'],
    ['Sensitivity', '<t:Sensitivity>Secret</t:Sensitivity>'],
    ['CalendarItemType', '<t:CalendarItemType>Orphan</t:CalendarItemType>'],
    ['IsAllDayEvent', '<t:IsAllDayEvent>perhaps</t:IsAllDayEvent>'],
    ['AppointmentState', '<t:AppointmentState>0x4</t:AppointmentState>'],
    ['Recurrence', '<t:Recurrence/>'],
    ['ModifiedOccurrences.Start', '<t:ModifiedOccurrences><t:Occurrence/></t:ModifiedOccurrences>'],
    ['DeletedOccurrences.Start', '<t:DeletedOccurrences><t:DeletedOccurrence/></t:DeletedOccurrences>'],
  ])('takes the item with it where it matters: %s', async (path, property) => {
    expect(await read(itemText(property))).toEqual({ kind: 'unreadable', itemId: 'AAMk1', path });
  });

  test('counts as none where it does not', async () => {
    const properties =
      '<t:LegacyFreeBusyStatus>Asleep</t:LegacyFreeBusyStatus><t:MyResponseType>Perhaps</t:MyResponseType><t:Organizer/>';
    expect(await read(itemText(properties))).toMatchObject({
      freeBusy: null,
      myResponseType: null,
      organizer: null,
    });
  });
});
