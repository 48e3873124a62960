import type { Detail } from '../../state/mailbox-data.ts';
import { knownZone } from '../../state/zones.ts';
import type { Access } from '../caller.ts';
import type { Folder } from '../folders/folder.ts';
import type { ExchangeSettings } from '../settings.ts';
import { valued } from '../soap/write-xml.ts';
import type { Schema } from '../versions.ts';
import { detailOf, type Entry } from './entry.ts';

/** How items are to be written down for one request. */
export type Rendering = {
  schema: Schema;
  settings: ExchangeSettings;
  /** FindItem and SyncFolderItems: strings are cut, the organiser is a mere name. */
  list: boolean;
  bodyType: 'HTML' | 'Text' | 'Best';
  /** In kilobytes; null: as long as it is. */
  maximumBodySize: number | null;
  milliseconds: boolean;
  folder: Folder;
  access: Access;
  /** IANA zone of the mailbox, for times that are given with an offset. */
  zone: string;
};

/** Longest string that FindItem gives. https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation */
const LIST_LENGTH = 255;

export function instant(utc: number, { settings, milliseconds, zone }: Rendering): string {
  const text = new Date(utc).toISOString();
  if (settings.times === 'nine-digits') return `${text.slice(0, 23)}123456Z`;
  if (settings.times === 'offset') {
    const offset = knownZone(zone).offsetAt(utc);
    return `${new Date(utc + offset).toISOString().slice(0, 19)}${offsetText(offset)}`;
  }
  return milliseconds ? text : `${text.slice(0, 19)}Z`;
}

/** An offset in ms as `+01:00`. */
export function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** An element with free text of a person. */
export function words(name: string, text: string, { list, settings }: Rendering): string {
  const cut = list ? text.slice(0, LIST_LENGTH) : text;
  return valued(name, settings.illegalCharacters ? withIllegal(cut) : cut);
}

/** Not at an end, so that trimming doesn't help. */
export const withIllegal = (text: string): string => `${text.slice(0, 1)}\x1f${text.slice(1)}\x0b.`;

/** Whether the meeting is private and the reader has no right to see that. */
export const isHidden = (entry: Entry, { access }: Rendering): boolean =>
  !access.seesPrivate && detailOf(entry).sensitivity === 'private';

/** As the switch has it for private meetings of others. */
export function seenDetail(entry: Entry, rendering: Rendering): Detail {
  const detail = detailOf(entry);
  if (rendering.settings.privateItems === 'shown' || !isHidden(entry, rendering)) return detail;
  return {
    ...detail,
    subject: 'Private Appointment',
    body: { contentType: 'text', content: '' },
    places: [],
    categories: [],
    attendees: [],
    onlineMeeting: null,
    reminder: null,
  };
}
