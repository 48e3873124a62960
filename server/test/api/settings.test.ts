import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Filters } from '../../src/domain/connection.ts';
import type { StoredCalendar } from '../../src/ports/calendars.ts';
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
  const inAnHour = () => new Date(world.clock.now() + 3_600_000).toISOString().slice(0, 19);
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

  test('of fifty who choose at the same time one is heard, and the others are told so', async () => {
    const more = await addCalendars(8);
    const { version } = await world.listCalendars();
    const choices = Array.from({ length: 50 }, (_, i) =>
      more.filter((_id, place) => ((i + 1) * 5 + place * 3) % 8 < 5),
    );
    const answers = await Promise.allSettled(
      choices.map((calendarIds, i) =>
        world.save({ filters: { syncPrivate: i % 2 === 0, onlyOnline: i % 3 === 0 }, calendarIds }, version),
      ),
    );
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toMatchObject({ kind: 'conflict' });
    const heard = choices.filter((_, i) => answers[i]?.status === 'fulfilled').map((ids) => ids.toSorted());

    const selected = (await world.listCalendars()).calendars.filter((calendar) => calendar.selected);
    expect(selected).toHaveLength(5);
    // Whoever asked for the very same was heard as well.
    for (const ids of heard) expect(ids).toEqual(selected.map(({ id }) => id).toSorted());
    const streams = await world.db.selectFrom('streams').select('calendar_id').execute();
    expect(streams.map((row) => row.calendar_id).toSorted()).toEqual(selected.map(({ id }) => id).toSorted());
  });

  test('fifty who each build on what they see never end with more than five', async () => {
    const more = await addCalendars(12);
    const told: string[] = [];
    const one = async (id: string): Promise<void> => {
      const { calendars, filters, version } = await world.listCalendars();
      const calendarIds = [...calendars.filter(({ selected }) => selected).map((each) => each.id), id];
      await world
        .save({ filters, calendarIds: [...new Set(calendarIds)] }, version)
        .catch(({ kind }: { kind: string }) => void told.push(kind));
    };
    for (let round = 0; round < 5; round += 1)
      await Promise.all(Array.from({ length: 10 }, (_, i) => one(more[(round * 10 + i) % 12] ?? '')));
    const selected = (await world.listCalendars()).calendars.filter((calendar) => calendar.selected);
    expect(selected).toHaveLength(5);
    expect(told).not.toEqual([]);
    for (const kind of told) expect(['conflict', 'invalid']).toContain(kind);
  });

  test('no way leads to a sixth calendar: the table has five places', async () => {
    const more = await addCalendars(6);
    const places = (slots: number[]) =>
      Promise.all(
        slots.map((slot, i) =>
          world.db
            .updateTable('calendars')
            .set({ slot })
            .where('id', '=', more[i] ?? '')
            .execute(),
        ),
      );
    await world.save({ filters: USUAL, calendarIds: [] });
    await places([1, 2, 3, 4, 5]);
    await expect(places([1, 2, 3, 4, 5, 6])).rejects.toThrow('calendars_slot_check');
    await expect(places([1, 1])).rejects.toThrow('calendars_slot');
  });

  test('an older choice that asks for what is chosen already is no conflict', async () => {
    const [more = ''] = await addCalendars(1);
    const { version } = await world.listCalendars();
    const choices = { filters: ONLINE, calendarIds: [more] };
    expect(await world.save(choices, version)).toMatchObject({ version: version + 1 });
    expect(await world.save(choices, version)).toMatchObject({ version: version + 1 });
    await expect(world.save({ ...choices, filters: OPEN }, version)).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  test('a calendar of somebody else, and one that is unknown, are refused', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', world.connection.id])
      await expect(world.save({ filters: USUAL, calendarIds: [id] })).rejects.toMatchObject({
        kind: 'conflict',
        field: 'calendarIds',
      });
  });

  describe('a list that is different from the one before', () => {
    const graphCalendar = ({ remoteId, name, main }: StoredCalendar) => ({
      id: remoteId,
      name,
      isDefaultCalendar: main,
    });
    /** The next list has only these in it. */
    const only = async (...ids: string[]) => {
      const { calendars } = await world.listCalendars();
      const value = calendars.filter(({ id }) => ids.includes(id)).map(graphCalendar);
      world.answers.push(() => Response.json({ value }));
      return (await world.listCalendars()).calendars;
    };
    const notFound = () =>
      Response.json({ error: { code: 'ErrorItemNotFound', message: 'No.' } }, { status: 404 });

    test('brings calendars that appeared, unselected and marked as new', async () => {
      expect((await world.listCalendars()).calendars.filter(({ unseen }) => unseen)).toEqual([]);
      const [more = ''] = await addCalendars(1);
      const { calendars } = await world.listCalendars();
      expect(calendars.filter(({ unseen }) => unseen)).toMatchObject([{ id: more, selected: false }]);
    });

    test('takes away those that vanished and were not selected', async () => {
      const [more = ''] = await addCalendars(1);
      const { id } = await world.mainCalendar();
      expect((await only(id)).map((calendar) => calendar.id)).toEqual([id]);
      expect(more).not.toBe('');
    });

    test('keeps one that is selected, with its meetings and the reason, and lets it go on when it is back', async () => {
      const [more = ''] = await addCalendars(1);
      const { id } = await world.mainCalendar();
      const remoteId =
        (await world.listCalendars()).calendars.find((each) => each.id === more)?.remoteId ?? '';
      mailboxes().createMeeting(world.graph.oid('alice'), {
        calendarId: remoteId,
        subject: 'Kept',
        start: { dateTime: inAnHour(), timeZone: 'UTC' },
        end: { dateTime: inAnHour(), timeZone: 'UTC' },
      });
      await world.save({ filters: USUAL, calendarIds: [more, id] });
      await world.settle();
      const gone = (await only(id)).find((each) => each.id === more);
      expect(gone).toMatchObject({ selected: true, goneAt: world.clock.now() });

      world.answers.push(notFound);
      await world.pass(3 * MINUTE);
      expect(await world.titles()).toContain('Kept');
      expect((await world.overview())?.calendars.map((each) => each.id)).toContain(more);

      const back = (await world.listCalendars()).calendars.find((each) => each.id === more);
      expect(back).toMatchObject({ selected: true, goneAt: null, unseen: false });
      mailboxes().createMeeting(world.graph.oid('alice'), {
        calendarId: remoteId,
        subject: 'Afterwards',
        start: { dateTime: inAnHour(), timeZone: 'UTC' },
        end: { dateTime: inAnHour(), timeZone: 'UTC' },
      });
      await world.settle();
      expect(await world.titles()).toEqual(expect.arrayContaining(['Kept', 'Afterwards']));
    });

    test('leaves a vanished one to whoever deselects it: then it is forgotten', async () => {
      const [more = ''] = await addCalendars(1);
      const { id } = await world.mainCalendar();
      await world.save({ filters: USUAL, calendarIds: [more, id] });
      await world.settle();
      await only(id);
      const { calendars } = await world.save({ filters: USUAL, calendarIds: [id] });
      expect(calendars.map((each) => each.id)).not.toContain(more);
      expect(await world.db.selectFrom('streams').select('calendar_id').execute()).toEqual([
        { calendar_id: id },
      ]);
      await expect(world.save({ filters: USUAL, calendarIds: [more] })).rejects.toMatchObject({
        kind: 'conflict',
      });
    });

    test('selects nothing by itself, even after nothing was left', async () => {
      await world.save({ filters: USUAL, calendarIds: [] });
      expect(await only()).toEqual([]);
      const { calendars } = await world.listCalendars();
      expect(calendars.filter(({ selected }) => selected)).toEqual([]);
    });

    test('is asked for when a calendar can not be found', async () => {
      world.answers.push(notFound);
      world.refreshing.length = 0;
      await world.pass(3 * MINUTE);
      expect(world.refreshing).toEqual([
        { workspace: world.connection.workspace, connectionId: world.connection.id },
      ]);
    });
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
