import { bodyOf } from './body.ts';
import type { Entry } from './calendar.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

const escaped = (text: string): string =>
  text.replaceAll(/[&<>\r]/g, (character) => ESCAPES[character] ?? '');
const element = (name: string, content: string): string => `<t:${name}>${content}</t:${name}>`;
const value = (name: string, text: string | number | boolean): string => element(name, escaped(String(text)));
const time = (name: string, at: number): string => value(name, `${new Date(at).toISOString().slice(0, 19)}Z`);

const ZONE_NAME =
  'Name="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna" Id="W. Europe Standard Time"';
const PERIOD = 'trule:Microsoft/Registry/W. Europe Standard Time/1-';

const change = (period: string, hours: number, month: number): string =>
  element(
    'RecurringDayTransition',
    `<t:To Kind="Period">${PERIOD}${period}</t:To><t:TimeOffset>PT${hours}H</t:TimeOffset><t:Month>${month}</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek><t:Occurrence>-1</t:Occurrence>`,
  );

/** Lists have the name of a zone alone, opened items its rules as well. */
const ZONE_RULES =
  element(
    'Periods',
    `<t:Period Bias="-PT1H" Name="Standard" Id="${PERIOD}Standard"/><t:Period Bias="-PT2H" Name="Daylight" Id="${PERIOD}Daylight"/>`,
  ) +
  element(
    'TransitionsGroups',
    `<t:TransitionsGroup Id="0">${change('Daylight', 2, 3)}${change('Standard', 3, 10)}</t:TransitionsGroup>`,
  ) +
  element('Transitions', '<t:Transition><t:To Kind="Group">0</t:To></t:Transition>');

const zones = (rules: string): string =>
  ['StartTimeZone', 'EndTimeZone'].map((name) => `<t:${name} ${ZONE_NAME}>${rules}</t:${name}>`).join('');

const enhancedLocation = (location: string): string =>
  element(
    'EnhancedLocation',
    `${value('DisplayName', location)}<t:Annotation/>${element('PostalAddress', value('Type', 'Business') + value('LocationSource', 'None'))}`,
  );

const organizer = ({ name, address }: Entry['matter']['organizer']): string =>
  element(
    'Organizer',
    element(
      'Mailbox',
      value('Name', name) +
        value('EmailAddress', address) +
        value('RoutingType', 'SMTP') +
        value('MailboxType', 'Mailbox'),
    ),
  );

/** Those of its properties that both clients ask for, in the order of the schema. */
const itemXml = (entry: Entry, opened: boolean): string => {
  const { matter, type, start, end, plannedAt } = entry;
  const parts = [
    `<t:ItemId Id="${entry.id}" ChangeKey="DwAAABYAAAD${matter.id.slice(80, 110)}=="/>`,
    opened ? value('Subject', matter.subject) : '',
    value('Sensitivity', matter.number % 20 === 0 ? 'Private' : 'Normal'),
    opened ? `<t:Body BodyType="HTML" IsTruncated="false">${escaped(bodyOf(entry))}</t:Body>` : '',
    time('LastModifiedTime', start - 30 * 86_400_000),
    value('UID', matter.uid),
    plannedAt === null ? '' : time('RecurrenceId', plannedAt),
    time('Start', start),
    time('End', end),
    opened && plannedAt !== null ? time('OriginalStart', plannedAt) : '',
    value('IsAllDayEvent', false),
    value('LegacyFreeBusyStatus', 'Busy'),
    opened ? value('Location', matter.location) : '',
    value('IsMeeting', true),
    value('IsCancelled', false),
    value('IsRecurring', type !== 'Single'),
    value('CalendarItemType', type),
    value('MyResponseType', 'Accept'),
    opened ? organizer(matter.organizer) : '',
    value('AppointmentState', 3),
    zones(opened ? ZONE_RULES : ''),
    value('IsOnlineMeeting', false),
    opened ? enhancedLocation(matter.location) : '',
  ];
  return element('CalendarItem', parts.join(''));
};

/** As FindItem has it. */
export const listedXml = (entry: Entry): string => itemXml(entry, false);
/** As GetItem has it. */
export const openedXml = (entry: Entry): string => itemXml(entry, true);
