import type { SchemaName } from '../../../domain/exchange/version.ts';
import { isAtLeast } from './envelope.ts';
import { element, valueElement } from './write.ts';

/** A property by its path (`item:Subject`), by its MAPI tag, or by its name among the public strings. */
export type Property =
  | { readonly by: 'path'; readonly path: string }
  | { readonly by: 'tag'; readonly tag: `0x${string}`; readonly type: 'SystemTime' | 'Integer' | 'String' }
  | { readonly by: 'name'; readonly name: string };

const paths = (...names: string[]): Property[] => names.map((path) => ({ by: 'path', path }));

/**
 * What add-ins of Teams, Lync and Skype leave on an appointment.
 * https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-ascal
 */
const LINK_PROPERTIES: readonly Property[] = [
  { by: 'name', name: 'SkypeTeamsMeetingUrl' },
  { by: 'name', name: 'OnlineMeetingExternalLink' },
  { by: 'name', name: 'OnlineMeetingConfLink' },
];

/** Counters of a folder that move with every change of its items: the newest change, and how many were deleted. */
export const FOLDER_COUNTERS: readonly Property[] = [
  { by: 'tag', tag: '0x670A', type: 'SystemTime' },
  { by: 'tag', tag: '0x670B', type: 'Integer' },
];

/**
 * What a list is asked for: which meeting it is, when it is, and its states, as far as they are told of one that stays
 * closed. Nothing of what it is about. https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation
 */
export const viewProperties = (schema: SchemaName): readonly Property[] => [
  ...paths('item:Sensitivity', 'calendar:UID', 'calendar:RecurrenceId', 'calendar:CalendarItemType'),
  ...paths('calendar:Start', 'calendar:End', 'calendar:OriginalStart', 'calendar:IsAllDayEvent'),
  ...paths('calendar:IsCancelled', 'calendar:AppointmentState', 'calendar:MyResponseType'),
  ...paths('calendar:IsOnlineMeeting', 'calendar:IsMeeting', 'calendar:IsRecurring'),
  ...paths('calendar:LegacyFreeBusyStatus', 'item:LastModifiedTime'),
  ...(isAtLeast(schema, 'Exchange2010') ? paths('calendar:StartTimeZone', 'calendar:EndTimeZone') : []),
];

/** The same of one item that is opened, with what it is about, and where the link may stand. */
export const itemProperties = (schema: SchemaName): readonly Property[] => [
  ...viewProperties(schema),
  ...paths('item:Subject', 'item:Body', 'calendar:Location', 'calendar:Organizer'),
  ...(isAtLeast(schema, 'Exchange2010') ? [] : paths('calendar:MeetingTimeZone')),
  ...(isAtLeast(schema, 'Exchange2013')
    ? paths('calendar:EnhancedLocation', 'calendar:JoinOnlineMeetingUrl')
    : []),
  ...LINK_PROPERTIES,
];

/** What it takes to expand a series without the help of the server. */
export const masterProperties = (schema: SchemaName): readonly Property[] => [
  ...itemProperties(schema),
  ...paths('calendar:Recurrence', 'calendar:ModifiedOccurrences', 'calendar:DeletedOccurrences'),
];

const propertyElement = (property: Property): string => {
  switch (property.by) {
    case 'path':
      return element('t:FieldURI', { FieldURI: property.path });
    case 'tag':
      return element('t:ExtendedFieldURI', { PropertyTag: property.tag, PropertyType: property.type });
    case 'name':
      return element('t:ExtendedFieldURI', {
        DistinguishedPropertySetId: 'PublicStrings',
        PropertyName: property.name,
        PropertyType: 'String',
      });
  }
};

/** The inside of a shape: the id, and what else is asked for. `between` stands before the properties. */
export const shapeContent = (properties: readonly Property[], between = ''): string =>
  valueElement('t:BaseShape', 'IdOnly') +
  between +
  (properties.length === 0
    ? ''
    : element('t:AdditionalProperties', {}, properties.map(propertyElement).join('')));
