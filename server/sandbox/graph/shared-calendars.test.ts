import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ShareRole } from '../state/mailbox-data.ts';
import { readExample } from './contract.ts';
import { DeltaReader } from './delta-reader.ts';
import { type Answer, type GraphWorld, type Json, openGraph, readAll, rows } from './test-world.ts';

const folder = process.env.CONTRACTS_DIR;
const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const SHARED = 'Calendars.Read.Shared User.Read';
const carol = '/v1.0/users/carol@contoso.example';

let world: GraphWorld;
beforeEach(async () => {
  world = await openGraph();
});
afterEach(() => world.close());

const share = (role: ShareRole | null, owner = 'carol', reader = 'alice') =>
  world.state.mailboxes.shareMailbox(world.oid(owner), world.oid(reader), role);

const answered = ({ status, body }: Answer) => [status, (body.error as Json | undefined)?.code];
const view = async (path = `${carol}/calendarView?${window}&$top=100`, as = 'alice') =>
  (await readAll(world, path, { scopes: SHARED, as })).all;

const NOT_FOUND = [404, 'ErrorItemNotFound'];

describe("an owner's main calendar, opened in place", () => {
  test('is found by address and by object id, and is the same', async () => {
    const [byAddress, byId] = await Promise.all(
      ['carol@contoso.example', world.oid('carol')].map((user) =>
        world.ask('GET', `/v1.0/users/${user}/calendar`, { scopes: SHARED }),
      ),
    );
    expect(byAddress?.status).toBe(200);
    expect(byId?.body).toEqual(byAddress?.body);
  });

  test('takes a shared scope, and a share', async () => {
    for (const path of [`${carol}/calendar`, `${carol}/events`, `${carol}/calendarView?${window}`]) {
      expect(answered(await world.ask('GET', path, { scopes: 'Calendars.Read' }))).toEqual([
        403,
        'ErrorAccessDenied',
      ]);
      share(null);
      expect(answered(await world.ask('GET', path, { scopes: SHARED }))).toEqual(NOT_FOUND);
      share('read');
      expect((await world.ask('GET', path, { scopes: SHARED })).status).toBe(200);
    }
  });

  test.each<[ShareRole, Json]>([
    ['read', { canEdit: false, canShare: false, canViewPrivateItems: false }],
    ['write', { canEdit: true, canShare: false, canViewPrivateItems: false }],
    ['delegateWithoutPrivateEventAccess', { canEdit: true, canViewPrivateItems: false }],
    ['delegateWithPrivateEventAccess', { canEdit: true, canViewPrivateItems: true }],
  ])('says what a %s share allows', async (role, rights) => {
    share(role);
    const { body } = await world.ask('GET', `${carol}/calendar`, { scopes: SHARED });
    expect(body).toMatchObject({ ...rights, owner: { address: 'carol@contoso.example' } });
  });

  test.each<[ShareRole, string[], string[]]>([
    ['freeBusyRead', [], ['Physiotherapy', 'Customer visit in Osaka']],
    ['limitedRead', ['Customer visit in Osaka'], ['Physiotherapy']],
    ['read', ['Customer visit in Osaka'], ['Physiotherapy']],
    ['write', ['Customer visit in Osaka'], ['Physiotherapy']],
    ['delegateWithoutPrivateEventAccess', ['Customer visit in Osaka'], ['Physiotherapy']],
    ['delegateWithPrivateEventAccess', ['Customer visit in Osaka', 'Physiotherapy'], []],
  ])('shows with a %s share what that allows', async (role, shown, hidden) => {
    share(role);
    const subjects = (await view()).map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(shown));
    for (const subject of hidden) expect(subjects).not.toContain(subject);
  });

  test('is written by those who may', async () => {
    const body = {
      subject: 'Written',
      start: { dateTime: '2026-12-01T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-01T11:00:00', timeZone: 'UTC' },
    };
    const scopes = 'Calendars.ReadWrite.Shared';
    for (const [role, status] of [
      ['limitedRead', 403],
      ['delegateWithoutPrivateEventAccess', 201],
    ] as const) {
      share(role);
      expect((await world.ask('POST', `${carol}/events`, { scopes, body })).status).toBe(status);
    }
  });

  test('is shared between personal accounts as well', async () => {
    const path = `/v1.0/users/quinn@outlook.example/calendarView?${window}&$top=100`;
    expect(answered(await world.ask('GET', path, { as: 'paula', scopes: SHARED }))).toEqual(NOT_FOUND);
    share('read', 'quinn', 'paula');
    const subjects = (await view(path, 'paula')).map(({ subject }) => subject);
    expect(subjects).toContain('Choir');
    expect(subjects).not.toContain('Tax adviser');
  });
});

