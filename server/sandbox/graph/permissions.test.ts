import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type GraphWorld, type Json, openGraph, readAll, rows } from './test-world.ts';

const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const ARTICLE = 'Calendars.ReadWrite.Shared User.Read';
const MINIMAL = 'Calendars.Read Calendars.Read.Shared User.Read';

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph();
});
afterEach(() => world.close());

async function status(path: string, scopes: string, method = 'GET', body?: Json): Promise<number> {
  return (await world.ask(method, path, { scopes, ...(body && { body }) })).status;
}
const event: Json = {
  subject: 'Written',
  start: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-12-01T11:00:00', timeZone: 'UTC' },
};

describe('scopes', () => {
  test.each([
    ['/v1.0/me', 'User.Read', 200],
    ['/v1.0/me', 'Calendars.Read', 403],
    ['/v1.0/me/calendars', 'Calendars.ReadBasic', 200],
    ['/v1.0/me/calendars', 'User.Read', 403],
    [`/v1.0/me/calendarView?${window}`, 'Calendars.Read', 200],
    [`/v1.0/me/calendarView?${window}`, ARTICLE, 200],
    [`/v1.0/me/calendarView?${window}`, 'Mail.Read', 403],
    [`/v1.0/me/calendarView/delta?${window}`, 'Calendars.ReadBasic', 200],
    [`/v1.0/me/calendarView/delta?${window}`, MINIMAL, 200],
    [`/v1.0/me/calendarView/delta?${window}`, 'Calendars.ReadWrite', 200],
  ])('%s with %s answers %i', async (path, scopes, expected) => {
    expect(await status(path, scopes)).toBe(expected);
  });

  test('delta takes a token with only shared scopes when the switch says so, for any own calendar', async () => {
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars'));
    const paths = ['/v1.0/me', ...calendars.map(({ id }) => `/v1.0/me/calendars/${id}`)];
    for (const allowed of [false, true]) {
      world.state.switches.deltaWithSharedScopes = allowed;
      for (const path of paths) {
        expect(await status(`${path}/calendarView/delta?${window}`, ARTICLE)).toBe(allowed ? 200 : 403);
        expect(await status(`${path}/calendarView/delta?${window}`, MINIMAL)).toBe(200);
      }
    }
  });

  test('only a scope to write admits writing', async () => {
    expect(await status('/v1.0/me/events', MINIMAL, 'POST', event)).toBe(403);
    expect(await status('/v1.0/me/events', ARTICLE, 'POST', event)).toBe(201);
    expect(await status('/v1.0/me/events', 'Calendars.ReadWrite', 'POST', event)).toBe(201);
  });

  test('a refusal says so in the words of the service that was asked', async () => {
    const calendars = await world.ask('GET', '/v1.0/me/calendars', { scopes: 'User.Read' });
    expect(calendars.body).toMatchObject({
      error: { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' },
    });
    const profile = await world.ask('GET', '/v1.0/me', { scopes: 'Calendars.Read' });
    expect(profile.body).toMatchObject({ error: { code: 'Authorization_RequestDenied' } });
  });

  test('ReadBasic alone shows no bodies', async () => {
    const basic = await readAll(world, `/v1.0/me/calendarView?${window}&$top=100`, {
      scopes: 'Calendars.ReadBasic',
    });
    expect(basic.all.some((row) => 'body' in row || 'bodyPreview' in row)).toBe(false);
    const both = await readAll(world, `/v1.0/me/calendarView?${window}&$top=100`, {
      scopes: 'Calendars.ReadBasic Calendars.Read',
    });
    expect(both.all.every((row) => 'body' in row)).toBe(true);
  });
});

describe('without a user', () => {
  test('a role reads every mailbox of its tenant, and there is no /me', async () => {
    const path = `/v1.0/users/${world.oid('bob')}/calendarView?${window}`;
    expect((await world.ask('GET', path, { roles: 'Calendars.Read' })).status).toBe(200);
    expect((await world.ask('GET', path, { roles: 'Place.Read.All' })).status).toBe(403);
    expect((await world.ask('GET', '/v1.0/me/calendars', { roles: 'Calendars.Read' })).status).toBe(400);
    const foreign = `/v1.0/users/frank@fabrikam.example/calendarView?${window}`;
    expect((await world.ask('GET', foreign, { roles: 'Calendars.Read' })).status).toBe(404);
  });

  test('nothing is masked', async () => {
    const path = `/v1.0/users/bob@contoso.example/calendarView?${window}&$top=100`;
    const { all } = await readAll(world, path, { roles: 'Calendars.Read' });
    expect(all.some(({ subject, sensitivity }) => subject === 'Gym' && sensitivity === 'private')).toBe(true);
  });
});

describe("another owner's calendar", () => {
  const erik = '/v1.0/users/erik@contoso.example';

  test('is read with a shared scope, if its owner shared it', async () => {
    expect(await status(`${erik}/calendarView?${window}`, 'Calendars.Read')).toBe(403);
    expect(await status(`${erik}/calendarView?${window}`, MINIMAL)).toBe(200);
    expect(await status(`/v1.0/users/dora@contoso.example/calendarView?${window}`, MINIMAL)).toBe(404);
  });

  test('is the main one only', async () => {
    const calendars = rows(await world.ask('GET', `${erik}/calendars`, { scopes: MINIMAL }));
    expect(calendars.map(({ name }) => name)).toEqual(['Kalender']);
  });

  test('is tracked when the switch says so', async () => {
    const path = `${erik}/calendarView/delta?${window}`;
    expect(await status(path, MINIMAL)).toBe(403);
    world.state.switches.deltaWithSharedScopes = true;
    expect(await status(path, MINIMAL)).toBe(200);
    expect(await status(path, 'Calendars.Read')).toBe(403);
  });

  test('hides private meetings', async () => {
    const { all } = await readAll(world, `${erik}/calendarView?${window}&$top=100`, { scopes: MINIMAL });
    const hidden = all.filter(({ sensitivity }) => sensitivity === 'private');
    expect(hidden).toMatchObject([{ subject: 'Private Appointment', attendees: [], body: { content: '' } }]);
    expect(all.some(({ subject }) => subject === 'Mittagessen in der Kantine')).toBe(true);
  });

  test('shows nothing but free and busy to whom only that was shared', async () => {
    world.state.mailboxes.shareMailbox(world.oid('carol'), world.oid('alice'), 'freeBusyRead');
    const path = `/v1.0/users/carol@contoso.example/calendarView?${window}&$top=100`;
    const { all } = await readAll(world, path, { scopes: MINIMAL });
    expect(new Set(all.map(({ subject }) => subject))).toEqual(new Set(['Private Appointment']));
    expect(all.every(({ onlineMeeting }) => onlineMeeting === null)).toBe(true);
  });

  test('is not written with a right to read', async () => {
    expect(await status(`${erik}/events`, ARTICLE, 'POST', event)).toBe(403);
  });
});

describe('a shared calendar that lives as a local copy', () => {
  test('needs no shared scope, belongs to its owner, cannot be edited and hides what is private', async () => {
    const calendars = rows(await world.ask('GET', '/v1.0/me/calendars', { scopes: 'Calendars.Read' }));
    const copy = calendars.find(({ name }) => name === 'Platform team');
    expect(copy).toMatchObject({
      canEdit: false,
      canShare: false,
      canViewPrivateItems: false,
      owner: { name: 'Bob Baker' },
    });
    const path = `/v1.0/me/calendars/${copy?.id}`;
    const { all } = await readAll(world, `${path}/calendarView?${window}&$top=100`, {
      scopes: 'Calendars.Read',
    });
    expect(all.some(({ subject }) => subject === 'Platform demo')).toBe(true);
    expect(all.some(({ subject }) => subject === 'Performance talk')).toBe(false);
    expect(await status(`${path}/events`, 'Calendars.ReadWrite', 'POST', event)).toBe(403);
  });

  test('follows its original', async () => {
    const [copy] = rows(await world.ask('GET', "/v1.0/me/calendars?$filter=name eq 'Platform team'"));
    const [original] = rows(
      await world.ask('GET', "/v1.0/me/calendars?$filter=name eq 'Platform team'", { as: 'bob' }),
    );
    expect(copy?.id).not.toBe(original?.id);
    await world.ask('POST', `/v1.0/me/calendars/${original?.id}/events`, { as: 'bob', body: event });
    const { all } = await readAll(world, `/v1.0/me/calendars/${copy?.id}/events?$top=100`);
    expect(all.some(({ subject }) => subject === 'Written')).toBe(true);
  });
});
