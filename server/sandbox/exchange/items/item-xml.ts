import { element } from '../soap/write-xml.ts';
import type { Entry } from './entry.ts';
import { type ExtendedField, itemExtendedProperty } from './extended-properties.ts';
import { itemIdXml } from './item-id.ts';
import { itemProperties } from './properties.ts';
import type { Property } from './property.ts';
import { type Rendering, seenDetail } from './rendering.ts';

/** What of an item is wanted. */
export type ItemShape = { properties: readonly Property[]; extended: readonly ExtendedField[] };

const EXTENDED_AFTER = itemProperties.findIndex(({ uri }) => uri === 'item:HasAttachments');

/** Those that come twice when elements are doubled. */
const repeated = new Set(['item:Subject', 'calendar:Start', 'calendar:Location', 'item:Body']);

const UNHEARD_OF =
  '<t:Temperature Unit="C">21</t:Temperature><x:Extra xmlns:x="urn:nobody-knows"><x:Id>7</x:Id></x:Extra>';

/** A calendar item with the wanted properties in the order of the schema. */
export function itemXml(entry: Entry, { properties, extended }: ItemShape, rendering: Rendering): string {
  const detail = seenDetail(entry, rendering);
  const parts = [itemIdXml(entry)];
  const { duplicateElements, unknownElements } = rendering.settings;
  let extendedLeft = extended.length > 0;
  const addExtended = () => {
    extendedLeft = false;
    for (const field of extended) parts.push(itemExtendedProperty(field, entry, rendering));
  };
  for (const property of properties) {
    if (extendedLeft && itemProperties.indexOf(property) > EXTENDED_AFTER) addExtended();
    const written = property.write({ entry, detail, rendering });
    parts.push(written);
    if (duplicateElements && repeated.has(property.uri)) parts.push(written);
  }
  if (extendedLeft) addExtended();
  if (unknownElements) parts.push(UNHEARD_OF);
  return element('t:CalendarItem', parts.join(''), unknownElements ? { Mood: 'cheerful' } : {});
}
