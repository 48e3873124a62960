import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Unreadable } from '../state/mailbox-data.ts';
import { readExample } from './contract.ts';
import { createEndpoint } from './test-endpoint.ts';
import { type Answer, type GraphWorld, type Json, openGraph, readAll, rows } from './test-world.ts';

const folder = process.env.CONTRACTS_DIR;
const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const view = `/v1.0/me/calendarView?${window}`;

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph({ post: createEndpoint().post });
});
afterEach(() => world.close());

const errorOf = ({ body }: Answer) => body.error as Json;
const answered = (answer: Answer) => [answer.status, errorOf(answer)?.code];

const subscribe = (as: string, more: Json = {}, scopes = 'Calendars.ReadWrite') =>
  world.ask('POST', '/v1.0/subscriptions', {
    as,
    scopes,
    body: {
      changeType: 'created,updated,deleted',
      notificationUrl: 'https://product.example/notices',
      resource: '/me/events',
      expirationDateTime: '2026-11-24T09:00:00Z',
      ...more,
    },
  });

describe('a mailbox that Graph does not read', () => {
  const cases: [Unreadable, string, string][] = [
    ['on-premise', 'MailboxNotEnabledForRESTAPI', 'error-404-mailbox-not-enabled'],
    ['inactive', 'MailboxNotEnabledForRESTAPI', 'error-404-mailbox-inactive'],
    ['missing', 'ErrorNonExistentMailbox', 'error-non-existent-mailbox'],
  ];

  test.each(cases)('%s: everything in it is answered with %s', async (why, code, example) => {
    world.state.mailboxes.setUnreadable(world.oid('alice'), why);
    const delta = `/v1.0/me/calendarView/delta?${window}`;
    for (const path of ['/v1.0/me/calendars', '/v1.0/me/calendar', '/v1.0/me/calendarGroups', view, delta])
      expect(answered(await world.ask('GET', path))).toEqual([404, code]);
    const inPlace = `/v1.0/users/alice@contoso.example/calendar`;
    const shared = { as: 'bob', scopes: 'Calendars.Read.Shared' };
    expect(answered(await world.ask('GET', inPlace, shared))).toEqual([404, code]);
    expect((await subscribe('alice')).status).toBe(404);
    expect((await world.ask('GET', '/v1.0/me')).status).toBe(200);
    if (folder === undefined) return;
    const { message } = readExample(folder, example).response.body.error as Json;
    expect(errorOf(await world.ask('GET', '/v1.0/me/calendars')).message).toBe(message);
  });

  test('is read again later, with all that was in it', async () => {
    const before = (await readAll(world, `${view}&$top=100`)).all;
    world.state.mailboxes.setUnreadable(world.oid('alice'), 'on-premise');
    expect((await world.ask('GET', view)).status).toBe(404);
    world.state.mailboxes.setUnreadable(world.oid('alice'), null);
    expect((await readAll(world, `${view}&$top=100`)).all).toEqual(before);
  });

  test("is Olaf's from the start", async () => {
    expect(answered(await world.ask('GET', '/v1.0/me/calendars', { as: 'olaf' }))).toEqual([
      404,
      'MailboxNotEnabledForRESTAPI',
    ]);
    expect((await world.ask('GET', '/v1.0/me', { as: 'olaf' })).body).toMatchObject({
      displayName: 'Olaf Onprem',
      preferredLanguage: 'de-DE',
    });
  });
});