describe('a private item in it, when the switch says that it fails the whole list', () => {
  const lists = [`${carol}/events?$top=100`, `${carol}/calendarView?${window}`];
  beforeEach(() => {
    world.state.switches.privateItemsFail = true;
  });

  test.each<ShareRole>(['freeBusyRead', 'read', 'write', 'delegateWithoutPrivateEventAccess'])(
    'hides everything from a %s share',
    async (role) => {
      share(role);
      for (const path of lists)
        expect(answered(await world.ask('GET', path, { scopes: SHARED }))).toEqual(NOT_FOUND);
    },
  );

  test('hides nothing from a delegate who may see it', async () => {
    share('delegateWithPrivateEventAccess');
    for (const path of lists) expect((await world.ask('GET', path, { scopes: SHARED })).status).toBe(200);
  });

  test('fails change tracking, too', async () => {
    world.state.switches.deltaWithSharedScopes = true;
    const path = `${carol}/calendarView/delta?${window}`;
    expect(answered(await world.ask('GET', path, { scopes: SHARED }))).toEqual(NOT_FOUND);
  });

  test('fails by itself, alone and as a series', async () => {
    share('delegateWithPrivateEventAccess', 'bob');
    const bob = '/v1.0/users/bob@contoso.example';
    const gym = (await view(`${bob}/events?$top=100`)).find(({ subject }) => subject === 'Gym');
    share('read', 'bob');
    for (const path of [`${bob}/events/${gym?.id}`, `${bob}/events/${gym?.id}/instances?${window}`])
      expect(answered(await world.ask('GET', path, { scopes: SHARED }))).toEqual(NOT_FOUND);
  });

  test("is answered in Graph's words for a thing that is not there", async () => {
    const { body } = await world.ask('GET', `${carol}/events`, { scopes: SHARED });
    const message = 'The specified object was not found in the store.';
    expect(body).toMatchObject({ error: { code: 'ErrorItemNotFound', message } });
    if (folder === undefined) return;
    const official = readExample(folder, 'error-404-item-not-found').response.body.error as Json;
    expect(official).toMatchObject({ code: 'ErrorItemNotFound', message });
  });

  test('matters only in the window that is asked for, and not when it is made public', async () => {
    const later = `${carol}/calendarView?startDateTime=2026-11-30T00:00:00Z&endDateTime=2026-12-06T00:00:00Z`;
    expect((await world.ask('GET', later, { scopes: SHARED })).status).toBe(200);
    const [item] = world.state.mailboxes.find({ oid: world.oid('carol'), subject: 'Physiotherapy' });
    world.state.mailboxes.adjust(item?.key ?? 0, { sensitivity: 'normal' });
    expect((await view()).map(({ subject }) => subject)).toContain('Physiotherapy');
  });

  test('is nothing to the owner, to the application, and to a local copy', async () => {
    const own = await world.ask('GET', `/v1.0/me/calendarView?${window}`, { as: 'carol' });
    const application = await world.ask('GET', `${carol}/calendarView?${window}`, {
      roles: 'Calendars.Read',
    });
    expect([own.status, application.status]).toEqual([200, 200]);
    const [copy] = rows(await world.ask('GET', "/v1.0/me/calendars?$filter=name eq 'Platform team'"));
    expect((await world.ask('GET', `/v1.0/me/calendars/${copy?.id}/events`)).status).toBe(200);
  });
});

describe('a local copy of a shared calendar', () => {
  const copyOf = async (as = 'alice') => {
    const { all } = await readAll(world, '/v1.0/me/calendars', { as });
    return all.find(({ name }) => name === 'Platform team');
  };

  test('shows by its role what it may, and a new role is a change', async () => {
    const { mailboxes } = world.state;
    const copy = await copyOf();
    const original = mailboxes.calendar(String(copy?.id))?.source ?? '';
    const reader = new DeltaReader(world, `/v1.0/me/calendars/${copy?.id}/calendarView/delta?${window}`, {
      as: 'alice',
      prefer: 'odata.maxpagesize=50',
    });
    const seen = async () => {
      await reader.round();
      return reader.visible().map(({ subject }) => subject);
    };
    expect(await seen()).toContain('Platform demo');
    mailboxes.shareCalendar(original, world.oid('alice'), 'freeBusyRead');
    expect(await seen()).not.toContain('Platform demo');
    mailboxes.shareCalendar(original, world.oid('alice'), 'delegateWithPrivateEventAccess');
    expect(await seen()).toContain('Performance talk');
    expect(await copyOf()).toMatchObject({ id: copy?.id, canEdit: true, canViewPrivateItems: true });
  });

  test('vanishes when the share ends, and when its original is deleted', async () => {
    const { mailboxes } = world.state;
    const copy = await copyOf();
    const original = mailboxes.calendar(String(copy?.id))?.source ?? '';
    mailboxes.unshareCalendar(original, world.oid('alice'));
    expect(await copyOf()).toBeUndefined();
    const gone = `/v1.0/me/calendars/${copy?.id}/calendarView?${window}`;
    expect(answered(await world.ask('GET', gone))).toEqual(NOT_FOUND);
    expect(await copyOf('bob')).toBeDefined();

    mailboxes.shareCalendar(original, world.oid('alice'), 'read');
    expect(await copyOf()).toBeDefined();
    mailboxes.removeCalendar(original);
    expect([await copyOf(), await copyOf('bob')]).toEqual([undefined, undefined]);
  });
});
