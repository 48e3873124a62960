import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../database.ts';
import { everyRow } from '../every-row.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';

const HOUR = 3_600_000;
const DELTA = '/v1.0/me/calendars/*/calendarView/delta';

/** Where the server is when somebody disconnects: which request is on its way, after how many others of the kind. */
const INSTANTS: readonly (readonly [string, string, number])[] = [
  ['while the calendars are listed', '/v1.0/me/calendars', 0],
  ['while the coming week is read', '/v1.0/me/calendars/*/calendarView', 0],
  ['before the first page of everything', DELTA, 0],
  ['in the middle of everything', DELTA, 4],
  ['while Microsoft is asked to tell of changes', '/v1.0/subscriptions', 0],
];

describe.each(DATABASES)('disconnecting from a running server on %s', (database) => {
  let world: World;
  let pages: Awaited<ReturnType<typeof barePages>>;
  let people = 0;
  beforeAll(async () => {
    pages = await barePages();
    world = await createWorld({ database, scopes: 'minimal', env: { ADDIN_DIR: pages.folder } });
    await world.sandbox.controls.approve('contoso.example');
    await world.sandbox.controls.switch({ maxPageSize: 10 });
  });
  afterAll(async () => {
    await world.close();
    await pages.remove();
  });

  /** Somebody with a full calendar, as the API sees them. */
  const somebody = async () => {
    people += 1;
    const address = `person${people}@contoso.example`;
    await world.sandbox.controls.createPerson('contoso.example', `Person ${people}`, address);
    await world.sandbox.controls.bulk(address, 120);
    const api = world.api(address);
    return {
      connect: () => api.call('connect', { body: { kind: 'microsoft365' } }),
      connection: async () => (await api.call('listConnections')).connections[0],
      disconnect: async () => {
        const connectionId = (await api.call('listConnections')).connections[0]?.id ?? '';
        await api.call('disconnect', { params: { connectionId } });
        expect((await api.call('listConnections')).connections).toEqual([]);
      },
      signedIn: async () => (await api.send('GET', '/api/session')).status === 200,
    };
  };
  const hold = async (path: string) => {
    const { controls } = world.sandbox;
    const held = await controls.hold(path);
    const waits = async () =>
      (await controls.holds()).some(({ id, waiting }) => id === held.id && waiting > 0);
    return { waits: () => until(waits), release: () => controls.release(held) };
  };

  test.each(INSTANTS)('%s leaves nobody waiting', async (_name, path, others) => {
    const person = await somebody();
    let held = await hold(path);
    const connecting = person.connect();
    await held.waits();
    for (let passed = 0; passed < others; passed += 1) {
      const next = await hold(path);
      await held.release();
      await next.waits();
      held = next;
    }
    await person.disconnect();
    await held.release();
    await connecting.catch(({ message }: Error) => expect(message).toContain('404'));
  });

  test('while a token is asked for leaves nobody waiting', async () => {
    const { controls } = world.sandbox;
    const person = await somebody();
    await person.connect();
    await until(async () => (await person.connection())?.calendars[0]?.progress?.watch === 'live');
    await until(async () => (await person.connection())?.calendars[0]?.progress?.phase === 'ready');
    // Whatever is due by then may ask for it at once.
    const held = await hold('/*/oauth2/v2.0/token');
    await controls.moveTime(2 * HOUR);
    await until(person.signedIn);
    await controls.createMeeting(`person${people}@contoso.example`, {
      subject: 'Told of',
      start: { dateTime: '2030-01-01T09:00:00', timeZone: 'UTC' },
      end: { dateTime: '2030-01-01T09:30:00', timeZone: 'UTC' },
    });
    await held.waits();
    await person.disconnect();
    await held.release();
  });

  test('leaves no row of anything behind, and has Microsoft end what it tells of', async () => {
    // Whoever left while no token was to be had is told of for some days more, which nobody hears.
    await until(async () => (await world.sandbox.controls.subscriptions()).length <= 1);
    await world.server.stop();
    const { changes = [], audit = [], ...others } = await everyRow(world.database);
    expect(audit.length).toBeGreaterThan(0);
    expect(Object.keys(others)).toEqual(
      expect.arrayContaining([
        'connections',
        'grants',
        'calendars',
        'streams',
        'series',
        'meetings',
        'watches',
      ]),
    );
    expect(others).toEqual(Object.fromEntries(Object.keys(others).map((name) => [name, []])));
    for (const change of changes)
      expect(Object.keys(change).sort()).toEqual([
        'at',
        'connection_id',
        'id',
        'meetings',
        'transaction',
        'user_id',
        'workspace',
      ]);
  });
});