describe('a personal account', () => {
  test('has calendars whose meetings Graph makes with no service', async () => {
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars', { as: 'paula' }));
    const own = calendars.filter(({ canShare }) => canShare);
    expect(own.map(({ name }) => name)).toEqual(['Calendar', 'Family']);
    for (const calendar of own)
      expect(calendar).toMatchObject({
        allowedOnlineMeetingProviders: ['skypeForConsumer'],
        defaultOnlineMeetingProvider: 'skypeForConsumer',
      });
    const body = {
      subject: 'Wish',
      start: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T11:00:00', timeZone: 'UTC' },
      isOnlineMeeting: true,
    };
    const made = await world.ask('POST', '/v1.0/me/events', { as: 'paula', body });
    expect(made).toMatchObject({ status: 201, body: { isOnlineMeeting: false, onlineMeeting: null } });
  });

  test('is known to Graph by sixteen digits and its address', async () => {
    const { body } = await world.ask('GET', '/v1.0/me', { as: 'paula' });
    expect(body).toMatchObject({
      id: world.oid('paula').replaceAll('-', '').slice(-16),
      userPrincipalName: 'paula@outlook.example',
      mail: null,
    });
    const scopes = 'Calendars.Read';
    const list = await world.ask('GET', `/v1.0/users/${body.id}/calendars`, { as: 'paula', scopes });
    expect(list.body['@odata.context']).toMatch(/#users\('paula%40outlook\.example'\)\/calendars$/);
    const [event] = rows(await world.ask('GET', '/v1.0/me/events', { as: 'paula' }));
    const whole = await world.ask('GET', `/v1.0/me/events/${event?.id}`, { as: 'paula' });
    const calendar = String(whole.body['calendar@odata.navigationLink']);
    expect((await world.ask('GET', calendar, { as: 'paula' })).status).toBe(200);
  });

  test('meets by links in texts, Teams for consumers among them', async () => {
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars', { as: 'paula' }));
    const views = calendars.map(({ id }) =>
      readAll(world, `/v1.0/me/calendars/${id}/calendarView?${window}&$top=100`, { as: 'paula' }),
    );
    const all = (await Promise.all(views)).flatMap((one) => one.all);
    expect(all.every(({ isOnlineMeeting }) => isOnlineMeeting === false)).toBe(true);
    const texts = JSON.stringify(all.map(({ body, location }) => [body, location]));
    for (const link of ['zoom.us/j/', 'meet.google.com/', 'teams.live.com/meet/'])
      expect(texts).toContain(link);
  });

  test.each(['Calendars.Read', 'Calendars.ReadWrite'])('is tracked and watched with %s', async (scopes) => {
    const delta = `/v1.0/me/calendarView/delta?${window}`;
    expect((await world.ask('GET', delta, { as: 'paula', scopes })).status).toBe(200);
    expect((await subscribe('paula', {}, scopes)).status).toBe(201);
  });
});

describe('the list of calendars', () => {
  const names = async (path: string, prefer = '') => {
    const sizes: number[] = [];
    const all: unknown[] = [];
    let next: string | undefined = path;
    while (next !== undefined) {
      const answer: Answer = await world.ask('GET', next, { as: 'erik', prefer });
      sizes.push(rows(answer).length);
      all.push(...rows(answer).map(({ name }) => name));
      next = answer.body['@odata.nextLink'] as string | undefined;
    }
    return { sizes, all };
  };
  beforeEach(() => {
    for (let i = 1; i <= 118; i += 1)
      world.state.mailboxes.addCalendar(world.oid('erik'), { name: `Number ${i}` });
  });

  test.each([
    ['/v1.0/me/calendars', '', 10],
    ['/v1.0/me/calendars', 'odata.maxpagesize=50', 50],
    ['/v1.0/me/calendars?$top=100', '', 100],
    ['/v1.0/me/calendars?$top=999', '', 120],
  ])('%s with "%s" comes in pages of %i, to the end', async (path, prefer, size) => {
    const { sizes, all } = await names(path, prefer);
    expect(sizes[0]).toBe(size);
    expect(new Set(all).size).toBe(120);
  });

  test('has pages no larger than the service wants, whatever is asked for', async () => {
    world.state.switches.calendarPageSize = 45;
    expect((await names('/v1.0/me/calendars?$top=999')).sizes).toEqual([45, 45, 30]);
  });

  test('names a renamed one anew, and a deleted one no more', async () => {
    const { mailboxes } = world.state;
    const [first, second] = mailboxes.mailbox(world.oid('erik'))?.calendars.slice(2) ?? [];
    mailboxes.renameCalendar(first?.id ?? '', 'Renamed');
    mailboxes.removeCalendar(second?.id ?? '');
    const { all } = await names('/v1.0/me/calendars?$top=999');
    expect(all).toContain('Renamed');
    expect(all).not.toContain('Number 1');
    expect(all).not.toContain('Number 2');
  });
});

describe('the calendar of a group', () => {
  const group = () => world.state.mailboxes.data.mailboxes.find((one) => one.group)?.oid;
  const ask = (asking: { as?: string; scopes?: string; roles?: string }) =>
    world.ask('GET', `/v1.0/groups/${group()}/calendarView?${window}`, asking);

  test('is read with Group.Read.All by a person of its organisation', async () => {
    const answer = await ask({ scopes: 'Group.Read.All' });
    expect(rows(answer).map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['Committee', 'Summer party']),
    );
    expect(answer.body['@odata.context']).toMatch(/#groups\('[^']+'\)\/calendarView$/);
    expect(answered(await ask({ scopes: 'Group.Read.All', as: 'frank' }))).toEqual([
      404,
      'Request_ResourceNotFound',
    ]);
  });

  test('is denied with less', async () => {
    expect(answered(await ask({ scopes: 'Calendars.Read Calendars.Read.Shared' }))).toEqual([
      403,
      'ErrorAccessDenied',
    ]);
    expect((await ask({ roles: 'Group.Read.All Calendars.Read' })).status).toBe(403);
  });

  test("is in nobody's list", async () => {
    const lists = await Promise.all(
      world.state.directory.people
        .filter(({ address }) => !address.startsWith('olaf'))
        .map(({ address }) => readAll(world, '/v1.0/me/calendars', { as: address.split('@')[0] ?? '' })),
    );
    const owners = lists.flatMap(({ all }) => all.map(({ owner }) => (owner as Json).address));
    expect(owners).not.toContain('social@contoso.example');
  });
});
