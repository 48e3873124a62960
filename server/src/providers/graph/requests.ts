import type { DateWindow } from '../../domain/reconcile.ts';
import { calendarPath } from './place.ts';

/** One request to Graph; `path` starts after `/v1.0`. Calendars are read; all that is written are our own watches. */
export type GraphRequest =
  | { readonly method: 'GET'; readonly path: string }
  | WatchRequest
  | {
      readonly method: 'POST';
      readonly path: '/$batch';
      readonly body: { readonly requests: readonly Step[] };
    }
  | { readonly method: 'POST'; readonly path: '/me/translateExchangeIds'; readonly body: Translation };

/** Ids in, ids out; nothing is written. https://learn.microsoft.com/graph/api/user-translateexchangeids */
export type Translation = {
  readonly inputIds: readonly string[];
  readonly sourceIdType: 'ewsId';
  readonly targetIdType: 'restImmutableEntryId';
};

/** What we ask to be told. https://learn.microsoft.com/graph/api/resources/subscription */
export type Subscription = {
  readonly changeType: 'created,updated,deleted';
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
  readonly resource: string;
  readonly expirationDateTime: string;
  readonly clientState: string;
  readonly latestSupportedTlsVersion: 'v1_2';
};

export type WatchRequest =
  | { readonly method: 'POST'; readonly path: '/subscriptions'; readonly body: Subscription }
  | {
      readonly method: 'PATCH';
      readonly path: string;
      readonly body: Pick<Subscription, 'expirationDateTime'>;
    }
  | { readonly method: 'DELETE'; readonly path: string };

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
  ...[
    'start',
    'end',
    'originalStart',
    'originalStartTimeZone',
    'responseStatus',
    'isOnlineMeeting',
    'onlineMeeting',
  ],
  ...['location', 'locations', 'body', 'iCalUId'],
].join(',');

/** What it takes to say whether the filters let an event in, and when it is. */
const FILTER_FIELDS =
  'id,type,sensitivity,isAllDay,start,end,isOnlineMeeting,onlineMeeting,location,locations';

const dates = ({ start, end }: DateWindow): string =>
  `startDateTime=${new Date(start).toISOString()}&endDateTime=${new Date(end).toISOString()}`;

const subscriptionPath = (remoteId: string): string => `/subscriptions/${encodeURIComponent(remoteId)}`;

const batch = (urls: readonly string[]): GraphRequest => ({
  method: 'POST',
  path: '/$batch',
  body: {
    requests: urls.map((url, i) => ({ id: String(i), method: 'GET', url, headers: { Prefer: PREFER } })),
  },
});

/** Every request that this provider can form; whatever else it asks for is a link that Graph gave. */
export const requests = {
  /** The main calendar: whether there is a mailbox, and whose it is. */
  mainCalendar: (): GraphRequest => ({ method: 'GET', path: '/me/calendar?$select=id,owner' }),

  calendars: (): GraphRequest => ({
    method: 'GET',
    path: `/me/calendars?$top=100&$select=${CALENDAR_FIELDS}`,
  }),

  /** One calendar: whether it is there. */
  calendar: (calendarId: string): GraphRequest => ({
    method: 'GET',
    path: `${calendarPath(calendarId)}?$select=id`,
  }),

  /** The main calendars of others, by their addresses, which are in the order of the answers' ids. */
  othersCalendars: (addresses: readonly string[]): GraphRequest =>
    batch(
      addresses.map((address) => `/users/${encodeURIComponent(address)}/calendar?$select=${CALENDAR_FIELDS}`),
    ),

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
  masters: (calendarId: string, seriesIds: readonly string[]): GraphRequest =>
    batch(
      seriesIds.map(
        (seriesId) =>
          `${calendarPath(calendarId)}/events/${encodeURIComponent(seriesId)}?$select=${EVENT_FIELDS}`,
      ),
    ),

  translation: (ewsIds: readonly string[]): GraphRequest => ({
    method: 'POST',
    path: '/me/translateExchangeIds',
    body: { inputIds: ewsIds, sourceIdType: 'ewsId', targetIdType: 'restImmutableEntryId' },
  }),

  /** One event; its text only where it takes that to find out. https://learn.microsoft.com/graph/api/event-get */
  event: (id: string, withText: boolean): GraphRequest => ({
    method: 'GET',
    path: `/me/events/${encodeURIComponent(id)}?$select=${FILTER_FIELDS}${withText ? ',body' : ''}`,
  }),

  /** The calendar that an event is in. https://learn.microsoft.com/graph/api/resources/event#relationships */
  calendarOf: (id: string): GraphRequest => ({
    method: 'GET',
    path: `/me/events/${encodeURIComponent(id)}/calendar?$select=id`,
  }),

  /** Our watches of the account. https://learn.microsoft.com/graph/api/subscription-list */
  watches: (): GraphRequest => ({ method: 'GET', path: '/subscriptions' }),

  /**
   * Asks to be told of changes in a calendar, or where `calendarId` is null in the main one of the mailbox.
   * https://learn.microsoft.com/graph/api/subscription-post-subscriptions
   */
  watch: (calendarId: string | null, address: string, key: string, until: number): GraphRequest => ({
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl: address,
      lifecycleNotificationUrl: address,
      resource: calendarId === null ? '/me/events' : `${calendarPath(calendarId)}/events`,
      expirationDateTime: new Date(until).toISOString(),
      clientState: key,
      latestSupportedTlsVersion: 'v1_2',
    },
  }),

  /** Prolongs a watch and renews its authorisation. https://learn.microsoft.com/graph/api/subscription-update */
  renewWatch: (remoteId: string, until: number): GraphRequest => ({
    method: 'PATCH',
    path: subscriptionPath(remoteId),
    body: { expirationDateTime: new Date(until).toISOString() },
  }),

  /** https://learn.microsoft.com/graph/api/subscription-delete */
  endWatch: (remoteId: string): GraphRequest => ({ method: 'DELETE', path: subscriptionPath(remoteId) }),
} as const;
