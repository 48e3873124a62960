import type { DateWindow } from '../../domain/reconcile.ts';

/** One request to Graph; `path` starts after `/v1.0`. Reading is all there is. */
export type GraphRequest =
  | { readonly method: 'GET'; readonly path: string }
  | {
      readonly method: 'POST';
      readonly path: '/$batch';
      readonly body: { readonly requests: readonly Step[] };
    };

/** One request inside a batch. */
export type Step = {
  readonly id: string;
  readonly method: 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Rows in one page; Graph gives less when it likes. */
const PAGE = 200;

/** On every request, also inside a batch: ids that outlive a move between folders, and times in UTC. https://learn.microsoft.com/graph/outlook-immutable-id */
export const PREFER = `IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=${PAGE}`;

const CALENDAR_FIELDS = 'id,name,hexColor,isDefaultCalendar,canShare,owner';
const EVENT_FIELDS = [
  ...['id', 'type', 'seriesMasterId', 'subject', 'organizer', 'sensitivity', 'isCancelled', 'isAllDay'],
  ...['start', 'end', 'originalStart', 'responseStatus', 'isOnlineMeeting', 'onlineMeeting'],
  ...['location', 'locations', 'body', 'iCalUId'],
].join(',');

const calendarPath = (calendarId: string): string => `/me/calendars/${encodeURIComponent(calendarId)}`;

const dates = ({ start, end }: DateWindow): string =>
  `startDateTime=${new Date(start).toISOString()}&endDateTime=${new Date(end).toISOString()}`;

/** Every request that this provider can form; whatever else it asks for is a link that Graph gave. */
export const requests = {
  /** The main calendar: whether there is a mailbox, and whose it is. */
  mainCalendar: (): GraphRequest => ({ method: 'GET', path: '/me/calendar?$select=id,owner' }),

  calendars: (): GraphRequest => ({
    method: 'GET',
    path: `/me/calendars?$top=100&$select=${CALENDAR_FIELDS}`,
  }),

  /** Everything in a window, whole. https://learn.microsoft.com/graph/api/calendar-list-calendarview */
  view: (calendarId: string, window: DateWindow): GraphRequest => ({
    method: 'GET',
    path: `${calendarPath(calendarId)}/calendarView?${dates(window)}&$top=${PAGE}&$select=${EVENT_FIELDS}`,
  }),

  /** The first page of change tracking. https://learn.microsoft.com/graph/api/event-delta */
  changes: (calendarId: string, window: DateWindow): GraphRequest => ({
    method: 'GET',
    path: `${calendarPath(calendarId)}/calendarView/delta?${dates(window)}`,
  }),

  /** Masters of series by their ids, which name the answers. https://learn.microsoft.com/graph/json-batching */
  masters: (calendarId: string, seriesIds: readonly string[]): GraphRequest => ({
    method: 'POST',
    path: '/$batch',
    body: {
      requests: seriesIds.map((seriesId, i) => ({
        id: String(i),
        method: 'GET',
        url: `${calendarPath(calendarId)}/events/${encodeURIComponent(seriesId)}?$select=${EVENT_FIELDS}`,
        headers: { Prefer: PREFER },
      })),
    },
  }),
} as const;
