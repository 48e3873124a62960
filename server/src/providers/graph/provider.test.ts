import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Failure } from '../../domain/failure.ts';
import type { TokenAccess } from '../../ports/access.ts';
import type { Known, KnownSeries, RemoteCalendar, Source } from '../../ports/calendar-provider.ts';
import { graphProvider } from './provider.ts';

const GRAPH = 'https://graph.example';
const NOW = Date.UTC(2026, 10, 23, 9);
const DELTA = `${GRAPH}/v1.0/me/calendars/c/calendarView/delta`;

type Seen = { url: string; method: string; headers: Record<string, string>; body: unknown };
let seen: Seen[];
let answers: (Response | Error)[];
let refused: (string | undefined)[];
beforeEach(() => {
  seen = [];
  answers = [];
  refused = [];
});

const provider = graphProvider({
  graphUrl: GRAPH,
  clock: { now: () => NOW },
  webhookUrl: 'https://sally.example/webhooks/graph',
  fetch: async (url, init) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    const headers = { ...(init.headers as Record<string, string>) };
    seen.push({ url, method: String(init.method), headers, body });
    const answer = answers.shift() ?? new Error('nobody was asked for this');
    if (answer instanceof Error) throw answer;
    return answer;
  },
});
const access = {
  by: 'token' as const,
  token: async (bad?: string) => {
    refused.push(bad);
    return `token ${refused.length}`;
  },
};
const account = { tid: 'tenant', oid: 'person' };
const source: Source<TokenAccess> = {
  access,
  account,
  calendarId: 'c',
  shared: false,
  window: { start: NOW, end: NOW + 1 },
  filters: { syncPrivate: false, onlyOnline: false },
};
const ALONE = { others: false, known: [] };
const known = (series: KnownSeries): Known => ({ series, tags: async () => new Map() });
const nothingKnown = known(async () => new Map());
const changes = (cursor: string | null = null) => provider.changes(source, cursor, nothingKnown);

const page = (
  value: unknown[],
  links: Record<string, string> = { '@odata.deltaLink': `${DELTA}?$deltatoken=1` },
) => Response.json({ value, ...links });
const error = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { code, message: 'No.' } }, { status, headers });
const failure = async (attempt: Promise<unknown>): Promise<Failure> =>
  attempt.then(
    () => {
      throw new Error('it succeeded');
    },
    ({ failure }) => failure,
  );

const times = {
  start: { dateTime: '2026-11-25T10:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-25T10:30:00.0000000', timeZone: 'UTC' },
};
const event = (more: object) => ({ id: 'e', type: 'singleInstance', subject: 'Talk', ...times, ...more });
const sparse = (id: string, seriesMasterId: string) => ({ id, seriesMasterId, type: 'occurrence', ...times });
const batch = (...bodies: unknown[]) =>
  Response.json({
    responses: bodies
      .map((body, i) => ({ id: String(i), status: body === null ? 404 : 200, body }))
      .reverse(),
  });

describe('every request', () => {
  test('carries a token and the preferences, links too, which are followed to the letter', async () => {
    const link = `${DELTA}?$skiptoken=a=b&x=(1)&x=2&$select=q`;
    answers = [page([], { '@odata.nextLink': link }), page([])];
    const first = await changes();
    expect(first.next).toEqual({ kind: 'more', cursor: link });
    await changes(first.next.cursor);
    expect(seen.map(({ url }) => url)).toEqual([
      `${DELTA}?startDateTime=2026-11-23T09:00:00.000Z&endDateTime=2026-11-23T09:00:00.001Z`,
      link,
    ]);
    for (const { headers } of seen)
      expect(headers).toMatchObject({
        Authorization: expect.stringMatching(/^Bearer token \d$/),
        Prefer: 'IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=200',
      });
  });

  test.each([
    'https://evil.example/v1.0/me/calendars/c/calendarView/delta?$deltatoken=1',
    'https://graph.example.evil.example/v1.0/x',
    'https://graph.example@evil.example/v1.0/x',
    'https://someone:secret@graph.example/v1.0/x',
    'http://graph.example/v1.0/x',
    'https://graph.example:8443/v1.0/x',
    'https://graph.example/beta/x',
    'https://graph.example/v1.0/../beta/x',
    '//evil.example/v1.0/x',
    'not an address',
  ])('never follows %s, wherever it comes from', async (link) => {
    answers = [page([], { '@odata.nextLink': link })];
    expect(await failure(changes())).toEqual({ kind: 'unintelligible', path: '@odata.nextLink' });
    answers = [page([], { '@odata.deltaLink': link })];
    expect(await failure(changes())).toEqual({ kind: 'unintelligible', path: '@odata.deltaLink' });
    answers = [Response.json({ value: [], '@odata.nextLink': link })];
    expect(await failure(provider.calendars(access, account, ALONE))).toMatchObject({
      kind: 'unintelligible',
    });
    const asked = seen.length;
    expect(await failure(changes(link))).toMatchObject({ kind: 'unintelligible' });
    expect(seen).toHaveLength(asked);
    expect(seen.every(({ url }) => url.startsWith(`${GRAPH}/v1.0/me/calendars`))).toBe(true);
  });

  test('never follows a redirection with its token', async () => {
    answers = [new Response(null, { status: 302, headers: { location: 'https://evil.example/' } })];
    expect(await failure(changes())).toMatchObject({ kind: 'unintelligible' });
    expect(seen).toHaveLength(1);
  });
});

