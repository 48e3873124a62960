import { describe, expect, test } from '@jest/globals';
import { type GraphRequest, PREFER, requests } from './requests.ts';

const WINDOW = { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) };
const dates = 'startDateTime=2026-11-22T00:00:00.000Z&endDateTime=2027-01-23T00:00:00.000Z';

/** Every request that the provider can form; a new one does not compile until it is listed here. */
const all: Record<keyof typeof requests, GraphRequest> = {
  mainCalendar: requests.mainCalendar(),
  calendars: requests.calendars(),
  view: requests.view('AQ/+=', WINDOW),
  changes: requests.changes('AQ/+=', WINDOW),
  masters: requests.masters('AQ/+=', ['one', 'two/+=']),
};

describe.each(Object.entries(all))('the request for %s', (_name, request) => {
  test('only reads', () => {
    if (request.method === 'GET') return expect(Object.keys(request)).toEqual(['method', 'path']);
    expect(request.path).toBe('/$batch');
    expect(request.body.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
    for (const step of request.body.requests)
      expect(Object.keys(step)).toEqual(['id', 'method', 'url', 'headers']);
  });

  test('asks for the calendars of the signed-in person, never for mail, contacts or online meetings', () => {
    const urls = request.method === 'GET' ? [request.path] : request.body.requests.map(({ url }) => url);
    for (const url of urls) expect(url).toMatch(/^\/me\/calendars?([/?]|$)/);
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
