import type { FoundLinks } from '../../../domain/links/link-texts.ts';
import { findMeetingLinks } from '../../../domain/links/meeting-links.ts';
import type { Detail, Response } from '../../../domain/meeting.ts';
import type { EwsItem } from '../codec/item.ts';
import { storable, storableId } from '../storable.ts';

/** `shared`: in a calendar of somebody else. `strange`: in a mailbox that isn't the one of the login. */
export type Reader = { readonly shared: boolean; readonly strange: boolean };

const RESPONSES: Readonly<Record<NonNullable<EwsItem['myResponseType']>, Response>> = {
  Unknown: 'none',
  Organizer: 'organizer',
  Tentative: 'tentative',
  Accept: 'accepted',
  Decline: 'declined',
  NoResponseReceived: 'unanswered',
};

/** A bit of `AppointmentState`. https://learn.microsoft.com/exchange/client-developer/web-service-reference/appointmentstate */
const CANCELLED = 4;

/**
 * All but what is known to be open to everybody who sees the calendar counts as private. In a mailbox of somebody else a
 * server may withhold even that something is private.
 */
export const isPrivate = ({ sensitivity }: Pick<EwsItem, 'sensitivity'>, { strange }: Reader): boolean =>
  sensitivity === null ? strange : sensitivity !== 'Normal' && sensitivity !== 'Personal';

/** Characters; Outlook’s own go to 255. */
const LONGEST_TITLE = 1000;

const isText = (text: string | null | undefined): text is string => typeof text === 'string' && text !== '';

/** Links of Microsoft's services stand in properties of their own; those of others in the place or the text. */
const linksOf = (item: EwsItem): FoundLinks => {
  const { joinOnlineMeetingUrl, named, enhancedLocation, location, body, subject } = item;
  const [onlineMeeting = null, ...others] = [joinOnlineMeetingUrl, ...named.values()].filter(isText);
  return findMeetingLinks({
    onlineMeeting,
    places: [...others, enhancedLocation, location].filter(isText),
    body: body?.content ?? null,
    subject,
  });
};

/** Exchange's own names of people, which begin with `/o=`, are no addresses. */
const organizerOf = ({ organizer }: EwsItem): Detail['organizer'] => {
  const address = organizer?.address?.trim() ?? '';
  if (!address.includes('@')) return null;
  return { name: storable(organizer?.name || address), address: storable(address) };
};

const isCancelled = ({ isCancelled, appointmentState }: EwsItem): boolean =>
  isCancelled === true || ((appointmentState ?? 0) & CANCELLED) !== 0;

/** What an opened item says of itself. */
const plainDetail = (item: EwsItem, reader: Reader): Detail => {
  const { links, opaque } = linksOf(item);
  const [link = null, ...otherLinks] = links;
  return {
    title: storable(item.subject ?? '', LONGEST_TITLE),
    organizer: organizerOf(item),
    private: isPrivate(item, reader),
    cancelled: isCancelled(item),
    response: RESPONSES[item.myResponseType ?? 'Unknown'],
    online: item.isOnlineMeeting === true || link !== null,
    link,
    ...(otherLinks.length > 0 && { otherLinks }),
    ...(opaque !== null && { gateway: opaque }),
    uid: item.uid ? storableId(item.uid) : null,
  };
};

/** Of what others keep private only its time is told, and that it is there: nothing of it needs to be opened. */
export const isHidden = (item: EwsItem, reader: Reader): boolean => reader.shared && isPrivate(item, reader);

export const detailOf = (item: EwsItem, reader: Reader): Detail => {
  const detail = plainDetail(item, reader);
  if (!isHidden(item, reader)) return detail;
  const { otherLinks, gateway, ...hidden } = detail;
  return { ...hidden, title: '', organizer: null, link: null };
};
