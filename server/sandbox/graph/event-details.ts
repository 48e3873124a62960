import type { Attendee, Detail, Place, ResponseStatus } from '../state/mailbox-data.ts';
import { effective } from '../state/occurrences.ts';
import { instantText } from './event-times.ts';
import { plainText } from './plain-text.ts';
import type { Entity, Rendering, Visibility } from './rendering.ts';

/**
 * The properties that all occurrences of a series share, so that they are rendered once for thousands.
 * https://learn.microsoft.com/graph/api/resources/event
 */
export function eventDetails(entity: Entity, rendering: Rendering) {
  const { item } = entity;
  const detail = seen(effective(item, entity.exception), rendering.visibility(entity), rendering);
  const text = detail.body.contentType === 'html' ? plainText(detail.body.content) : detail.body.content;
  const asText = rendering.textBody || detail.body.contentType === 'text';
  const content = asText ? text : detail.body.content;
  const body = { contentType: asText ? 'text' : 'html', content };
  return {
    categories: detail.categories,
    transactionId: item.transactionId,
    originalStartTimeZone: item.start.timeZone,
    originalEndTimeZone: item.end.timeZone,
    reminderMinutesBeforeStart: detail.reminder ?? 0,
    isReminderOn: detail.reminder !== null,
    hasAttachments: false,
    subject: detail.subject,
    ...(rendering.bodies && { bodyPreview: text.slice(0, 255), body }),
    importance: detail.importance,
    sensitivity: detail.sensitivity,
    isAllDay: item.allDay,
    isCancelled: detail.cancelled,
    isDraft: false,
    isOrganizer: detail.response.response === 'organizer',
    responseRequested: detail.responseRequested,
    showAs: detail.showAs,
    onlineMeetingUrl: null,
    isOnlineMeeting: detail.onlineMeeting !== null,
    onlineMeetingProvider: detail.onlineMeeting === null ? 'unknown' : 'teamsForBusiness',
    allowNewTimeProposals: detail.allowNewTimeProposals,
    hideAttendees: detail.hideAttendees,
    responseStatus: status(detail.response),
    location: joined(detail.places),
    locations: detail.places.map(location),
    attendees: detail.attendees.map(attendee),
    organizer: { emailAddress: detail.organizer },
    onlineMeeting: detail.onlineMeeting,
  };
}

/**
 * Somebody else's meeting. What Graph puts into a masked private event is not documented anywhere we know: a
 * neutral subject and nothing else is our reading of "gives only free/busy".
 */
function seen(detail: Detail, visibility: Visibility, { calendar }: Rendering): Detail {
  if (visibility === 'full') return detail;
  const titled = visibility === 'title';
  return {
    ...detail,
    subject: titled ? detail.subject : 'Private Appointment',
    places: titled ? detail.places : [],
    body: { contentType: 'html', content: '' },
    categories: [],
    attendees: [],
    organizer: calendar.owner,
    onlineMeeting: null,
    reminder: null,
  };
}

function status({ response, at }: ResponseStatus) {
  if (at !== null) return { response, time: instantText(at) };
  return { response, time: response === 'notResponded' ? '4501-01-01T00:00:00Z' : '0001-01-01T00:00:00Z' };
}

function attendee(one: Attendee) {
  return {
    type: one.type,
    status: status(one.status),
    emailAddress: { name: one.name, address: one.address },
  };
}

function location(place: Place) {
  if (place.room !== undefined) {
    return {
      displayName: place.name,
      locationType: 'conferenceRoom',
      locationEmailAddress: place.room,
      uniqueId: place.room,
      uniqueIdType: 'directory',
    };
  }
  return {
    displayName: place.name,
    ...(place.uri !== undefined && { locationUri: place.uri }),
    locationType: 'default',
    uniqueId: place.name,
    uniqueIdType: 'private',
  };
}

function joined(places: readonly Place[]) {
  const [first] = places;
  if (first === undefined) {
    return {
      displayName: '',
      locationType: 'default',
      uniqueIdType: 'unknown',
      address: {},
      coordinates: {},
    };
  }
  return places.length === 1
    ? location(first)
    : location({ name: places.map(({ name }) => name).join('; ') });
}
