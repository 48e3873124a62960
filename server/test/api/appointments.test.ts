import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Body } from '../../contract/endpoints.ts';
import type { Api } from '../api-client.ts';
import { DATABASES } from '../database.ts';
import { until } from '../until.ts';
import { createWorld, type World } from '../world.ts';
import { barePages } from './bare-pages.ts';
import { type OutlookItem, outlookItems } from './outlook-ids.ts';

const ALICE = 'alice@contoso.example';
const BOB = 'bob@contoso.example';
const kind = { kind: 'microsoft365' } as const;

const DAY = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const on = (days: number, time: string) => ({ dateTime: `${dateIn(days)}T${time}:00`, timeZone: 'UTC' });

type Settings = Omit<Body<'saveSettings'>, 'version'>;

describe.each(DATABASES)('the appointment that is open in Outlook, on %s', (database) => {
  let world: World;
  let alice: Api;
  let items: OutlookItem[];
  let pages: Awaited<ReturnType<typeof barePages>>;
  beforeAll(async () => {
    pages = await barePages();
    world = await createWorld({ database, env: { ADDIN_DIR: pages.folder } });
    const { controls } = world.sandbox;
    const make = (subject: string, more: Record<string, unknown> = {}) =>
      controls.createMeeting(ALICE, { subject, start: on(2, '10:00'), end: on(2, '10:30'), ...more });
    await make('Coffee');
    await make('Therapy', { sensitivity: 'private' });
    await make('Huddle', {
      start: on(-30, '06:00'),
      end: on(-30, '06:15'),
      teams: true,
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'numbered', startDate: dateIn(-30), numberOfOccurrences: 140 },
      },
    });
    await controls.approve('contoso.example');
    alice = world.api(ALICE);
    await alice.call('connect', { body: kind });
    await until(ready);
    items = await outlookItems(world, ALICE, { back: 40, ahead: 120 });
  });
  afterAll(async () => {
    await world.close();
    await pages.remove();
  });

  const connection = async (api = alice) => {
    const [first] = (await api.call('listConnections')).connections;
    if (!first) throw new Error('there is no connection');
    return first;
  };
  const ready = async () =>
    (await connection()).calendars.every(({ progress }) => progress?.phase === 'ready');
  const item = (subject: string, from = 0): OutlookItem => {
    const found = items.find((one) => one.subject === subject && Date.parse(one.start) >= Date.now() + from);
    if (!found) throw new Error(`there is no ${subject}`);
    return found;
  };
  const find = (
    { itemId, seriesId, start }: Pick<OutlookItem, 'itemId'> & Partial<OutlookItem>,
    { api = alice, mailbox = ALICE } = {},
  ): Promise<Answer<'findAppointment'>> =>
    api.call('findAppointment', {
      body: { itemId, mailbox, ...(seriesId && { seriesId }), ...(start && { start }) },
    });
  const save = async (change: Partial<Settings>) => {
    const { id, settings, calendars } = await connection();
    const { version } = await alice.call('listCalendars', { params: { connectionId: id } });
    const calendarIds = calendars.map((calendar) => calendar.id);
    const body = { version, ...settings, calendarIds, ...change };
    await alice.call('saveSettings', { params: { connectionId: id }, body });
    await until(ready);
  };

  test('is known by the id that Outlook has for it, with its calendar', async () => {
    const coffee = item('Coffee');
    const { id } = await connection();
    expect(await find(coffee)).toMatchObject({
      state: 'known',
      meeting: { title: 'Coffee', connectionId: id, time: { start: expect.any(String) } },
      calendar: { name: 'Calendar' },
    });
  });

  test('is known by the form that phones give ids in', async () => {
    const itemId = item('Coffee').itemId.replaceAll('/', '-').replaceAll('+', '_');
    expect(await find({ itemId })).toMatchObject({ state: 'known', meeting: { title: 'Coffee' } });
  });

  test('is one occurrence of a series, or of the whole series the next one', async () => {
    const huddles = items.filter(({ subject, seriesId }) => subject === 'Huddle' && seriesId);
    const later = huddles.filter(({ start }) => Date.parse(start) > Date.now()).at(3);
    if (!later?.seriesId) throw new Error('there is no such occurrence');
    const start = new Date(later.start).toISOString();
    expect(await find(later)).toMatchObject({
      state: 'known',
      meeting: { recurring: true, time: { start } },
    });
    expect(await find({ itemId: 'AAMkUnreadable', seriesId: later.seriesId, start })).toMatchObject({
      state: 'known',
      meeting: { time: { start } },
    });
    const next = huddles.find((one) => Date.parse(one.start) + 15 * 60_000 > Date.now());
    expect(await find({ itemId: later.seriesId })).toMatchObject({
      state: 'known',
      meeting: { time: { start: new Date(next?.start ?? 0).toISOString() } },
    });
  });

  test('is left out where it is private, and known once such appointments are let in', async () => {
    const { id } = await connection();
    const therapy = item('Therapy');
    const finding = await find(therapy);
    expect(finding).toEqual({
      state: 'left-out',
      reason: 'private',
      calendar: { id: expect.any(String), name: 'Calendar' },
      connectionId: id,
    });
    await save({ syncPrivate: true });
    expect(await find(therapy)).toMatchObject({ state: 'known', meeting: { private: true } });
    await save({ syncPrivate: false });
  });

  test('is left out where it has no link and only online meetings are wanted', async () => {
    await save({ onlyOnline: true });
    expect(await find(item('Coffee'))).toMatchObject({ state: 'left-out', reason: 'not-online' });
    expect(await find(item('Huddle'))).toMatchObject({ state: 'known' });
    await save({ onlyOnline: false });
  });

  test('is left out where it is longer ago, or further ahead, than Sally looks', async () => {
    const old = items.find(({ subject }) => subject === 'Huddle');
    if (!old) throw new Error('there is no old occurrence');
    expect(Date.parse(old.start)).toBeLessThan(Date.now() - 3 * DAY);
    expect(await find(old)).toMatchObject({ state: 'left-out', reason: 'outside-window' });
    expect(await find(item('Huddle', 80 * DAY))).toMatchObject({
      state: 'left-out',
      reason: 'outside-window',
    });
  });

  test('is left out where its calendar is not chosen', async () => {
    const other = items.find(({ calendar }) => calendar !== 'Calendar');
    if (!other) throw new Error('there is no other calendar');
    expect(await find(other)).toMatchObject({
      state: 'left-out',
      reason: 'calendar-not-selected',
      calendar: { name: other.calendar },
    });
  });

  test('is known soon after it was made, and not before it was read', async () => {
    await world.sandbox.controls.setNotifications({ lose: true });
    await world.sandbox.controls.createMeeting(ALICE, {
      subject: 'Made now',
      start: on(2, '05:00'),
      end: on(2, '05:30'),
    });
    const made = (await outlookItems(world, ALICE)).find(({ subject }) => subject === 'Made now');
    if (!made) throw new Error('it was not made');
    expect(await find(made)).toEqual({ state: 'not-yet' });
    await world.sandbox.controls.setNotifications({ lose: false });
    const { id } = await connection();
    await alice.call('syncNow', { params: { connectionId: id } });
    expect(await find(made)).toMatchObject({ state: 'known', meeting: { title: 'Made now' } });
  });

  test('is not found where nobody has it, whatever its id is', async () => {
    for (const itemId of ['AAMkAGI1AAA=', '../../users/x', '%2e%2e', 'x'.repeat(2_000)])
      expect(await find({ itemId })).toEqual({ state: 'not-found' });
  });

  test('is nobody’s business whose mailbox is not connected, and nobody else’s either', async () => {
    const coffee = item('Coffee');
    expect(await find(coffee, { api: world.api(BOB), mailbox: BOB })).toEqual({ state: 'not-connected' });
    await world.api(BOB).call('connect', { body: kind });
    expect(await find(coffee, { api: world.api(BOB), mailbox: BOB })).toEqual({ state: 'not-found' });
    expect(await find(coffee, { api: world.api(BOB), mailbox: ALICE })).toEqual({ state: 'not-connected' });
  });

  test('tells what is wrong with the connection that would know it', async () => {
    await world.sandbox.controls.addFault({
      service: 'graph',
      kind: 'throttled',
      path: '/v1.0/me/translateExchangeIds',
      times: 1,
      retryAfter: 60,
    });
    expect(await find(item('Coffee'))).toMatchObject({
      state: 'trouble',
      trouble: { reason: 'throttled', fault: 'nobody' },
    });
    await world.sandbox.controls.clearFaults();
    expect(await find(item('Coffee'))).toMatchObject({ state: 'known' });
  });

  test('is asked for in words that the contract knows', async () => {
    const refused = await alice.send('POST', '/api/appointments/find', {
      itemId: '',
      mailbox: ALICE,
      subject: 'x',
    });
    expect(refused.status).toBe(400);
  });
});
