import { instanceOn, instancesIn } from '../state/instances.ts';
import type { StoredCalendar } from '../state/mailbox-data.ts';
import { calendarAnswer } from './calendars.ts';
import { type Call, calendarOf, calendarsOf, renderingOf, userKey } from './call.ts';
import { eventFields, eventJson, eventProperties, viewRow } from './event-json.ts';
import { failures } from './failure.ts';
import { filterOf } from './filter.ts';
import type { GraphAnswer } from './message.ts';
import { ordered } from './order.ts';
import { refusePrivate } from './private-items.ts';
import { option, paging, queryText, selected, skippedTo } from './query-options.ts';
import { type Entity, master, occurrence } from './rendering.ts';
import { windowOf } from './views.ts';

const LIMITS = { size: 10, limit: 1000 };

/** Single meetings and masters of a calendar. https://learn.microsoft.com/graph/api/user-list-events */
export function listEvents(call: Call): GraphAnswer {
  const calendar = calendarOf(call);
  const entities = call.world.state.mailboxes.items(calendar.id).map(master);
  refusePrivate(call, () => entities);
  return pageOf(call, calendar, entities, `${contextOf(call)}/events`);
}

/** Everything in a window; occurrences are whole and masters absent. */
export function calendarView(call: Call): GraphAnswer {
  const calendar = calendarOf(call);
  const instances = call.world.views.of(calendar.id, windowOf(call.request.query));
  refusePrivate(call, () => instances);
  return pageOf(call, calendar, instances, `${contextOf(call)}/calendarView`, NOT_IN_VIEWS);
}

/** The occurrences of a series. https://learn.microsoft.com/graph/api/event-list-instances */
export function listInstances(call: Call): GraphAnswer {
  const { entity, calendar } = eventOf(call);
  if (entity.type !== 'seriesMaster') {
    throw failures.badRequest('The instances property is only valid on a series master.');
  }
  const instances = instancesIn(entity.item, windowOf(call.request.query));
  refusePrivate(call, () => instances);
  const context = `${contextOf(call)}/events('${encodeURIComponent(call.params.eventId ?? '')}')/instances`;
  return pageOf(call, calendar, instances, context);
}

export function getEvent(call: Call): GraphAnswer {
  const { entity, calendar } = eventOf(call);
  refusePrivate(call, () => [entity]);
  return eventAnswer(call, calendar, entity, 200);
}

/** Where an event lies. https://learn.microsoft.com/graph/api/calendar-get */
export function getCalendarOfEvent(call: Call): GraphAnswer {
  return calendarAnswer(call, eventOf(call).calendar, 'calendars');
}

export function eventAnswer(
  call: Call,
  calendar: StoredCalendar,
  entity: Entity,
  status: number,
): GraphAnswer {
  const { query } = call.request;
  const rendering = renderingOf(call, calendar);
  const select = selected(query, eventProperties, 'Event');
  const chosen = select === null ? '' : `(${select.join(',')})`;
  const head: Record<string, unknown> = { '@odata.context': `${contextOf(call)}/events${chosen}/$entity` };
  if (select?.includes('cancelledOccurrences') && entity.type === 'seriesMaster') {
    const { id } = eventFields(entity, rendering);
    head.cancelledOccurrences = entity.item.deleted.map((date) => `OID.${id}.${date}`);
  }
  if (option(query, 'expand')?.split(',').includes('exceptionOccurrences')) {
    const dates = Object.keys(entity.item.exceptions);
    const exceptions = dates.map((date) => instanceOn(entity.item, date)).filter((one) => one !== null);
    head.exceptionOccurrences = exceptions.map((one) => eventFields(occurrence(one), rendering));
  }
  const owner = `${call.world.root}/users('${userKey(call.target.person)}')/calendars('${calendar.id}')`;
  head['calendar@odata.associationLink'] = `${owner}/$ref`;
  head['calendar@odata.navigationLink'] = owner;
  return { status, headers: {}, body: eventJson(entity, rendering, { select, head }) };
}

/** The event that the path names, by its mutable or immutable id, within the calendar if that is named too. */
export function eventOf(call: Call): { entity: Entity; calendar: StoredCalendar } {
  const id = call.params.eventId ?? '';
  const calendars = call.params.calendarId === undefined ? calendarsOf(call) : [calendarOf(call)];
  const { mailboxes } = call.world.state;
  if (!/^[\w-]{20,}=*$/.test(id)) throw failures.malformedId();
  const name = mailboxes.named(id);
  const item = name && mailboxes.item(name.key);
  const calendar = calendars.find((one) => one.id === item?.calendarId);
  if (!item || !calendar) throw failures.itemNotFound();
  if (name.date === null) return { entity: master(item), calendar };
  const instance = instanceOn(item, name.date);
  if (instance === null) throw failures.itemNotFound();
  return { entity: occurrence(instance), calendar };
}

/** `$select` doesn't give these in a view: https://learn.microsoft.com/graph/api/calendar-list-calendarview */
export const NOT_IN_VIEWS = ['createdDateTime', 'lastModifiedDateTime'];

/** One page of a list of events, with a link to the next. */
export function pageOf(
  call: Call,
  calendar: StoredCalendar,
  all: readonly (Entity | Parameters<typeof occurrence>[0])[],
  context: string,
  withheld: readonly string[] = [],
): GraphAnswer {
  const { query, path, preferences } = call.request;
  const { size, skip } = paging(query, { ...LIMITS, size: preferences.maxPageSize ?? LIMITS.size });
  const select = selected(query, eventProperties, 'Event');
  const given = select?.filter((name) => !withheld.includes(name)) ?? null;
  const rendering = renderingOf(call, calendar);
  const matches = filterOf(query);
  const entityOf = (one: (typeof all)[number]) => ('type' in one ? one : occurrence(one));
  const sifted = option(query, 'filter') !== null || option(query, 'orderby') !== null;
  const rows = sifted
    ? ordered(
        query,
        all.map(entityOf).filter((entity) => matches(eventFields(entity, rendering))),
        (entity) => eventFields(entity, rendering),
      )
    : all;
  const page = rows
    .slice(skip, skip + size)
    .map(entityOf)
    .map((one) => (given === null ? viewRow(one, rendering) : eventJson(one, rendering, { select: given })));
  const chosen = select === null ? '' : `(${select.join(',')})`;
  const parts = [`"@odata.context":${JSON.stringify(context + chosen)}`];
  if (option(query, 'count') === 'true') parts.push(`"@odata.count":${rows.length}`);
  parts.push(`"value":[${page.join(',')}]`);
  if (skip + size < rows.length) {
    const next = `${call.world.root}${path}?${queryText(skippedTo(query, skip + size))}`;
    parts.push(`"@odata.nextLink":${JSON.stringify(next)}`);
  }
  return { status: 200, headers: {}, body: `{${parts.join(',')}}` };
}

function contextOf({ world, target, params }: Call): string {
  const calendar =
    params.calendarId === undefined ? '' : `/calendars('${encodeURIComponent(params.calendarId)}')`;
  return `${world.root}/$metadata#users('${userKey(target.person)}')${calendar}`;
}
