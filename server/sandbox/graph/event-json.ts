import { changeKey, iCalUId } from '../state/exchange-ids.ts';
import { originalStart } from '../state/instances.ts';
import { eventDetails } from './event-details.ts';
import { eventRecurrence } from './event-recurrence.ts';
import { eventTimes, instantText } from './event-times.ts';
import { renderedOnce } from './rendered-once.ts';
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

/** A row of a calendar view. */
export function viewRow(entity: Entity, rendering: Rendering): string {
  return kept('view', entity, rendering, () => eventJson(entity, rendering));
}

/** A row of a delta answer: an occurrence is sparse, everything else is whole. */
export function deltaRow(entity: Entity, rendering: Rendering): string {
  return kept('delta', entity, rendering, () => {
    if (entity.type === 'occurrence') return sparseOccurrenceJson(entity, rendering);
    return eventJson(entity, rendering, { head: { '@odata.type': '#microsoft.graph.event' } });
  });
}

export function eventFields(entity: Entity, rendering: Rendering): Fields {
  return { ...ownFields(entity, rendering), ...sharedFields(entity, rendering).fields };
}

/**
 * An occurrence in a delta answer has these properties and no others; all else is its master's.
 * microsoft-graph-docs #7632, microsoft-graph-docs-contrib #5602
 */
function sparseOccurrenceJson(entity: Entity, rendering: Rendering): string {
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

function etag({ item }: Entity): string {
  return `W/"${changeKey(item.mailbox, item.version)}"`;
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
    changeKey: changeKey(item.mailbox, item.version),
    iCalUId: iCalUId(item.meeting, item.meetingMadeAt, date),
    ...(ofSeries && { originalStart: instantText(originalStart(item, date)) }),
    seriesMasterId: ofSeries ? eventId(master(item), rendering.ids) : null,
    type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    recurrence: type === 'seriesMaster' ? eventRecurrence(item) : null,
    ...eventTimes(entity, rendering),
  };
}

type Shared = { fields: Fields; json: string };

function sharedFields(entity: Entity, rendering: Rendering): Shared {
  const { textBody, bodies } = rendering;
  return shared.get(entity, `${rendering.visibility(entity)} ${textBody} ${bodies}`, () => {
    const fields = eventDetails(entity, rendering);
    return { fields, json: JSON.stringify(fields) };
  });
}

function kept(kind: string, entity: Entity, rendering: Rendering, make: () => string): string {
  const { ids, timeZone, textBody, bodies } = rendering;
  const zone = timeZone?.name ?? '';
  const variant = `${kind} ${entity.date} ${ids} ${zone} ${rendering.visibility(entity)} ${textBody} ${bodies}`;
  return rows.get(entity, variant, make);
}

const shared = renderedOnce<Shared>();
const rows = renderedOnce<string>();
