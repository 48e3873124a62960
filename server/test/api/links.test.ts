import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { StoredMeeting } from '../../src/ports/meetings.ts';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase, openSyncWorld, type SyncWorld } from '../sync-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const wall = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const ZOOM = 'https://contoso.zoom.us/j/98765432101?pwd=c2VjcmV0';
const MEET = 'https://meet.google.com/abc-defg-hij';
const text = (...links: string[]) => ({
  contentType: 'text' as const,
  content: `Join here: ${links.join(' or ')}.`,
});

describe.each(DATABASES)('links on %s', (kind) => {
  let database: EmptyDatabase;
  let world: SyncWorld;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await openSyncWorld(database);
  });
  afterEach(() => world.close());

  const mailboxes = () => world.graph.state.mailboxes;
  const make = (subject: string, more: object = {}) =>
    mailboxes().createMeeting(world.graph.oid('alice'), {
      subject,
      start: wall('2026-11-25T10:00:00'),
      end: wall('2026-11-25T11:00:00'),
      ...more,
    });
  const daily = {
    recurrence: {
      pattern: { type: 'daily' as const, interval: 1 },
      range: { type: 'numbered' as const, startDate: '2026-11-25', numberOfOccurrences: 3 },
    },
  };
  const read = async () => {
    await world.begin();
    await world.settle();
  };
  const meetings = async (title: string): Promise<StoredMeeting[]> =>
    (await world.list()).filter(({ detail }) => detail.title === title);
  const only = async (title: string): Promise<StoredMeeting> => {
    const [meeting, ...others] = await meetings(title);
    if (!meeting || others.length > 0) throw new Error(`not exactly one ${title}`);
    return meeting;
  };
  const services = ({ links }: StoredMeeting) => links.map(({ service }) => service);
  const choose = (meeting: StoredMeeting, service: string) =>
    world.chooseLink(
      world.caller,
      meeting,
      meeting.links.find((link) => link.service === service)?.key ?? 'none',
    );
  const fullPass = () => world.pass(25 * HOUR);

  test('of several links the most trusted is taken until its reader chooses another, which lasts', async () => {
    const { key } = make('Review', { body: text(ZOOM, MEET) });
    await read();
    const meeting = await only('Review');
    expect(services(meeting)).toEqual(['zoom', 'meet']);
    expect(meeting.detail.link?.url).toBe(ZOOM);

    const chosen = await choose(meeting, 'meet');
    expect([services(chosen), chosen.detail.link?.url]).toEqual([['meet', 'zoom'], MEET]);
    await fullPass();
    expect((await only('Review')).detail.link?.url).toBe(MEET);
    mailboxes().changeMeeting(key, { subject: 'Review, moved' });
    mailboxes().moveMeeting(key, wall('2026-11-26T10:00:00'), wall('2026-11-26T11:00:00'));
    await world.pass(3 * 60_000);
    expect((await only('Review, moved')).detail.link?.url).toBe(MEET);
  });

  test('a chosen link that the meeting does not name any more is not missed, and counts again when it returns', async () => {
    const { key } = make('Workshop', { body: text(ZOOM, MEET) });
    await read();
    await choose(await only('Workshop'), 'meet');
    mailboxes().changeMeeting(key, { body: text(ZOOM) });
    await world.pass(3 * 60_000);
    expect((await only('Workshop')).detail.link?.url).toBe(ZOOM);
    mailboxes().changeMeeting(key, { body: text(ZOOM, `${MEET}?authuser=1`) });
    await world.pass(3 * 60_000);
    expect((await only('Workshop')).detail.link?.service).toBe('meet');
  });

  test('a choice counts for the whole series, exceptions included, and for nothing else', async () => {
    const { key } = make('Stand-up', { body: text(ZOOM, MEET), ...daily });
    make('Other', { body: text(ZOOM, MEET) });
    mailboxes().changeOccurrence(key, '2026-11-26', { places: [{ name: 'Room 1' }] });
    await read();
    const [first] = await meetings('Stand-up');
    if (first) await choose(first, 'meet');
    expect((await meetings('Stand-up')).map(({ detail }) => detail.link?.service)).toEqual([
      'meet',
      'meet',
      'meet',
    ]);
    expect((await only('Other')).detail.link?.service).toBe('zoom');
    await fullPass();
    expect(new Set((await meetings('Stand-up')).map(({ detail }) => detail.link?.service))).toEqual(
      new Set(['meet']),
    );
  });

  test('what is not a link of the meeting, and a meeting that is not there, can’t be chosen', async () => {
    make('Review', { body: text(ZOOM, MEET) });
    make('Single', { body: text(ZOOM) });
    await read();
    const meeting = await only('Review');
    await expect(world.chooseLink(world.caller, meeting, 'made up')).rejects.toMatchObject({
      kind: 'invalid',
      field: 'key',
    });
    const key = meeting.links[0]?.key ?? '';
    await expect(world.chooseLink(world.caller, await only('Single'), key)).rejects.toMatchObject({
      kind: 'invalid',
    });
    const gone = { ...meeting, remoteId: 'gone' };
    await expect(world.chooseLink(world.caller, gone, key)).rejects.toMatchObject({ kind: 'not-found' });
    const stranger = { ...world.caller, account: { ...world.caller.account, oid: 'somebody else' } };
    await expect(world.chooseLink(stranger, meeting, key)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('choosing tells the screens, and a calendar that is not selected any more forgets it', async () => {
    make('Review', { body: text(ZOOM, MEET) });
    await read();
    const { cursor } = await world.changes.read(null);
    await choose(await only('Review'), 'meet');
    expect((await world.changes.read(cursor)).changes).toMatchObject([{ meetings: true }]);
    const main = await world.mainCalendar();
    const filters = { syncPrivate: false, onlyOnline: false };
    await world.save({ filters, calendarIds: [] });
    expect(await database.db.selectFrom('link_choices').selectAll().execute()).toEqual([]);
    await world.save({ filters, calendarIds: [main.id] });
    await world.settle();
    expect((await only('Review')).detail.link?.service).toBe('zoom');
  });

  const choices = () => database.db.selectFrom('link_choices').selectAll().execute();
  const OPEN = { syncPrivate: true, onlyOnline: false };
  const CLOSED = { syncPrivate: false, onlyOnline: false };

  test('a choice goes with what narrower filters leave out, and with nothing else', async () => {
    make('Doctor', { body: text(ZOOM, MEET), sensitivity: 'private' });
    make('Therapy', { body: text(ZOOM, MEET), sensitivity: 'private', ...daily });
    make('Review', { body: text(ZOOM, MEET) });
    const { key } = make('Stand-up', { body: text(ZOOM, MEET), ...daily });
    mailboxes().changeOccurrence(key, '2026-11-26', { sensitivity: 'private' });
    await read();
    const main = await world.mainCalendar();
    await world.save({ filters: OPEN, calendarIds: [main.id] });
    await world.settle();
    for (const title of ['Doctor', 'Therapy', 'Review', 'Stand-up']) {
      const [meeting] = await meetings(title);
      if (meeting) await choose(meeting, 'meet');
    }
    expect(await choices()).toHaveLength(4);
    await world.save({ filters: CLOSED, calendarIds: [main.id] });
    expect(await choices()).toHaveLength(2);
    await world.settle();
    expect(await meetings('Doctor')).toEqual([]);
    expect((await only('Review')).detail.link?.service).toBe('meet');
    expect((await meetings('Stand-up')).map(({ detail }) => detail.link?.service)).toEqual(['meet', 'meet']);
    await world.save({ filters: OPEN, calendarIds: [main.id] });
    await world.settle();
    expect((await only('Doctor')).detail.link?.service).toBe('zoom');
  });

  test('a choice names no meeting, and half a year after its meeting has gone it goes too', async () => {
    const { key } = make('Review', { body: text(ZOOM, MEET) });
    make('Stand-up', {
      body: text(ZOOM, MEET),
      recurrence: {
        pattern: { type: 'daily' as const, interval: 1 },
        range: { type: 'numbered' as const, startDate: '2026-11-25', numberOfOccurrences: 400 },
      },
    });
    await read();
    const [standUp] = await meetings('Stand-up');
    const review = await only('Review');
    if (standUp) await choose(standUp, 'meet');
    await choose(review, 'meet');
    expect(JSON.stringify(await choices())).not.toContain(review.remoteId);

    mailboxes().moveMeeting(key, wall('2027-05-03T10:00:00'), wall('2027-05-03T11:00:00'));
    await fullPass();
    expect(await meetings('Review')).toEqual([]);
    await world.pass(150 * DAY);
    await world.pass(HOUR);
    expect((await only('Review')).detail.link?.service).toBe('meet');

    mailboxes().deleteMeeting(key);
    await world.pass(25 * HOUR);
    expect(await meetings('Review')).toEqual([]);
    expect(await choices()).toHaveLength(2);
    await world.pass(190 * DAY);
    await world.pass(HOUR);
    expect(await choices()).toHaveLength(1);
    expect((await meetings('Stand-up'))[0]?.detail.link?.service).toBe('meet');
  });

  test('links rest sealed, all of them, and no choice shows what it is', async () => {
    make('Review', { body: text(ZOOM, MEET) });
    await read();
    await choose(await only('Review'), 'meet');
    const rows = await Promise.all([
      database.db.selectFrom('meetings').selectAll().execute(),
      database.db.selectFrom('link_choices').selectAll().execute(),
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/98765432101|abc-defg-hij|c2VjcmV0/);
  });

  test('a gateway that hides the link is named, and only where there is no other', async () => {
    const mimecast = 'https://protect-eu.mimecast.com/s/AbCdEfGhIjKlMnOp';
    make('Hidden', { body: text(mimecast) });
    make('Open', { body: text(mimecast, ZOOM) });
    make('Lunch');
    await read();
    expect((await only('Hidden')).detail).toMatchObject({ link: null, gateway: 'Mimecast', online: false });
    expect((await only('Open')).detail.gateway).toBeUndefined();
    expect((await only('Lunch')).detail).toMatchObject({ link: null });
    expect((await only('Lunch')).detail.gateway).toBeUndefined();
  });
});
