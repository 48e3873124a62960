import { element, valued } from '../soap/write-xml.ts';
import { type Entry, startAsPlanned } from './entry.ts';
import { itemIdXml } from './item-id.ts';
import { byDefault, getOnly, type Property, property } from './property.ts';
import { recurrenceXml } from './recurrence.ts';
import { instant, type Rendering } from './rendering.ts';
import { deletedStarts, exceptionsOf, firstOccurrence, lastOccurrence } from './series.ts';

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

/** How a series goes on, and what differs from that. Other items have none of it. */
export const seriesProperties: readonly Property[] = [
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
];
