import { describe, expect, test } from '@jest/globals';
import { inOwnersMailbox } from './place.ts';
import { type GraphRequest, PREFER, requests } from './requests.ts';

const WINDOW = { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) };
const dates = 'startDateTime=2026-11-22T00:00:00.000Z&endDateTime=2027-01-23T00:00:00.000Z';
const ADDRESS = 'https://sally.example/webhooks/graph';

/** Every request that the provider can form, in two lists; a new one does not compile until it stands in one of them. */
const reading = {
  mainCalendar: requests.mainCalendar(),
  calendars: requests.calendars(),
  calendar: requests.calendar('AQ/+='),
  othersCalendars: requests.othersCalendars(['bob@contoso.example', '../me?@contoso.example']),
  view: requests.view('AQ/+=', WINDOW),
  changes: requests.changes('AQ/+=', WINDOW),
  masters: requests.masters('AQ/+=', ['one', 'two/+=']),
  translation: requests.translation(['AQ/+=']),
  event: requests.event('../x', true),
  calendarOf: requests.calendarOf('../x'),
  watches: requests.watches(),
};
const watching = {
  watch: requests.watch('AQ/+=', ADDRESS, 'key', WINDOW.end),
  renewWatch: requests.renewWatch('../x', WINDOW.end),
  endWatch: requests.endWatch('../x'),
};
const all: Record<keyof typeof requests, GraphRequest> = { ...reading, ...watching };

describe.each(Object.entries(reading))('the request for %s', (_name, request) => {
  test('only reads', () => {
    if (request.method === 'GET') return expect(Object.keys(request)).toEqual(['method', 'path']);
    // An action without effect: ids go in, ids come out.
    if (request.path === '/me/translateExchangeIds') return expect(request.method).toBe('POST');
    expect(request.path).toBe('/$batch');
    if (!('body' in request && 'requests' in request.body)) throw new Error('no batch');
    expect(request.body.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
    for (const step of request.body.requests)
      expect(Object.keys(step)).toEqual(['id', 'method', 'url', 'headers']);
  });

  test('asks for calendars or our own watches, never for mail, contacts or online meetings', () => {
    const urls =
      'body' in request && 'requests' in request.body
        ? request.body.requests.map(({ url }) => url)
        : [request.path];
    for (const url of urls)
      expect(url).toMatch(
        /^\/((me|users\/[^/?]+)\/calendars?|me\/events\/\.\.%2Fx|me\/translateExchangeIds|subscriptions)([/?]|$)/,
      );
  });
});

describe.each(Object.entries(watching))('the request for %s', (_name, request) => {
  test('writes nothing but a watch of ours', () => {
    expect(request.path).toMatch(/^\/subscriptions(\/\.\.%2Fx)?$/);
  });
});

test('a watch asks to be told of every change of one calendar, or of the mailbox where that is refused', () => {
  expect(all.watch).toEqual({
    method: 'POST',
    path: '/subscriptions',
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl: ADDRESS,
      lifecycleNotificationUrl: ADDRESS,
      resource: '/me/calendars/AQ%2F%2B%3D/events',
      expirationDateTime: '2027-01-23T00:00:00.000Z',
      clientState: 'key',
      latestSupportedTlsVersion: 'v1_2',
    },
  });
  expect(requests.watch(null, ADDRESS, 'key', WINDOW.end)).toMatchObject({
    body: { resource: '/me/events' },
  });
});

test('ids are encoded, so that none of them leads elsewhere', () => {
  expect(requests.changes('../../users/x?', WINDOW).path).toBe(
    `/me/calendars/..%2F..%2Fusers%2Fx%3F/calendarView/delta?${dates}`,
  );
  expect(all.masters).toMatchObject({
    body: {
      requests: [{}, { url: expect.stringMatching(/^\/me\/calendars\/AQ%2F%2B%3D\/events\/two%2F%2B%3D\?/) }],
    },
  });
});

test('a calendar in the mailbox of its owner is read there', () => {
  const remoteId = inOwnersMailbox('Bob@contoso.example', 'AQ/+=');
  expect(requests.view(remoteId, WINDOW).path).toMatch(
    /^\/users\/bob%40contoso.example\/calendars\/AQ%2F%2B%3D\/calendarView\?/,
  );
  for (const odd of [
    'users/../calendars/x',
    'users/a%40b/calendars/x/y',
    'users/a%40b/calendars/',
    'x/users',
  ])
    expect(requests.calendar(odd).path).toBe(`/me/calendars/${encodeURIComponent(odd)}?$select=id`);
});

test('an event’s text is asked for only where a filter needs it', () => {
  expect(all.event.path).toMatch(/,body$/);
  expect(requests.event('x', false).path).not.toMatch(/subject|body|organizer|attendees/);
});

test('change tracking gets its dates and no other option, since Graph refuses them', () => {
  expect(all.changes).toEqual({
    method: 'GET',
    path: `/me/calendars/AQ%2F%2B%3D/calendarView/delta?${dates}`,
  });
});

test('a batch repeats the preferences for each of its requests', () => {
  expect(all.masters).toMatchObject({ body: { requests: [{ headers: { Prefer: PREFER } }, {}] } });
  expect(PREFER).toBe('IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=200');
});
