import type { SchemaName } from '../../src/domain/exchange/version.ts';
import { itemProperties, type Property, viewProperties } from '../../src/providers/ews/codec/properties.ts';

/** The words in which the server is asked. */
export const SCHEMA = 'Exchange2013_SP1';

export type Path = Extract<Property, { readonly by: 'path' }>;

/** The peer can't ask for named properties on a Node of today. */
const isPath = (property: Property): property is Path => property.by === 'path';
/** The peer refuses to list it; what is opened has it. */
const isListable = ({ path }: Path): boolean => path !== 'calendar:OriginalStart';

/** What both ask for: what our provider does, as far as the peer can ask for it. */
export const listed = (schema: SchemaName): readonly Path[] =>
  viewProperties(schema).filter(isPath).filter(isListable);
export const opened = (schema: SchemaName): readonly Path[] => itemProperties(schema).filter(isPath);

/** The most that a server lists at once. */
export const MOST_LISTED = 1000;
/** How many items are opened by one request, as our provider does it. */
export const BATCH = 20;
