import { iCalUId } from '../../state/exchange-ids.ts';
import { element, valued } from '../soap/write-xml.ts';
import type { Entry } from './entry.ts';
import { type Rendering, seenDetail } from './rendering.ts';

/** A property of the store, as `ExtendedFieldURI` names it. */
export type ExtendedField = Readonly<Record<string, string>>;

const MEETING_SET = '6ed8da90-450b-11d8-98da-003048ae9cfe';
const PUBLIC_STRINGS = '00020329-0000-0000-c000-000000000046';

/** Number of a property tag, written in decimal or as `0x…`. */
export const tagOf = ({ PropertyTag }: ExtendedField): number | null =>
  PropertyTag === undefined ? null : Number(PropertyTag);

/** Tags come back in hexadecimal whatever they were asked for in. */
export function extendedProperty(field: ExtendedField, value: string): string {
  const tag = tagOf(field);
  const named = tag === null ? field : { ...field, PropertyTag: `0x${tag.toString(16)}` };
  return element('t:ExtendedProperty', element('t:ExtendedFieldURI', '', named) + valued('t:Value', value));
}

/** What an item knows of it; empty for a property that it doesn't have. */
export function itemExtendedProperty(field: ExtendedField, entry: Entry, rendering: Rendering): string {
  const value = readValue(field, entry, rendering);
  return value === null ? '' : extendedProperty(field, value);
}

function readValue(field: ExtendedField, entry: Entry, rendering: Rendering): string | null {
  const { item, date } = entry;
  const set = field.PropertySetId?.toLowerCase();
  const isMeeting = field.DistinguishedPropertySetId === 'Meeting' || set === MEETING_SET;
  const uid = (of: string | null) =>
    Buffer.from(iCalUId(item.meeting, item.meetingMadeAt, of), 'hex').toString('base64');
  // PidLidGlobalObjectId and PidLidCleanGlobalObjectId.
  if (isMeeting && field.PropertyId === '3') return uid(date);
  if (isMeeting && field.PropertyId === '35') return uid(null);
  const isPublic = field.DistinguishedPropertySetId === 'PublicStrings' || set === PUBLIC_STRINGS;
  if (
    isPublic &&
    field.PropertyName === 'SkypeTeamsMeetingUrl' &&
    rendering.settings.onlineMeetings === 'marked'
  ) {
    return seenDetail(entry, rendering).onlineMeeting?.joinUrl ?? null;
  }
  return null;
}