describe('failures', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
  const challenge = {
    'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${btoa(claims)}"`,
  };

  const NO_MAILBOX: Failure = { kind: 'no-mailbox' };
  test.each<[string, () => Response | Error, Failure]>([
    [
      '429 with seconds',
      () => error(429, 'ApplicationThrottled', { 'retry-after': '7' }),
      { kind: 'throttled', until: NOW + 7000 },
    ],
    ['429 without a time', () => error(429, 'x'), { kind: 'throttled', until: NOW + 10_000 }],
    [
      '503 with a date',
      () => error(503, 'x', { 'retry-after': new Date(NOW + 60_000).toUTCString() }),
      { kind: 'throttled', until: NOW + 60_000 },
    ],
    [
      'a time beyond all measure',
      () => error(429, 'x', { 'retry-after': '999999999' }),
      { kind: 'throttled', until: NOW + 3_600_000 },
    ],
    ['503', () => error(503, 'x'), { kind: 'unavailable' }],
    [
      'a gateway that answers in HTML',
      () => new Response('<html>', { status: 502 }),
      { kind: 'unavailable' },
    ],
    ['a connection that breaks', () => new TypeError('fetch failed'), { kind: 'unavailable' }],
    ['410', () => error(410, 'anything'), { kind: 'cursor-expired' }],
    ['an unknown sync state', () => error(404, 'SyncStateNotFound'), { kind: 'cursor-expired' }],
    ['a resync', () => error(400, 'resyncRequired'), { kind: 'cursor-expired' }],
    ['403', () => error(403, 'ErrorAccessDenied'), { kind: 'not-allowed' }],
    [
      '403 with a claims challenge',
      () => error(403, 'accessDenied', challenge),
      { kind: 'unauthorised', need: 'interaction', code: 'accessDenied', claims },
    ],
    ['a mailbox that is not in the cloud', () => error(404, 'MailboxNotEnabledForRESTAPI'), NO_MAILBOX],
    ['one of another kind', () => error(404, 'MailboxNotSupportedForRESTAPI'), NO_MAILBOX],
    ['one that is kept elsewhere', () => error(404, 'MailboxNotHostedInExchangeOnline'), NO_MAILBOX],
    ['somebody without a mailbox', () => error(404, 'ErrorNonExistentMailbox'), NO_MAILBOX],
    ['a calendar that is gone', () => error(404, 'ErrorItemNotFound'), { kind: 'not-found' }],
    ['an id of another kind', () => error(400, 'ErrorInvalidIdMalformed'), { kind: 'not-found' }],
    [
      'a request that Graph does not understand',
      () => error(400, 'BadRequest'),
      { kind: 'unintelligible', path: '400 BadRequest' },
    ],
    [
      'a page that is no JSON',
      () => new Response('<html>'),
      { kind: 'unintelligible', path: 'answer is not JSON' },
    ],
    ['a page without rows', () => Response.json({}), { kind: 'unintelligible', path: 'value' }],
    [
      'a page without an end',
      () => Response.json({ value: [] }),
      { kind: 'unintelligible', path: '@odata.deltaLink' },
    ],
  ])('%s', async (_name, answer, expected) => {
    answers = [answer()];
    expect(await failure(changes())).toEqual(expected);
  });

  test('a refused token is exchanged for a fresh one, once', async () => {
    answers = [error(401, 'InvalidAuthenticationToken'), page([])];
    await changes();
    expect(refused).toEqual([undefined, 'token 1']);
    expect(seen.map(({ headers }) => headers.Authorization)).toEqual(['Bearer token 1', 'Bearer token 2']);
    answers = [error(401, 'InvalidAuthenticationToken'), error(401, 'InvalidAuthenticationToken', challenge)];
    expect(await failure(changes())).toEqual({
      kind: 'unauthorised',
      need: 'interaction',
      code: 'InvalidAuthenticationToken',
      claims,
    });
  });

  test.each([
    [{ start: { dateTime: 'soon', timeZone: 'UTC' } }, 'value.1.start'],
    [{ start: { ...times.start, timeZone: 'W. Europe Standard Time' } }, 'value.1.start'],
    [{ end: null }, 'value.1.end'],
    [{ type: 'workshop' }, 'value.1.type'],
    [{ type: 'exception', seriesMasterId: null }, 'seriesMasterId'],
    [{ organizer: { emailAddress: { name: 'A', address: 7 } } }, 'value.1.organizer.emailAddress.address'],
  ])(
    'an event with %j is left aside, named by what is odd, and holds nothing else back',
    async (change, path) => {
      answers = [page([event({}), event({ id: 'odd', ...change }), event({ id: 'f' })])];
      expect((await changes()).changes).toMatchObject([
        { kind: 'meeting', id: 'e' },
        { kind: 'unreadable', id: 'odd', path },
        { kind: 'meeting', id: 'f' },
      ]);
    },
  );

  test('a row without an id might be any, so that the page is not understood', async () => {
    answers = [page([event({}), event({ id: 7 })])];
    expect(await failure(changes())).toEqual({ kind: 'unintelligible', path: 'value.1.id' });
  });

  test('an answer beyond all measure is not read to its end', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1;
        controller.enqueue(chunk);
      },
    });
    answers = [new Response(endless)];
    expect(await failure(changes())).toMatchObject({ kind: 'unintelligible' });
    expect(sent).toBeLessThan(100);
  });
});

