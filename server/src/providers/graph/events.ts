import type { FoundLinks } from '../../domain/links/link-texts.ts';
import { findMeetingLinks } from '../../domain/links/meeting-links.ts';
import type { Detail, MeetingTime, Response } from '../../domain/meeting.ts';
import type { GraphEvent } from './shapes.ts';

const DAY = 86_400_000;

const RESPONSES: Readonly<Record<string, Response>> = {
  organizer: 'organizer',
  tentativelyaccepted: 'tentative',
  accepted: 'accepted',
  declined: 'declined',
  notresponded: 'unanswered',
};

/** All but what is known to be open to everybody who sees the calendar counts as private. */
const OPEN = new Set(['normal', 'personal']);

const HOUR = 3_600_000;
/** Zones so far east or west of Greenwich that the nearest midnight in UTC is that of another date (ms to add). */
const FAR_ZONES: ReadonlyMap<string, number> = new Map([
  ['new zealand standard time', 3 * HOUR],
  ['chatham islands standard time', 3 * HOUR],
  ['tonga standard time', 3 * HOUR],
  ['samoa standard time', 3 * HOUR],
  ['line islands standard time', 3 * HOUR],
  ['dateline standard time', -HOUR],
]);

/**
 * The date of a midnight, wherever on earth it was midnight. Graph gives the days of an all-day meeting as midnights,
 * in UTC as we ask for it, or as the instants that they are in the zone of whoever made the meeting.
 */
const dateOf = (at: number, zone: string | null | undefined): string => {
  const shift = at % DAY === 0 ? 0 : (FAR_ZONES.get(zone?.toLowerCase() ?? '') ?? 0);
  return new Date(Math.round((at + shift) / DAY) * DAY).toISOString().slice(0, 10);
};

export const timeOf = ({ isAllDay, start, end, originalStartTimeZone: zone }: GraphEvent): MeetingTime =>
  isAllDay
    ? { allDay: true, start: dateOf(start, zone), end: dateOf(end, zone) }
    : { allDay: false, start, end };

/**
 * `onlineMeeting` is about Microsoft's services only; links of others stand in the place or the text, which is read for
 * this and not kept.
 */
const linksOf = ({ onlineMeeting, location, locations, body, subject }: GraphEvent): FoundLinks =>
  findMeetingLinks({
    onlineMeeting: onlineMeeting?.joinUrl ?? null,
    places: [location, ...(locations ?? [])]
      .flatMap((place) => [place?.locationUri, place?.displayName])
      .filter((text) => typeof text === 'string'),
    body: body?.content ?? null,
    subject: subject ?? null,
  });

/** Without what no database takes: NUL, and halves of characters. */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const organizerOf = ({ organizer }: GraphEvent): Detail['organizer'] => {
  const { name, address } = organizer?.emailAddress ?? {};
  return address ? { name: storable(name || address), address: storable(address) } : null;
};

/** An ordinary occurrence in change tracking carries nothing but its time. microsoft-graph-docs-contrib #5602 */
export const isSparse = ({ subject, isCancelled }: GraphEvent): boolean =>
  subject === undefined && isCancelled === undefined;

const plainDetail = (event: GraphEvent): Detail => {
  const { links, opaque } = linksOf(event);
  const [link = null, ...otherLinks] = links;
  return {
    title: storable(event.subject ?? ''),
    organizer: organizerOf(event),
    private: !OPEN.has(event.sensitivity?.toLowerCase() ?? 'normal'),
    cancelled: event.isCancelled ?? false,
    response: RESPONSES[event.responseStatus?.response?.toLowerCase() ?? ''] ?? 'none',
    online: (event.isOnlineMeeting ?? false) || link !== null,
    link,
    ...(otherLinks.length > 0 && { otherLinks }),
    ...(opaque !== null && { gateway: opaque }),
    uid: event.iCalUId ? storable(event.iCalUId) : null,
  };
};

/** Of what others keep private only its time is told, and that it is there. */
export const detailOf = (event: GraphEvent, shared: boolean): Detail => {
  const detail = plainDetail(event);
  if (!shared || !detail.private) return detail;
  const { otherLinks, gateway, ...hidden } = detail;
  return { ...hidden, title: '', organizer: null, link: null };
};
