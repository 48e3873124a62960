import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase, openSyncWorld, type SyncWorld } from '../sync-world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const at = (dateTime: string, timeZone = 'W. Europe Standard Time') => ({
  dateTime: dateTime.length === 10 ? `${dateTime}T00:00:00` : `${dateTime}:00`,
  timeZone,
});
const between = (subject: string, start: string, end: string, timeZone?: string) => ({
  subject,
  start: at(start, timeZone),
  end: at(end, timeZone),
});
const repeated = (type: 'daily' | 'weekly', startDate: string, numberOfOccurrences: number) => ({
  recurrence: {
    pattern: { type, interval: 1, ...(type === 'weekly' && { daysOfWeek: ['monday' as const] }) },
    range: { type: 'numbered' as const, startDate, numberOfOccurrences },
  },
});

describe.each(DATABASES)('time on %s', (kind) => {
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
  const make = (meeting: Parameters<SyncWorld['graph']['state']['mailboxes']['createMeeting']>[1]) =>
    mailboxes().createMeeting(world.graph.oid('alice'), meeting);
  const moveTo = (instant: string) => world.graph.state.clock.move(Date.parse(instant) - world.clock.now());
  const read = async () => {
    await world.begin();
    await world.settle();
  };
  /** When meetings of this title are shown, in order; all-day ones by their dates. */
  const shown = async (title: string): Promise<string[]> =>
    (await world.list(world.clock.now() - 30 * DAY, 95))
      .filter(({ detail }) => detail.title === title)
      .map(({ time }) =>
        time.allDay
          ? `${time.start}/${time.end}`
          : `${new Date(time.start).toISOString()}/${new Date(time.end).toISOString()}`.replaceAll(
              ':00.000',
              '',
            ),
      );

  test.each([
    [
      'spring',
      '2027-03-20T12:00:00Z',
      '2027-03-22',
      ['2027-03-22T09:00Z', '2027-03-29T08:00Z', '2027-04-05T08:00Z'],
    ],
    [
      'autumn',
      '2027-10-20T12:00:00Z',
      '2027-10-25',
      ['2027-10-25T08:00Z', '2027-11-01T09:00Z', '2027-11-08T09:00Z'],
    ],
  ])(
    'a weekly meeting keeps its hour on the wall when the clocks change in %s',
    async (_, now, first, starts) => {
      moveTo(now);
      make({ ...between('Weekly', `${first}T10:00`, `${first}T11:00`), ...repeated('weekly', first, 3) });
      await read();
      expect((await shown('Weekly')).map((text) => text.split('/')[0])).toEqual(starts);
    },
  );

  test('in the hour that the clocks skip a meeting begins after the gap; of the hour that comes twice it takes the first', async () => {
    moveTo('2027-03-20T12:00:00Z');
    make({
      ...between('Night', '2027-03-27T02:30', '2027-03-27T02:45'),
      ...repeated('daily', '2027-03-27', 3),
    });
    make(between('Across', '2027-03-28T01:30', '2027-03-28T03:30'));
    await read();
    expect(await shown('Night')).toEqual([
      '2027-03-27T01:30Z/2027-03-27T01:45Z',
      '2027-03-28T01:30Z/2027-03-28T01:45Z',
      '2027-03-29T00:30Z/2027-03-29T00:45Z',
    ]);
    expect(await shown('Across')).toEqual(['2027-03-28T00:30Z/2027-03-28T01:30Z']);
    moveTo('2027-10-20T12:00:00Z');
    make({
      ...between('Late', '2027-10-30T02:30', '2027-10-30T02:45'),
      ...repeated('daily', '2027-10-30', 3),
    });
    await world.pass(25 * HOUR);
    expect(await shown('Late')).toEqual([
      '2027-10-30T00:30Z/2027-10-30T00:45Z',
      '2027-10-31T00:30Z/2027-10-31T00:45Z',
      '2027-11-01T01:30Z/2027-11-01T01:45Z',
    ]);
  });

  test('a meeting in a zone that changes its clocks on another day moves for everybody else', async () => {
    moveTo('2027-03-08T12:00:00Z');
    const eastern = 'Eastern Standard Time';
    make({
      ...between('New York', '2027-03-08T09:00', '2027-03-08T10:00', eastern),
      ...repeated('weekly', '2027-03-08', 4),
    });
    await read();
    expect((await shown('New York')).map((text) => text.split('/')[0])).toEqual([
      '2027-03-08T14:00Z',
      '2027-03-15T13:00Z',
      '2027-03-22T13:00Z',
      '2027-03-29T13:00Z',
    ]);
  });

  test.each([
    'UTC',
    'Line Islands Standard Time',
    'Tonga Standard Time',
    'New Zealand Standard Time',
    'Hawaiian Standard Time',
    'Dateline Standard Time',
  ])('a day is that day for everybody, whoever made it in %s', async (zone) => {
    const start = '2026-11-26';
    make({ ...between('Holiday', start, '2026-11-27', zone), allDay: true });
    make({ ...between('Fair', start, '2026-12-01', zone), allDay: true });
    make({
      ...between('Duty', start, '2026-11-27', zone),
      allDay: true,
      ...repeated('daily', start, 2),
    });
    await read();
    expect(await shown('Holiday')).toEqual(['2026-11-26/2026-11-27']);
    expect(await shown('Fair')).toEqual(['2026-11-26/2026-12-01']);
    expect(await shown('Duty')).toEqual(['2026-11-26/2026-11-27', '2026-11-27/2026-11-28']);
  });

  test('a meeting over five days is one meeting, and is listed as long as it lasts', async () => {
    make(between('Hackathon', '2026-11-24T18:00', '2026-11-29T12:00'));
    await read();
    const whole = ['2026-11-24T17:00Z/2026-11-29T11:00Z'];
    expect(await shown('Hackathon')).toEqual(whole);
    const listed = async (from: string) =>
      (await world.list(Date.parse(from), 1)).some(({ detail }) => detail.title === 'Hackathon');
    expect(await listed('2026-11-27T00:00:00Z')).toBe(true);
    expect(await listed('2026-11-29T10:59:00Z')).toBe(true);
    expect(await listed('2026-11-29T11:00:00Z')).toBe(false);
  });

  test('one occurrence moves to another day, out of the dates that are read and back, and leaves no trace where it was', async () => {
    const { key } = make({
      ...between('Stand-up', '2026-11-24T10:00', '2026-11-24T10:15'),
      ...repeated('daily', '2026-11-24', 4),
    });
    await read();
    const days = async () => (await shown('Stand-up')).map((text) => text.slice(5, 13));
    const daysAfter = async (change: () => void) => {
      change();
      await world.pass(3 * 60_000);
      return days();
    };
    expect(await days()).toEqual(['11-24T09', '11-25T09', '11-26T09', '11-27T09']);
    const move = (start: string, end: string) =>
      mailboxes().changeOccurrence(key, '2026-11-27', { start: at(start), end: at(end) });
    expect(await daysAfter(() => move('2026-11-29T15:00', '2026-11-29T15:15'))).toEqual([
      '11-24T09',
      '11-25T09',
      '11-26T09',
      '11-29T14',
    ]);
    expect(await daysAfter(() => move('2027-06-01T15:00', '2027-06-01T15:15'))).toEqual([
      '11-24T09',
      '11-25T09',
      '11-26T09',
    ]);
    expect(await daysAfter(() => move('2026-11-28T08:00', '2026-11-28T08:15'))).toEqual([
      '11-24T09',
      '11-25T09',
      '11-26T09',
      '11-28T07',
    ]);
  });

  test('the window rolls over midnight: what comes into it is shown, what leaves it is gone', async () => {
    const today = () => Math.floor(world.clock.now() / DAY) * DAY;
    const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16);
    const last = today() + 61 * DAY;
    make(between('Beyond', utc(last + HOUR), utc(last + 2 * HOUR), 'UTC'));
    make(between('Yesterday', utc(today() - DAY + HOUR), utc(today() - DAY + 2 * HOUR), 'UTC'));
    await read();
    expect([await shown('Beyond'), (await shown('Yesterday')).length]).toEqual([[], 1]);
    await world.pass(25 * HOUR);
    expect([(await shown('Beyond')).length, await shown('Yesterday')]).toEqual([1, []]);
  });
});
