import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../database.ts';
import { openLiveStream } from '../live-stream.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';

const ALICE = 'alice@contoso.example';
const DAY = 86_400_000;

describe.each(DATABASES)('live updates from a running server on %s', (kind) => {
  let world: World;
  let pages: Awaited<ReturnType<typeof barePages>>;
  beforeAll(async () => {
    pages = await barePages();
    world = await createWorld({ database: kind, scopes: 'minimal', env: { ADDIN_DIR: pages.folder } });
    await world.sandbox.controls.approve('contoso.example');
    await alice().call('connect', { body: { kind: 'microsoft365' } });
    await until(async () => (await progress())?.watch === 'live' && (await progress())?.phase === 'ready');
  });
  afterAll(async () => {
    await world.close();
    await pages.remove();
  });

  const alice = () => world.api(ALICE);
  const connection = async () => {
    const [only] = (await alice().call('listConnections')).connections;
    if (!only) throw new Error('no connection');
    return only;
  };
  const progress = async () => (await connection()).calendars[0]?.progress;
  const open = async (person = ALICE) => openLiveStream(world.server.url, await world.api(person).token());
  const meet = async (subject: string) => {
    const day = new Date((await world.sandbox.controls.now()) + DAY).toISOString().slice(0, 10);
    const at = (time: string) => ({ dateTime: `${day}T${time}:00`, timeZone: 'UTC' });
    return world.sandbox.controls.createMeeting(ALICE, { subject, start: at('09:00'), end: at('09:30') });
  };
  const titles = async () => {
    const now = await world.sandbox.controls.now();
    const query = { from: new Date(now).toISOString(), to: new Date(now + 3 * DAY).toISOString() };
    return (await alice().call('listMeetings', { query })).meetings.map(({ title }) => title);
  };

  test('begin with an invitation to read everything, in a form that nothing on the way holds back', async () => {
    const stream = await open();
    await stream.hears('opened');
    expect(stream.heard).toEqual([{ type: 'opened' }]);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(stream.headers.get('content-encoding')).toBeNull();
    await stream.close();
  });

  test('tell of a meeting within moments of its making, and whose connection it is in, by ids alone', async () => {
    const stream = await open();
    const bob = await open('bob@contoso.example');
    await stream.hears('opened');
    await meet('Heard of at once');
    await stream.hears('changed', 1);
    await until(async () => (await titles()).includes('Heard of at once'));
    expect(stream.heard).toContainEqual({
      type: 'changed',
      connectionId: (await connection()).id,
      meetings: true,
    });
    expect(JSON.stringify(stream.heard)).not.toContain('Heard of at once');
    expect(bob.heard.filter(({ type }) => type === 'changed')).toEqual([]);
    await Promise.all([stream.close(), bob.close()]);
  });

  test('show how fresh a calendar is', async () => {
    await meet('Fresh');
    await until(async () => (await titles()).includes('Fresh'));
    const now = await world.sandbox.controls.now();
    const { newestChange, lastNotice, nextRenewal, nextRead, watch } = (await progress()) ?? {};
    expect(watch).toBe('live');
    for (const recent of [newestChange, lastNotice])
      expect(now - Date.parse(recent ?? '')).toBeLessThan(60_000);
    expect(Date.parse(nextRenewal ?? '') - now).toBeGreaterThan(4 * DAY);
    expect(Date.parse(nextRead ?? '') - now).toBeGreaterThan(DAY / 2);
  });

  test('reading on demand says whether anything was different', async () => {
    const syncNow = async () =>
      alice().call('syncNow', { params: { connectionId: (await connection()).id } });
    await world.sandbox.controls.setNotifications({ lose: true });
    await meet('Found on demand');
    await world.sandbox.controls.setNotifications({ lose: false });
    expect(await syncNow()).toEqual({ result: 'changed' });
    expect(await titles()).toContain('Found on demand');
    expect(await syncNow()).toEqual({ result: 'up-to-date' });
  });

  test('end with the token they were opened with', async () => {
    const stream = await open();
    await stream.hears('opened');
    await world.sandbox.controls.moveTime(2 * 3_600_000);
    await stream.ended;
    expect(stream.heard.at(-1)).toEqual({ type: 'ended' });
  });

  test('are refused without a token', async () => {
    await expect(openLiveStream(world.server.url, 'nonsense')).rejects.toThrow('401');
  });

  test('end when the server stops, and go on when it is back', async () => {
    const stream = await open();
    await stream.hears('opened');
    await world.server.restart();
    await stream.ended;
    const again = await open();
    await again.hears('opened');
    await meet('After the restart');
    await again.hears('changed', 1);
    await until(async () => (await titles()).includes('After the restart'));
    await again.close();
  });
});
