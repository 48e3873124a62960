import { SCHEMA_NAMES, type SchemaName } from '../../../domain/exchange/version.ts';
import type { EwsRequest, Operation } from './operations.ts';
import { type Attributes, element } from './write.ts';

const NAMESPACES = {
  'xmlns:soap': 'http://schemas.xmlsoap.org/soap/envelope/',
  'xmlns:m': 'http://schemas.microsoft.com/exchange/services/2006/messages',
  'xmlns:t': 'http://schemas.microsoft.com/exchange/services/2006/types',
};

/** Whether a schema is the same as `since`, or newer. */
export const isAtLeast = (schema: SchemaName, since: SchemaName): boolean =>
  SCHEMA_NAMES.indexOf(schema) <= SCHEMA_NAMES.indexOf(since);

/** Every time in the answer is in UTC then. https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezonecontext */
const timeZone = (schema: SchemaName): string =>
  isAtLeast(schema, 'Exchange2010')
    ? element('t:TimeZoneContext', {}, element('t:TimeZoneDefinition', { Id: 'UTC' }))
    : '';

/**
 * A request for one operation in the words of one schema; `content` is XML already.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/requestserverversion
 */
export const envelope = (
  schema: SchemaName,
  operation: Operation,
  attributes: Attributes,
  content: string,
): EwsRequest => {
  const version = element('t:RequestServerVersion', { Version: schema });
  const header = element('soap:Header', {}, version + timeZone(schema));
  const body = element('soap:Body', {}, element(`m:${operation}`, attributes, content));
  const text = `<?xml version="1.0" encoding="utf-8"?>${element('soap:Envelope', NAMESPACES, header + body)}`;
  return { operation, text };
};
