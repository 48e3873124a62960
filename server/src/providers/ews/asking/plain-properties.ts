import type { Answer } from '../codec/answer.ts';
import type { Property } from '../codec/properties.ts';

/** What a meeting can be shown without. */
const DISPENSABLE = new Set([
  'item:LastModifiedTime',
  ...['calendar:LegacyFreeBusyStatus', 'calendar:IsMeeting', 'calendar:IsRecurring'],
  ...['calendar:AppointmentState', 'calendar:IsOnlineMeeting'],
  ...['calendar:JoinOnlineMeetingUrl', 'calendar:EnhancedLocation'],
]);

/** The properties that every server has. */
export const plain = (properties: readonly Property[]): readonly Property[] =>
  properties.filter((property) => property.by === 'path' && !DISPENSABLE.has(property.path));

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode */
const REFUSED = new Set([
  'ErrorInvalidPropertyRequest',
  'ErrorUnsupportedPathForQuery',
  'ErrorInvalidExtendedProperty',
  'ErrorInvalidPropertyForOperation',
]);

/** Whether a server refused everything because of a property. */
export const refusesProperty = (answer: Answer<unknown>): boolean =>
  answer.kind === 'fault'
    ? REFUSED.has(answer.fault.code)
    : answer.messages.length > 0 &&
      answer.messages.every((message) => message.kind === 'failed' && REFUSED.has(message.code));
