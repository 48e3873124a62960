import { commonProperties } from './item-properties.ts';
import { laterProperties } from './later-properties.ts';
import { meetingProperties } from './meeting-properties.ts';
import type { Property } from './property.ts';
import { seriesProperties } from './series-properties.ts';

/**
 * Everything of a calendar item, in the order of the schema. Extended properties stand after `item:HasAttachments`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendaritem
 */
export const itemProperties: readonly Property[] = [
  ...commonProperties,
  ...meetingProperties,
  ...seriesProperties,
  ...laterProperties,
];
