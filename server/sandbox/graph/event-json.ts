import { changeKey, iCalUId } from '../state/exchange-ids.ts';
import { originalStart } from '../state/instances.ts';
import { detailsVersion, eventDetails } from './event-details.ts';
import { eventRecurrence } from './event-recurrence.ts';
import { eventTimes, instantText } from './event-times.ts';
import { type Entity, eventId, master, type Rendering } from './rendering.ts';

type Fields = Record<string, unknown>;

/** An event as JSON text, whole or with the selected properties only; `head` comes first. */
export function eventJson(
  entity: Entity,
  rendering: Rendering,
  options: { select?: readonly string[] | null; head?: Fields } = {},
): string {
  const { select = null, head = {} } = options;
  if (select !== null) {
    return JSON.stringify({ ...head, ...pick(eventFields(entity, rendering), select) });
  }
  const own = JSON.stringify({ ...head, ...ownFields(entity, rendering) });
  return `${own.slice(0, -1)},${sharedFields(entity, rendering).json.slice(1)}`;
}

export function eventFields(entity: Entity, rendering: Rendering): Fields {
  return { ...ownFields(entity, rendering), ...sharedFields(entity, rendering).fields };
}

/**
 * An occurrence in a delta answer has these properties and no others; all else is its master's.
 * microsoft-graph-docs #7632, microsoft-graph-docs-contrib #5602
 */
export function sparseOccurrenceJson(entity: Entity, rendering: Rendering): string {
  return JSON.stringify({
    '@odata.type': '#microsoft.graph.event',
    '@odata.etag': etag(entity),
    id: eventId(entity, rendering.ids),
    seriesMasterId: eventId(master(entity.item), rendering.ids),
    type: entity.type,
    ...eventTimes(entity, rendering),
  });
}

/** What `$select` may name. `cancelledOccurrences` is given only when it is named. */
export const eventProperties: ReadonlySet<string> = new Set([
  ...['id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'categories', 'transactionId', 'type'],
  ...[
    'originalStart',
    'originalStartTimeZone',
    'originalEndTimeZone',
    'iCalUId',
    'reminderMinutesBeforeStart',
  ],
  ...['isReminderOn', 'hasAttachments', 'subject', 'bodyPreview', 'importance', 'sensitivity', 'isAllDay'],
  ...['isCancelled', 'isDraft', 'isOrganizer', 'responseRequested', 'seriesMasterId', 'showAs', 'webLink'],
  ...[
    'onlineMeetingUrl',
    'isOnlineMeeting',
    'onlineMeetingProvider',
    'allowNewTimeProposals',
    'hideAttendees',
  ],
  ...[
    'recurrence',
    'responseStatus',
    'body',
    'start',
    'end',
    'location',
    'locations',
    'attendees',
    'organizer',
  ],
  ...['onlineMeeting', 'cancelledOccurrences'],
]);

function pick(fields: Fields, select: readonly string[]): Fields {
  const picked: Fields = { '@odata.etag': fields['@odata.etag'], id: fields.id };
  for (const name of select) if (name in fields) picked[name] = fields[name];
  return picked;
}

function etag({ item, exception }: Entity): string {
  return `W/"${changeKey(item.mailbox, exception?.version ?? item.version)}"`;
}

/** What differs between the occurrences of a series. */
function ownFields(entity: Entity, rendering: Rendering): Fields {
  const { item, date, exception, type } = entity;
  const id = eventId(entity, rendering.ids);
  const ofSeries = date !== null;
  return {
    '@odata.etag': etag(entity),
    id,
    createdDateTime: instantText(exception?.createdAt ?? item.createdAt),
    lastModifiedDateTime: instantText(exception?.modifiedAt ?? item.modifiedAt),
    changeKey: changeKey(item.mailbox, exception?.version ?? item.version),
    iCalUId: iCalUId(item.meeting, item.meetingMadeAt, date),
    ...(ofSeries && { originalStart: instantText(originalStart(item, date)) }),
    seriesMasterId: ofSeries ? eventId(master(item), rendering.ids) : null,
    type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    recurrence: type === 'seriesMaster' ? eventRecurrence(item) : null,
    ...eventTimes(entity, rendering),
  };
}

type Shared = { version: number; fields: Fields; json: string };

const rendered = new WeakMap<object, Map<string, Shared>>();

function sharedFields(entity: Entity, rendering: Rendering): Shared {
  const { item, exception } = entity;
  const holder = exception ?? item;
  const variant = `${rendering.visibility(entity)} ${rendering.textBody} ${rendering.bodies}`;
  const version = detailsVersion(item, exception);
  const variants = rendered.get(holder) ?? new Map<string, Shared>();
  const known = variants.get(variant);
  if (known?.version === version) return known;
  const fields = eventDetails(entity, rendering);
  const made = { version, fields, json: JSON.stringify(fields) };
  rendered.set(holder, variants.set(variant, made));
  return made;
}
