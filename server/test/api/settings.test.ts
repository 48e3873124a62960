import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Filters } from '../../src/domain/connection.ts';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase, openSyncWorld, type SyncWorld } from '../sync-world.ts';

const MINUTE = 60_000;
const OPEN: Filters = { syncPrivate: true, onlyOnline: false };
const USUAL: Filters = { syncPrivate: false, onlyOnline: false };
const ONLINE: Filters = { syncPrivate: false, onlyOnline: true };

describe.each(DATABASES)('choosing calendars on %s', (kind) => {
  let database: EmptyDatabase;
  let world: SyncWorld;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    world = await openSyncWorld(database);
    await world.begin();
    await world.settle();
  });
  afterEach(() => world.close());

  const mailboxes = () => world.graph.state.mailboxes;
  const main = async () => (await world.mainCalendar()).id;
  const addCalendars = async (count: number): Promise<string[]> => {
    for (let i = 0; i < count; i += 1)
      mailboxes().addCalendar(world.graph.oid('alice'), { name: `More ${i}` });
    const { calendars } = await world.listCalendars();
    return calendars.filter(({ name }) => name.startsWith('More')).map(({ id }) => id);
  };

  test('both filters take meetings away at once, before anything is read', async () => {
    const calendarIds = [await main()];
    await world.save({ filters: OPEN, calendarIds });
    await world.settle();
    expect(await world.titles()).toEqual(expect.arrayContaining(['Dentist', 'Focus time', 'Daily standup']));
    await world.save({ filters: USUAL, calendarIds });
    expect(await world.titles()).not.toContain('Dentist');
    expect(await world.titles()).toEqual(expect.arrayContaining(['Focus time', 'Daily standup']));
    await world.save({ filters: ONLINE, calendarIds });
    expect(await world.titles()).not.toContain('Focus time');
    expect(await world.titles()).toContain('Daily standup');
    const rows = JSON.stringify(await world.db.selectFrom('series').select('detail').execute());
    expect(rows).not.toContain('Expense report');
  });

  test('a wider filter reads what was left out', async () => {
    const calendarIds = [await main()];
    await world.save({ filters: ONLINE, calendarIds });
    await world.settle();
    expect(await world.titles()).not.toContain('Expense report');
    await world.save({ filters: OPEN, calendarIds });
    expect(await world.mainCalendar()).toMatchObject({ stream: { state: { phase: 'waiting' } } });
    await world.settle();
    const { remoteId } = await world.mainCalendar();
    expect(await world.shown()).toEqual(world.truth(remoteId, () => true));
  });

  test('series that were left out are found again wherever they come in a round', async () => {
    Object.assign(world.graph.state.switches, { deltaOrder: 'shuffled', maxPageSize: 5 });
    const calendarIds = [await main()];
    for (const filters of [ONLINE, USUAL, OPEN]) {
      await world.save({ filters, calendarIds });
      await world.settle();
    }
    const { remoteId } = await world.mainCalendar();
    expect(await world.shown()).toEqual(world.truth(remoteId, () => true));
  });

  test('saving what is already chosen reads nothing', async () => {
    world.sent.length = 0;
    await world.save({ filters: USUAL, calendarIds: [await main()] });
    await world.settle();
    expect(world.sent).toEqual([]);
  });

  test('a calendar that is deselected is forgotten, and read again when it is selected again', async () => {
    const calendarIds = [await main()];
    await world.save({ filters: USUAL, calendarIds: [] });
    expect(await world.titles()).toEqual([]);
    expect(await world.db.selectFrom('meetings').selectAll().execute()).toEqual([]);
    expect(await world.overview()).toMatchObject({ calendars: [], upcomingMeetings: 0 });
    await world.save({ filters: USUAL, calendarIds });
    await world.settle();
    expect(await world.titles()).toContain('Daily standup');
  });

  test('a sixth calendar is refused, and nothing changes', async () => {
    const more = await addCalendars(5);
    await expect(world.save({ filters: OPEN, calendarIds: [await main(), ...more] })).rejects.toMatchObject({
      kind: 'invalid',
      field: 'calendarIds',
      message: expect.stringContaining('at most 5'),
    });
    const { calendars, filters } = await world.listCalendars();
    expect(calendars.filter(({ selected }) => selected)).toHaveLength(1);
    expect(filters).toEqual(USUAL);
  });

  test('people who choose at the same time never end with more than five', async () => {
    const more = await addCalendars(8);
    const choices = [more.slice(0, 5), more.slice(3, 8), more.slice(1, 4), more.slice(2, 7)];
    const answers = await Promise.all(
      choices.map((calendarIds) => world.save({ filters: USUAL, calendarIds })),
    );
    expect(answers).toHaveLength(4);
    const selected = (await world.listCalendars()).calendars.filter((calendar) => calendar.selected);
    expect(selected.length).toBeLessThanOrEqual(5);
    expect(choices.map((ids) => ids.toSorted())).toContainEqual(selected.map(({ id }) => id).toSorted());
    const streams = await world.db.selectFrom('streams').select('calendar_id').execute();
    expect(streams.map((row) => row.calendar_id).toSorted()).toEqual(selected.map(({ id }) => id).toSorted());
  });

  test('a calendar of somebody else, and one that is unknown, are refused', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', world.connection.id])
      await expect(world.save({ filters: USUAL, calendarIds: [id] })).rejects.toMatchObject({
        kind: 'invalid',
      });
  });

  test('calendars that are gone at the provider go with their meetings, new ones come unselected', async () => {
    const [more = ''] = await addCalendars(1);
    const { id, remoteId } = await world.mainCalendar();
    await world.save({ filters: USUAL, calendarIds: [more, id] });
    await world.settle();
    world.answers.push(() =>
      Response.json({ value: [{ id: remoteId, name: 'Calendar', isDefaultCalendar: true }] }),
    );
    expect((await world.listCalendars()).calendars).toMatchObject([{ id, selected: true }]);
    expect(await world.db.selectFrom('streams').select('calendar_id').execute()).toEqual([
      { calendar_id: id },
    ]);
    const again = (await world.listCalendars()).calendars;
    expect(again.filter(({ selected }) => selected)).toMatchObject([{ id }]);
    expect(again.some(({ name }) => name === 'More 0')).toBe(true);
    await world.pass(3 * MINUTE);
    expect(world.problems).toEqual([]);
  });

  test('while the provider can not be asked, the calendars known last are offered', async () => {
    const before = (await world.listCalendars()).calendars;
    world.answers.push(() => new Response('', { status: 503 }));
    expect((await world.listCalendars()).calendars).toEqual(before);
  });

  test('tells own calendars from shared ones', async () => {
    const bob = mailboxes().mainCalendar(world.graph.oid('bob'));
    mailboxes().shareCalendar(bob.id, world.graph.oid('alice'), 'read');
    const { calendars } = await world.listCalendars();
    expect(calendars[0]).toMatchObject({ main: true, shared: false });
    expect(calendars.filter(({ shared }) => shared).map(({ owner }) => owner?.name)).toContain('Bob Baker');
    expect(calendars.filter(({ owner }) => owner?.name === 'Alice Archer').every((one) => !one.shared)).toBe(
      true,
    );
  });
});
