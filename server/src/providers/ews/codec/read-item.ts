import { detached, detachedOrNull } from './detached.ts';
import type { XmlElement } from './element.ts';
import { namedValues } from './extended.ts';
import {
  CALENDAR_ITEM_TYPES,
  type EwsBody,
  type EwsItem,
  type EwsOccurrence,
  FREE_BUSY,
  RESPONSES,
  SENSITIVITIES,
} from './item.ts';
import { type Listed, listed } from './listed.ts';
import { readRecurrence } from './recurrence.ts';
import { readTimeZone } from './time-zone.ts';
import { knownWord, readBoolean, readInstant, readInteger, readWord, Unreadable } from './values.ts';

const readOrganizer = (organizer: XmlElement): EwsItem['organizer'] => {
  const mailbox = organizer.child('Mailbox');
  return (
    mailbox && {
      name: detachedOrNull(mailbox.childText('Name')),
      address: detachedOrNull(mailbox.childText('EmailAddress')),
    }
  );
};

const readBody = (body: XmlElement): EwsBody => ({
  form: body.attribute('BodyType') === 'HTML' ? 'HTML' : 'Text',
  content: detached(body.text),
});

const instantIn = (occurrence: XmlElement, name: string, list: string): number => {
  const text = occurrence.childText(name);
  if (text === null) throw new Unreadable(`${list}.${name}`);
  return readInstant(text, `${list}.${name}`);
};

const readModified = (occurrence: XmlElement): EwsOccurrence => ({
  itemId: detachedOrNull(occurrence.child('ItemId')?.attribute('Id') ?? null),
  start: instantIn(occurrence, 'Start', 'ModifiedOccurrences'),
  end: instantIn(occurrence, 'End', 'ModifiedOccurrences'),
  originalStart: instantIn(occurrence, 'OriginalStart', 'ModifiedOccurrences'),
});

const readDeleted = (occurrence: XmlElement): number => instantIn(occurrence, 'Start', 'DeletedOccurrences');

/** The properties of an item by their names; of several of one name the first counts. */
const propertiesOf = (item: XmlElement): ReadonlyMap<string, XmlElement> => {
  const properties = new Map<string, XmlElement>();
  for (const property of item.children) {
    if (!properties.has(property.name)) properties.set(property.name, property);
  }
  return properties;
};

const readFlag = ({ text }: XmlElement, name: string): boolean => readBoolean(text, name);
const readTime = ({ text }: XmlElement, name: string): number => readInstant(text, name);

const read = (element: XmlElement): EwsItem => {
  const properties = propertiesOf(element);
  const one = <T>(name: string, readOne: (property: XmlElement, name: string) => T): T | null => {
    const property = properties.get(name);
    return property === undefined ? null : readOne(property, name);
  };
  const text = (name: string): string | null => detachedOrNull(properties.get(name)?.text ?? null);
  const flag = (name: string): boolean | null => one(name, readFlag);
  const instant = (name: string): number | null => one(name, readTime);
  const id = properties.get('ItemId');
  const itemId = id?.attribute('Id') ?? '';
  if (itemId === '') throw new Unreadable('ItemId');
  return {
    element: element.name,
    itemId: detached(itemId),
    changeKey: detachedOrNull(id?.attribute('ChangeKey') ?? null),
    parentFolderId: one('ParentFolderId', (found) => detachedOrNull(found.attribute('Id'))),
    uid: text('UID'),
    subject: text('Subject'),
    start: instant('Start'),
    end: instant('End'),
    allDay: flag('IsAllDayEvent'),
    sensitivity: one('Sensitivity', (found) => readWord(found.text, SENSITIVITIES, 'Sensitivity')),
    freeBusy: one('LegacyFreeBusyStatus', (found) => knownWord(found.text, FREE_BUSY)),
    location: text('Location'),
    enhancedLocation: one('EnhancedLocation', (found) => detachedOrNull(found.childText('DisplayName'))),
    calendarItemType: one('CalendarItemType', (found) =>
      readWord(found.text, CALENDAR_ITEM_TYPES, 'CalendarItemType'),
    ),
    isRecurring: flag('IsRecurring'),
    isMeeting: flag('IsMeeting'),
    isCancelled: flag('IsCancelled'),
    appointmentState: one('AppointmentState', (found) => readInteger(found.text, 'AppointmentState')),
    myResponseType: one('MyResponseType', (found) => knownWord(found.text, RESPONSES)),
    organizer: one('Organizer', readOrganizer),
    recurrenceId: instant('RecurrenceId'),
    originalStart: instant('OriginalStart'),
    lastModified: instant('LastModifiedTime'),
    startTimeZone: one('StartTimeZone', readTimeZone),
    endTimeZone: one('EndTimeZone', readTimeZone),
    meetingTimeZone: one('MeetingTimeZone', (found) => detachedOrNull(found.attribute('TimeZoneName'))),
    isOnlineMeeting: flag('IsOnlineMeeting'),
    joinOnlineMeetingUrl: text('JoinOnlineMeetingUrl'),
    named: namedValues(element),
    body: one('Body', readBody),
    recurrence: one('Recurrence', readRecurrence),
    modifiedOccurrences: one('ModifiedOccurrences', ({ children }) => children.map(readModified)) ?? [],
    deletedOccurrences: one('DeletedOccurrences', ({ children }) => children.map(readDeleted)) ?? [],
  };
};

export const readItem = (item: XmlElement): Listed<EwsItem> =>
  listed(item, (entry) => entry.child('ItemId'), read);