describe('what comes back', () => {
  test('properties that nobody knows are ignored, words are read in any case', async () => {
    answers = [
      page([
        event({
          type: 'SingleInstance',
          sensitivity: 'Normal',
          responseStatus: { response: 'TentativelyAccepted' },
          organizer: { emailAddress: { name: '', address: 'bob@contoso.example' } },
          somethingNew: { from: ['Microsoft'] },
        }),
      ]),
    ];
    expect((await changes()).changes).toEqual([
      {
        kind: 'meeting',
        id: 'e',
        seriesId: null,
        time: { allDay: false, start: Date.UTC(2026, 10, 25, 10), end: Date.UTC(2026, 10, 25, 10, 30) },
        originalStart: null,
        detail: {
          title: 'Talk',
          organizer: { name: 'bob@contoso.example', address: 'bob@contoso.example' },
          private: false,
          cancelled: false,
          response: 'tentative',
          online: false,
          link: null,
          uid: null,
        },
      },
    ]);
  });

  test('days are days wherever their midnight is', async () => {
    const allDay = (start: string, end: string, originalStartTimeZone?: string) =>
      event({
        isAllDay: true,
        originalStartTimeZone,
        start: { dateTime: start, timeZone: 'UTC' },
        end: { dateTime: end, timeZone: 'UTC' },
      });
    answers = [
      page([
        allDay('2026-11-25T00:00:00', '2026-11-26T00:00:00'),
        allDay('2026-11-24T23:00:00', '2026-11-25T23:00:00'),
        allDay('2026-11-25T05:00:00', '2026-11-26T05:00:00'),
        allDay('2026-11-25T10:00:00', '2026-11-26T10:00:00', 'Hawaiian Standard Time'),
        allDay('2026-11-25T12:00:00', '2026-11-26T12:00:00', 'Dateline Standard Time'),
        allDay('2026-11-24T11:00:00', '2026-11-25T11:00:00', 'New Zealand Standard Time'),
        allDay('2026-11-24T11:00:00', '2026-11-25T11:00:00', 'Tonga Standard Time'),
        allDay('2026-11-24T10:00:00', '2026-11-25T10:00:00', 'Line Islands Standard Time'),
        allDay('2026-11-25T00:00:00', '2026-11-26T00:00:00', 'Line Islands Standard Time'),
      ]),
    ];
    for (const change of (await changes()).changes)
      expect(change).toMatchObject({ time: { allDay: true, start: '2026-11-25', end: '2026-11-26' } });
  });

  test.each([
    [
      'onlineMeeting',
      { onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3a1/0' } },
      'teams',
    ],
    ['a place', { location: { displayName: 'https://zoom.us/j/84512345678' } }, 'zoom'],
    [
      'one of several places',
      { locations: [{ displayName: 'Room' }, { locationUri: 'https://meet.google.com/abc-defg-hij' }] },
      'meet',
    ],
    ['the text', { body: { content: '<a href="https://contoso.zoom.us/j/84512345678">x</a>' } }, 'zoom'],
  ])('a link is found in %s', async (_name, where, service) => {
    answers = [page([event(where)])];
    expect((await changes()).changes).toMatchObject([{ detail: { online: true, link: { service } } }]);
  });

  test('of what the filters leave out only ids leave the provider', async () => {
    const secret = { subject: 'Secret', sensitivity: 'Confidential', body: { content: 'Secret' } };
    answers = [
      page([
        event({ id: 'a', ...secret }),
        event({ id: 'S', type: 'seriesMaster', ...secret }),
        event({ id: 'b', type: 'exception', seriesMasterId: 'S', ...secret }),
        event({ id: 'c', type: 'occurrence', seriesMasterId: 'S', ...secret }),
        sparse('d', 'S'),
        { id: 'z', '@removed': { reason: 'deleted' } },
      ]),
    ];
    const { changes: found } = await changes();
    expect(JSON.stringify(found)).not.toContain('Secret');
    expect(found).toEqual([
      { kind: 'left-out', id: 'a' },
      { kind: 'left-out-series', id: 'S', announces: true },
      { kind: 'left-out', id: 'b' },
      { kind: 'left-out', id: 'c' },
      expect.objectContaining({ kind: 'occurrence', id: 'd' }),
      { kind: 'removed', id: 'z' },
    ]);
  });

  test('an unknown word for sensitivity counts as private', async () => {
    answers = [page([event({ sensitivity: 'secret' })])];
    expect((await changes()).changes).toEqual([{ kind: 'left-out', id: 'e' }]);
  });
});

describe('series that a page does not bring', () => {
  const master = (id: string, more: object = {}) => event({ id, type: 'seriesMaster', subject: id, ...more });

  test('are looked up, twenty at a time, and come before their occurrences', async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `S${i}`);
    answers = [
      page(ids.flatMap((id) => [sparse(`${id} 1`, id), sparse(`${id} 2`, id)])),
      batch(...ids.slice(0, 20).map((id) => master(id))),
      batch(...ids.slice(20).map((id) => master(id))),
    ];
    const { changes: found } = await changes();
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'POST', 'POST']);
    expect(found.slice(0, 25)).toMatchObject(
      ids.map((id) => ({ kind: 'series', id, announces: false, detail: { title: id } })),
    );
    expect(found).toHaveLength(75);
  });

  test('are not looked up where they are known, or come themselves', async () => {
    answers = [page([sparse('a', 'stored'), sparse('b', 'brought'), master('brought')])];
    const asked: (readonly string[])[] = [];
    const stored = known(async (ids) => {
      asked.push(ids);
      return new Map([['stored', 'kept']]);
    });
    await provider.changes(source, null, stored);
    expect(asked).toEqual([['stored']]);
    expect(seen).toHaveLength(1);
  });

  test('that are left out, or gone, take their occurrences with them', async () => {
    answers = [
      page([sparse('a', 'private'), sparse('b', 'gone'), sparse('c', 'out already'), sparse('d', 'fine')]),
      batch(master('private', { sensitivity: 'private' }), null, master('fine')),
    ];
    const { changes: found } = await provider.changes(
      source,
      null,
      known(async () => new Map([['out already', 'left-out']])),
    );
    expect(found).toMatchObject([
      { kind: 'left-out-series', id: 'private', announces: false },
      { kind: 'series', id: 'fine' },
      { kind: 'left-out', id: 'a' },
      { kind: 'left-out', id: 'b' },
      { kind: 'left-out', id: 'c' },
      { kind: 'occurrence', id: 'd' },
    ]);
  });

  test('that are throttled inside the batch throttle the page', async () => {
    answers = [
      page([sparse('a', 'S')]),
      Response.json({
        responses: [
          { id: '0', status: 429, headers: { 'Retry-After': '5' }, body: { error: { code: 'x' } } },
        ],
      }),
    ];
    expect(await failure(changes())).toEqual({ kind: 'throttled', until: NOW + 5000 });
  });

  test('that are missing from the answer make it unintelligible', async () => {
    answers = [page([sparse('a', 'S')]), Response.json({ responses: [] })];
    expect(await failure(changes())).toEqual({ kind: 'unintelligible', path: 'responses.0' });
  });
});

