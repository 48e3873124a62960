import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { convertIcsCalendar } from 'ts-ics';
import { DATABASES } from '../database.ts';
import { everyRow } from '../every-row.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { outcomeOf, signInWindow } from './sign-in-window.ts';
import { startTrip } from './trip.ts';

const DAY = 86_400_000;
const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const PAULA = 'paula@outlook.example';
const kind = { kind: 'microsoft365' } as const;

describe.each(DATABASES)('a person’s own data from a running server on %s', (database) => {
  let world: World;
  let pages: Awaited<ReturnType<typeof barePages>>;
  let people = 0;
  beforeAll(async () => {
    pages = await barePages();
    world = await createWorld({ database, scopes: 'minimal', env: { ADDIN_DIR: pages.folder } });
    await world.sandbox.controls.approve('contoso.example');
  });
  afterAll(async () => {
    await world.close();
    await pages.remove();
  });

  const connection = async (person: string) =>
    (await world.api(person).call('listConnections')).connections[0];
  const ready = (person: string) =>
    until(async () => {
      const calendars = (await connection(person))?.calendars ?? [];
      return calendars.length > 0 && calendars.every(({ progress }) => progress?.phase === 'ready');
    });
  const listed = async (person: string) => {
    const now = await world.sandbox.controls.now();
    const query = {
      from: new Date(now - 20 * DAY).toISOString(),
      to: new Date(now + 79 * DAY).toISOString(),
    };
    const all = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await world
        .api(person)
        .call('listMeetings', { query: { ...query, ...(after && { after }) } });
      all.push(...page.meetings);
      after = page.next;
    }
    return all;
  };
  /** Somebody new with a full calendar. */
  const somebody = async (meetings = 40) => {
    people += 1;
    const address = `leaver${people}@contoso.example`;
    await world.sandbox.controls.createPerson('contoso.example', `Leaver ${people}`, address);
    await world.sandbox.controls.bulk(address, meetings);
    return address;
  };
  const nothingOf = async (person: string) => {
    const { connections, meetings, approvals, consents } = await world.api(person).call('exportMyData');
    expect({ connections, meetings, approvals, consents }).toEqual({
      connections: [],
      meetings: [],
      approvals: [],
      consents: [],
    });
  };
  /** Goes through Microsoft's window as the account with this address. */
  const signIn = async (startUrl: string, account: string) => {
    const { people: known } = await world.sandbox.controls.state();
    const window = signInWindow();
    const oid = known.find(({ address }) => address === account)?.oid ?? '';
    const parked = outcomeOf(await window.arrive(await window.walk(startUrl, { account: oid })));
    expect(parked).toMatchObject({ result: 'parked' });
    return parked as { code: string };
  };
  const hold = async (path: string) => {
    const { controls } = world.sandbox;
    const held = await controls.hold(path);
    return {
      waits: () =>
        until(async () => (await controls.holds()).some(({ id, waiting }) => id === held.id && waiting > 0)),
      release: () => controls.release(held),
    };
  };

  test('is a file with everything that is stored, each meeting once, and no secret', async () => {
    await world.sandbox.controls.bulk(ALICE, 1_100);
    const alice = world.api(ALICE);
    await alice.call('connect', { body: kind });
    await ready(ALICE);
    await startTrip(alice);
    const [calendar] = (await connection(ALICE))?.calendars ?? [];

    const reply = await alice.send('GET', '/api/my-data');
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="sally-my-data.json"');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const data = await alice.call('exportMyData');
    expect(data).toMatchObject({
      version: 1,
      person: { name: 'Alice Archer' },
      connections: [
        {
          kind: 'microsoft365',
          account: { name: 'Alice Archer', address: ALICE, objectId: data.person.objectId },
          settings: { syncPrivate: false, onlyOnline: false },
          exchange: null,
        },
      ],
      approvals: [],
      consents: [{ kind: 'microsoft365', status: 'open', account: null }],
    });
    expect(data.connections[0]?.calendars.find(({ id }) => id === calendar?.id)).toMatchObject({
      selected: true,
      lastSync: expect.any(String),
    });
    expect(data.audit.map(({ action }) => action)).toEqual(['connected', 'exported', 'exported']);
    const byId = <T extends { id: string }>(meetings: readonly T[]) =>
      meetings.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(data.meetings.length).toBeGreaterThan(1_100);
    expect(byId(data.meetings.map(({ uid: _, ...meeting }) => meeting))).toEqual(byId(await listed(ALICE)));
    expect(data.meetings.filter(({ uid }) => uid === null)).toEqual([]);
    expect(JSON.stringify(data)).not.toMatch(/grant|token|secret|sealed/i);
  });

  test('says which link was chosen, and which calendar has vanished', async () => {
    const person = await somebody(1);
    const api = world.api(person);
    const { controls } = world.sandbox;
    await controls.createCalendar(person, 'Old team');
    await api.call('connect', { body: kind });
    await ready(person);
    const params = { connectionId: (await connection(person))?.id ?? '' };
    const { version, calendars } = await api.call('listCalendars', { params });
    const tomorrow = new Date((await controls.now()) + DAY).toISOString().slice(0, 10);
    const at = (hour: number) => ({ dateTime: `${tomorrow}T${hour}:00:00`, timeZone: 'UTC' });
    await controls.createMeeting(person, {
      subject: 'Review',
      start: at(10),
      end: at(11),
      body: {
        contentType: 'text',
        content: 'https://contoso.zoom.us/j/98765432101 or https://meet.google.com/abc-defg-hij',
      },
    });
    await api.call('saveSettings', {
      params,
      body: {
        version,
        syncPrivate: false,
        onlyOnline: false,
        calendarIds: calendars.map(({ id }) => id),
      },
    });
    await api.call('syncNow', { params });
    await until(async () => (await listed(person)).some(({ title }) => title === 'Review'));
    const [meeting] = (await listed(person)).filter(({ title }) => title === 'Review');
    const key = meeting?.links[1]?.key ?? '';
    await api.call('chooseLink', { params: { meetingId: meeting?.id ?? '' }, body: { key } });
    const theirs = await controls.calendars(person);
    await controls.deleteCalendar(theirs.find(({ name }) => name === 'Old team')?.id ?? '');
    await api.call('listCalendars', { params });

    const { connections, meetings } = await api.call('exportMyData');
    const exported = connections[0]?.calendars ?? [];
    expect(exported.find(({ name }) => name === 'Old team')).toMatchObject({
      goneAt: expect.any(String),
      trouble: { reason: 'calendar-gone' },
      linkChoices: [],
    });
    expect(exported.find(({ main }) => main)).toMatchObject({
      goneAt: null,
      trouble: null,
      linkChoices: [{ key, seenAt: expect.any(String) }],
    });
    expect(meetings.find(({ title }) => title === 'Review')?.links[0]?.key).toBe(key);
    await api.call('deleteMyData');
  });

  test('is a calendar file that another program reads, with the same meetings', async () => {
    const alice = world.api(ALICE);
    const reply = await alice.send('GET', '/api/my-data/calendar');
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="sally-my-meetings.ics"');
    const events = convertIcsCalendar(undefined, String(reply.body)).events ?? [];
    const rows = (await listed(ALICE)).map(({ id, title, time, cancelled }) => ({
      uid: id,
      summary: title,
      start: Date.parse(time.start),
      status: cancelled,
    }));
    expect(
      new Set(
        events.map(({ uid, summary, start, status }) =>
          JSON.stringify({ uid, summary, start: start.date.getTime(), status: status === 'CANCELLED' }),
        ),
      ),
    ).toEqual(new Set(rows.map((row) => JSON.stringify(row))));
    expect(events.length).toBe(rows.length);
  });

  test('goes altogether, with how much it was, and the person starts anew at once', async () => {
    const person = await somebody();
    const api = world.api(person);
    await api.call('connect', { body: kind });
    await ready(person);
    await startTrip(api);
    const { meetings, connections } = await api.call('exportMyData');
    expect(await api.call('deleteMyData')).toEqual({
      connections: 1,
      calendars: connections[0]?.calendars.length,
      meetings: meetings.length,
      consents: 1,
      approvals: 0,
    });
    await nothingOf(person);
    const { audit } = await api.call('exportMyData');
    expect(audit.map(({ action }) => action)).toEqual([
      'connected',
      'exported',
      'deleted-everything',
      'exported',
      'exported',
    ]);
    expect(await api.call('connect', { body: kind })).toMatchObject({ outcome: 'connected' });
    await ready(person);
    await api.call('deleteMyData');
  });

  test('goes though Microsoft has ended the sign-in, and Microsoft is asked to tell no more where it has not', async () => {
    const [dead, alive] = [await somebody(), await somebody()];
    for (const person of [dead, alive]) {
      await world.api(person).call('connect', { body: kind });
      await until(async () => (await connection(person))?.calendars[0]?.progress?.watch === 'live');
    }
    await world.sandbox.controls.revokeSessions(dead);
    for (const person of [dead, alive]) {
      expect(await world.api(person).call('deleteMyData')).toMatchObject({ connections: 1 });
      await nothingOf(person);
    }
    const { people: known } = await world.sandbox.controls.state();
    const oid = known.find(({ address }) => address === alive)?.oid;
    // Nobody waits for Microsoft for long: it may be told a moment later.
    await until(async () =>
      (await world.sandbox.controls.subscriptions()).every(({ person }) => person !== oid),
    );
  });

  test.each([
    ['while the calendars are listed', '/v1.0/me/calendars'],
    ['while the calendar is read', '/v1.0/me/calendars/*/calendarView/delta'],
    ['while Microsoft is asked to tell of changes', '/v1.0/subscriptions'],
  ])('goes %s, and does not come back', async (_name, path) => {
    const person = await somebody();
    const held = await hold(path);
    const connecting = world.api(person).call('connect', { body: kind });
    await held.waits();
    expect(await world.api(person).call('deleteMyData')).toMatchObject({ connections: 1 });
    await held.release();
    await connecting.catch(({ message }: Error) => expect(message).toContain('404'));
    await nothingOf(person);
  });

  test('goes while the account is being connected, which is not done then', async () => {
    const person = await somebody();
    const held = await hold('/v1.0/me/calendar');
    const connecting = world.api(person).send('POST', '/api/connections', kind);
    await held.waits();
    expect(await world.api(person).call('deleteMyData')).toMatchObject({ connections: 0 });
    await held.release();
    expect(await connecting).toMatchObject({ status: 410, body: { type: 'urn:sally:problem:gone' } });
    await nothingOf(person);
  });

  test('goes with a sign-in that waits to be fetched', async () => {
    const bob = world.api(BOB);
    const trip = await startTrip(bob);
    const outcome = await signIn(trip.startUrl, ALICE);
    const { people: known } = await world.sandbox.controls.state();
    const alice = known.find(({ address }) => address === ALICE);
    expect((await bob.call('exportMyData')).consents).toMatchObject([
      { status: 'parked', account: { tenantId: alice?.tenantId, objectId: alice?.oid } },
    ]);
    expect(await bob.call('deleteMyData')).toMatchObject({ consents: 1 });
    const { verifier } = trip;
    const redeemed = await bob.send('POST', `/api/consents/${trip.id}/redeem`, {
      verifier,
      code: outcome.code,
    });
    expect(redeemed.status).toBe(404);
    await nothingOf(BOB);
  });

  test('is in no table afterwards, but for entries that name nobody', async () => {
    const paula = world.api(PAULA);
    const trip = await startTrip(paula, { kind: 'outlook-personal' });
    await signIn(trip.startUrl, PAULA);
    const { verifier } = trip;
    await paula.call('redeemConsent', { params: { consentId: trip.id }, body: { verifier } });
    await ready(PAULA);
    expect((await paula.call('exportMyData')).audit.map(({ action }) => action)).toEqual([
      'connected',
      'exported',
    ]);
    expect(await paula.call('deleteMyData')).toMatchObject({ connections: 1, consents: 1 });
    await world.api(ALICE).call('deleteMyData');
    const { people: known } = await world.sandbox.controls.state();
    await world.server.stop();
    const { audit = [], hints: _, ...others } = await everyRow(world.database);
    expect(audit.length).toBeGreaterThan(0);
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((name) => [name, []])));
    const jobs = await everyRow(world.database, 'pgboss');
    for (const { oid, address, name } of known)
      for (const trace of [oid, address, name]) {
        expect(JSON.stringify(audit)).not.toContain(trace);
        // The workspace of a personal account goes with the finished jobs.
        if (address !== PAULA) expect(JSON.stringify(jobs)).not.toContain(trace);
      }
  });
});
