import { getCalendar, getGroup, listCalendars, listGroups } from './calendars.ts';
import type { Call } from './call.ts';
import { calendarViewDelta } from './delta.ts';
import { answerEvent, cancelEvent, createEvent, deleteEvent, updateEvent } from './event-writing.ts';
import { calendarView, getCalendarOfEvent, getEvent, listEvents, listInstances } from './events.ts';
import { translateExchangeIds } from './id-translation.ts';
import type { GraphAnswer } from './message.ts';
import { getUser } from './people.ts';
import type { Need } from './permissions.ts';
import { type ServiceRoute, serviceRoutes } from './service-routes.ts';

/** `pattern` starts after `/me` or `/users/{id}`; a calendar's own part stands where a pattern says `{calendar}`. */
export type Route = { method: string; pattern: string; need: Need; handle(call: Call): GraphAnswer };

export const routes: readonly Route[] = [
  { method: 'GET', pattern: '', need: 'profile', handle: getUser },
  { method: 'POST', pattern: 'translateExchangeIds', need: 'ids.translate', handle: translateExchangeIds },
  { method: 'GET', pattern: 'calendars', need: 'calendars.read', handle: listCalendars },
  { method: 'GET', pattern: 'calendar', need: 'calendars.read', handle: getCalendar },
  { method: 'GET', pattern: 'calendars/{calendarId}', need: 'calendars.read', handle: getCalendar },
  { method: 'GET', pattern: 'calendarGroups', need: 'calendars.read', handle: listGroups },
  { method: 'GET', pattern: 'calendarGroups/{groupId}', need: 'calendars.read', handle: getGroup },
  {
    method: 'GET',
    pattern: 'calendarGroups/{groupId}/calendars',
    need: 'calendars.read',
    handle: listCalendars,
  },
  { method: 'GET', pattern: '{calendar}/events', need: 'events.read', handle: listEvents },
  { method: 'POST', pattern: '{calendar}/events', need: 'events.write', handle: createEvent },
  { method: 'GET', pattern: '{calendar}/events/{eventId}', need: 'events.read', handle: getEvent },
  { method: 'PATCH', pattern: '{calendar}/events/{eventId}', need: 'events.write', handle: updateEvent },
  { method: 'DELETE', pattern: '{calendar}/events/{eventId}', need: 'events.write', handle: deleteEvent },
  {
    method: 'GET',
    pattern: '{calendar}/events/{eventId}/calendar',
    need: 'events.read',
    handle: getCalendarOfEvent,
  },
  {
    method: 'GET',
    pattern: '{calendar}/events/{eventId}/instances',
    need: 'events.read',
    handle: listInstances,
  },
  {
    method: 'POST',
    pattern: '{calendar}/events/{eventId}/cancel',
    need: 'events.write',
    handle: cancelEvent,
  },
  {
    method: 'POST',
    pattern: '{calendar}/events/{eventId}/accept',
    need: 'events.write',
    handle: answerEvent('accepted'),
  },
  {
    method: 'POST',
    pattern: '{calendar}/events/{eventId}/tentativelyAccept',
    need: 'events.write',
    handle: answerEvent('tentativelyAccepted'),
  },
  {
    method: 'POST',
    pattern: '{calendar}/events/{eventId}/decline',
    need: 'events.write',
    handle: answerEvent('declined'),
  },
  { method: 'GET', pattern: '{calendar}/calendarView', need: 'events.read', handle: calendarView },
  {
    method: 'GET',
    pattern: '{calendar}/calendarView/delta',
    need: 'events.track',
    handle: calendarViewDelta,
  },
];

/** The main calendar without a name, by name, any calendar, and any within its group. */
const CALENDARS = [
  '',
  'calendar/',
  'calendars/{calendarId}/',
  'calendarGroups/{groupId}/calendars/{calendarId}/',
];

type Compiled<R> = { route: R; segments: string[] };

const compiled: readonly Compiled<Route>[] = routes.flatMap((route) => {
  const patterns = route.pattern.startsWith('{calendar}/')
    ? CALENDARS.map((calendar) => route.pattern.replace('{calendar}/', calendar))
    : [route.pattern];
  return patterns.map((pattern) => ({ route, segments: pattern === '' ? [] : pattern.split('/') }));
});

const compiledServices: readonly Compiled<ServiceRoute>[] = serviceRoutes.map((route) => ({
  route,
  segments: route.pattern.split('/'),
}));

export type Match =
  | { kind: 'route'; route: Route; user: string | null; params: Record<string, string> }
  | { kind: 'service'; route: ServiceRoute; params: Record<string, string> }
  | { kind: 'wrong-method' }
  | { kind: 'unknown'; segment: string };

/** Finds the route of a path after `/v1.0`. Words are matched in any case, as Graph does; ids as they are. */
export function matchRoute(method: string, path: string): Match {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap(keyed)
    .map(decoded);
  const unknown: Match = { kind: 'unknown', segment: segments.at(-1) ?? '' };
  const [first = '', second] = segments;
  const me = first.toLowerCase() === 'me';
  if (!me && first.toLowerCase() !== 'users') {
    const found = find(compiledServices, method, segments);
    return typeof found === 'object' ? { kind: 'service', ...found } : missed(found, unknown);
  }
  if (!me && second === undefined) return unknown;
  const found = find(compiled, method, segments.slice(me ? 1 : 2));
  if (typeof found !== 'object') return missed(found, unknown);
  return { kind: 'route', user: me ? null : (second ?? ''), ...found };
}

function missed(found: 'wrong-method' | 'unknown', unknown: Match): Match {
  return found === 'unknown' ? unknown : { kind: found };
}

function find<R extends { method: string }>(
  table: readonly Compiled<R>[],
  method: string,
  segments: readonly string[],
): { route: R; params: Record<string, string> } | 'wrong-method' | 'unknown' {
  let pathKnown = false;
  for (const { route, segments: wanted } of table) {
    const params = paramsOf(wanted, segments);
    if (params === null) continue;
    if (route.method === method) return { route, params };
    pathKnown = true;
  }
  return pathKnown ? 'wrong-method' : 'unknown';
}

function paramsOf(wanted: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, pattern] of wanted.entries()) {
    const segment = given[i] ?? '';
    if (pattern.startsWith('{')) params[pattern.slice(1, -1)] = segment;
    // A function may be called with brackets: `delta()`.
    else if (pattern.toLowerCase() !== segment.replace(/\(\)$/, '').toLowerCase()) return null;
  }
  return params;
}

/** Links in answers write a key as `users('…')`, which means the same as `users/…`. */
function keyed(segment: string): string[] {
  const [, name, key] = /^(\w+)\((?:'|%27)(.+)(?:'|%27)\)$/.exec(segment) ?? [];
  return name !== undefined && key !== undefined ? [name, key] : [segment];
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