test('the account is who owns the main calendar, and a grant without a mailbox has none', async () => {
  answers = [Response.json({ owner: { name: 'Alice Archer', address: 'alice@contoso.example' } })];
  expect(await provider.account(access, account)).toEqual({
    name: 'Alice Archer',
    address: 'alice@contoso.example',
  });
  answers = [error(404, 'MailboxNotEnabledForRESTAPI')];
  expect(await failure(provider.account(access, account))).toEqual({ kind: 'no-mailbox' });
});

test('a list of calendars that never ends is given up', async () => {
  answers = Array.from({ length: 60 }, (_, i) =>
    Response.json({ value: [], '@odata.nextLink': `${GRAPH}/v1.0/me/calendars?$skip=${i}` }),
  );
  expect(await failure(provider.calendars(access, account, ALONE))).toMatchObject({ kind: 'unintelligible' });
});

describe('calendars of others', () => {
  const bob = { name: 'Bob Baker', address: 'Bob@contoso.example' };
  const row = (id: string, name: string, owner = bob) => ({ id, name, owner, canShare: false });
  const mine = {
    id: 'm',
    name: 'Calendar',
    isDefaultCalendar: true,
    owner: { name: 'Me', address: 'me@x.example' },
  };
  const known = (remoteId: string, name: string, owner = bob): RemoteCalendar => ({
    remoteId,
    name,
    owner,
    color: null,
    main: false,
    shared: true,
  });
  const asked = () => seen.at(-1)?.body as { requests: { url: string }[] };
  const steps = (...each: { status: number; body: unknown }[]) =>
    Response.json({ responses: each.map((step, i) => ({ id: String(i), ...step })) });
  const ok = (body: unknown) => ({ status: 200, body });
  const no = (status: number, code: string) => ({ status, body: { error: { code, message: 'No.' } } });
  const list = (before: readonly RemoteCalendar[] = []) =>
    provider.calendars(access, account, { others: true, known: before });

  test('nobody is asked for theirs where it is not within reach, or nobody shares anything', async () => {
    answers = [Response.json({ value: [mine, row('c', 'Team')] })];
    expect(await provider.calendars(access, account, ALONE)).toHaveLength(2);
    answers = [Response.json({ value: [mine] })];
    expect(await list()).toHaveLength(1);
    expect(seen).toHaveLength(2);
  });

  test('the main calendar of whoever shares another one is offered too, read where they keep it', async () => {
    answers = [Response.json({ value: [mine, row('c', 'Team')] }), steps(ok(row('AQ/=', 'Calendar')))];
    expect((await list()).at(-1)).toEqual({
      remoteId: 'users/bob%40contoso.example/calendars/AQ%2F%3D',
      name: 'Calendar',
      owner: bob,
      color: null,
      main: false,
      shared: true,
    });
    expect(asked().requests).toMatchObject([
      { url: expect.stringMatching(/^\/users\/bob%40contoso.example\/calendar\?/) },
    ]);
  });

  test.each(['Calendar', 'Bob Baker', 'bob@contoso.example'])(
    'but not where a copy of it stands in the list already, by the name of %s',
    async (name) => {
      answers = [Response.json({ value: [mine, row('c', name)] }), steps(ok(row('AQ', 'Calendar')))];
      expect((await list()).map(({ remoteId }) => remoteId)).toEqual(['m', 'c']);
    },
  );

  test('one that was known before is asked for again, and stays as it was while that is not possible', async () => {
    const before = known('users/bob%40contoso.example/calendars/AQ', 'Old name');
    answers = [Response.json({ value: [mine] }), steps(ok(row('AQ', 'New name')))];
    expect((await list([before])).at(-1)).toMatchObject({ remoteId: before.remoteId, name: 'New name' });
    for (const step of [no(503, 'x'), no(429, 'x'), ok({ strange: true })]) {
      answers = [Response.json({ value: [mine] }), steps(step)];
      expect((await list([before])).at(-1)).toEqual(before);
    }
    for (const step of [no(403, 'ErrorAccessDenied'), no(404, 'ErrorItemNotFound')]) {
      answers = [Response.json({ value: [mine] }), steps(step)];
      expect(await list([before])).toHaveLength(1);
    }
    answers = [Response.json({ value: [mine] }), error(429, 'x', { 'retry-after': '7' })];
    expect(await failure(list([before]))).toMatchObject({ kind: 'throttled' });
  });

  test.each([
    ['is added', ok(row('AQ', 'Calendar')), 'calendar'],
    ['is not shared', no(403, 'ErrorAccessDenied'), 'not-shared'],
    ['is not shown at all', no(404, 'ErrorItemNotFound'), 'not-shared'],
    ['is of nobody', no(404, 'ErrorInvalidUser'), 'unknown-address'],
    ['is of somebody elsewhere', no(404, 'MailboxNotEnabledForRESTAPI'), 'unknown-address'],
  ] as const)('one that %s is told so', async (_name, step, kind) => {
    answers = [steps(step)];
    expect(await provider.calendarOf(access, account, 'bob@contoso.example', [])).toMatchObject({ kind });
  });

  test('one that is listed already is that one', async () => {
    const listed = known('c', 'Bob Baker');
    answers = [steps(ok(row('AQ', 'Calendar')))];
    expect(await provider.calendarOf(access, account, 'bob@contoso.example', [listed])).toEqual({
      kind: 'calendar',
      calendar: listed,
    });
  });

  test('nothing is tracked where their owners keep them', async () => {
    const calendarId = 'users/bob%40contoso.example/calendars/AQ';
    expect(
      await failure(provider.changes({ ...source, calendarId, shared: true }, null, nothingKnown)),
    ).toEqual({
      kind: 'not-allowed',
    });
    expect(seen).toEqual([]);
  });

  test('what they keep private has a time and nothing else', async () => {
    const secret = { subject: 'Layoffs', organizer: { emailAddress: bob }, body: { content: 'Layoffs' } };
    const link = { onlineMeeting: { joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3a1/0' } };
    answers = [page([event({ id: 'a', sensitivity: 'private', ...secret, ...link }), event({ id: 'b' })])];
    const filters = { syncPrivate: true, onlyOnline: false };
    const { changes: found } = await provider.changes(
      { ...source, shared: true, filters },
      null,
      nothingKnown,
    );
    expect(found).toMatchObject([
      { id: 'a', detail: { title: '', organizer: null, link: null, private: true, online: true } },
      { id: 'b', detail: { title: 'Talk' } },
    ]);
    expect(JSON.stringify(found)).not.toContain('Layoffs');
  });

  test('something private that hides all of it is told from a calendar that is gone', async () => {
    const view = () => provider.view({ ...source, shared: true }, null);
    answers = [error(404, 'ErrorItemNotFound'), Response.json({ id: 'c' })];
    expect(await failure(view())).toEqual({ kind: 'private-items' });
    answers = [error(404, 'ErrorItemNotFound'), error(404, 'ErrorItemNotFound')];
    expect(await failure(view())).toEqual({ kind: 'not-found' });
    answers = [error(404, 'ErrorItemNotFound')];
    expect(await failure(provider.view(source, null))).toEqual({ kind: 'not-found' });
  });
});
