import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { calendarTrouble } from '../../src/domain/calendar-trouble.ts';
import type { Filters } from '../../src/domain/connection.ts';
import { progressOf } from '../../src/domain/sync-step.ts';
import type { StoredCalendar } from '../../src/ports/calendars.ts';
import { DATABASES } from '../database.ts';
import { type EmptyDatabase, openEmptyDatabase, openSyncWorld, type SyncWorld } from '../sync-world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OPEN: Filters = { syncPrivate: true, onlyOnline: false };

describe.each(DATABASES)('calendars of others on %s', (kind) => {
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
  const times = () => {
    const wall = (at: number) => ({ dateTime: new Date(at).toISOString().slice(0, 19), timeZone: 'UTC' });
    return { start: wall(world.clock.now() + HOUR), end: wall(world.clock.now() + 2 * HOUR) };
  };
  const calendarOf = async (owner: string): Promise<StoredCalendar> => {
    const { calendars } = await world.listCalendars();
    const found = calendars.find((calendar) => calendar.owner?.name === owner);
    if (!found) throw new Error(`no calendar of ${owner}`);
    return found;
  };
  const choose = async (...calendarIds: string[]) => {
    await world.save({ filters: OPEN, calendarIds });
    await world.settle();
  };
  const troubleOf = async (id: string) => {
    const calendar = (await world.listCalendars()).calendars.find((each) => each.id === id);
    if (!calendar?.stream) throw new Error('not selected');
    return calendarTrouble(calendar, progressOf(calendar.stream.state).trouble);
  };
  const error = (status: number, code: string) => () =>
    Response.json({ error: { code, message: 'No.' } }, { status });
  const stored = async () =>
    JSON.stringify([
      await world.db.selectFrom('meetings').selectAll().execute(),
      await world.db.selectFrom('series').selectAll().execute(),
    ]);

  test('a copy in one’s own mailbox is polled, and what is private in it has no title anywhere', async () => {
    const team = await calendarOf('Bob Baker');
    expect(team).toMatchObject({ shared: true, selected: false });
    await choose(team.id);
    expect(await world.titles()).toContain('Platform demo');
    expect((await world.list()).filter(({ detail }) => detail.private)).toMatchObject([
      { detail: { title: '', organizer: null, link: null } },
    ]);
    expect(await stored()).not.toContain('Performance talk');
    await world.save({ filters: { ...OPEN, syncPrivate: false }, calendarIds: [team.id] });
    expect((await world.list()).filter(({ detail }) => detail.private)).toEqual([]);
  });

  test('a main calendar that is in no list is added by its owner’s address, and read where it is kept', async () => {
    mailboxes().createMeeting(world.graph.oid('erik'), { subject: 'Erik’s talk', ...times() });
    mailboxes().createMeeting(world.graph.oid('erik'), {
      subject: 'Erik’s doctor',
      sensitivity: 'private',
      ...times(),
    });
    const added = await world.addCalendar('Erik@contoso.example');
    expect(added).toMatchObject({ outcome: 'added' });
    const erik = await calendarOf('Erik Ehlers');
    expect(erik).toMatchObject({ shared: true, main: false, selected: false, unseen: false });
    await choose(erik.id);
    expect(await world.titles()).toContain('Erik’s talk');
    expect(await stored()).not.toContain('doctor');
    expect(await calendarOf('Erik Ehlers')).toMatchObject({ stream: { state: { tracking: 'view' } } });

    mailboxes().createMeeting(world.graph.oid('erik'), { subject: 'Erik’s surprise', ...times() });
    await world.pass(15 * MINUTE);
    expect(await world.titles()).toContain('Erik’s surprise');
    expect(await world.addCalendar('erik@contoso.example')).toMatchObject({
      outcome: 'listed',
      calendarId: erik.id,
    });
  });

  test.each([
    ['bob@contoso.example', 'not-shared'],
    ['nobody@contoso.example', 'unknown-address'],
    ['gina@fabrikam.example', 'unknown-address'],
    ['ALICE@contoso.example', 'own-address'],
  ])('the one of %s is refused as %s', async (address, reason) => {
    const before = (await world.listCalendars()).calendars.length;
    expect(await world.addCalendar(address)).toEqual({ outcome: 'refused', reason });
    expect((await world.listCalendars()).calendars).toHaveLength(before);
  });

  test('one that is added while calendars are listed stays, selected or not', async () => {
    let added = '';
    world.answers.push(async () => {
      const result = await world.addCalendar('erik@contoso.example');
      added = 'calendarId' in result ? result.calendarId : '';
      return null;
    });
    expect((await world.listCalendars()).calendars.map(({ id }) => id)).toContain(added);

    const main = await world.mainCalendar();
    await choose(main.id);
    world.answers.push(async () => {
      await world.addCalendar('erik@contoso.example');
      await choose(main.id, added);
      return null;
    });
    const { calendars } = await world.listCalendars();
    expect(calendars.find(({ id }) => id === added)).toMatchObject({ selected: true, goneAt: null });
  });

  test('of two lists the one that was asked for first can end last, and takes nothing away', async () => {
    world.answers.push(async ({ send }) => {
      const old = await send();
      mailboxes().addCalendar(world.graph.oid('alice'), { name: 'Works council' });
      const { calendars } = await world.listCalendars();
      await choose(calendars.find(({ name }) => name === 'Works council')?.id ?? '');
      return old;
    });
    const { calendars } = await world.listCalendars();
    expect(calendars.find(({ name }) => name === 'Works council')).toMatchObject({
      selected: true,
      goneAt: null,
    });
  });

  test('a list that others overtake each time is given up for now, with nothing changed', async () => {
    const { calendars: before } = await world.listCalendars();
    mailboxes().addCalendar(world.graph.oid('alice'), { name: 'Works council' });
    world.sent.length = 0;
    world.answers.push(
      ...Array.from({ length: 50 }, () => async () => {
        await world.db
          .updateTable('connections')
          .set(({ eb }) => ({ listing_version: eb('listing_version', '+', 1) }))
          .execute();
        return null;
      }),
    );
    expect((await world.listCalendars()).calendars).toEqual(before);
    world.answers.length = 0;
    const lists = world.sent.filter(({ url }) => new URL(url).pathname.endsWith('/me/calendars'));
    expect(lists).toHaveLength(3);
    expect((await world.listCalendars()).calendars).toHaveLength(before.length + 1);
  });

  test('one that is not shared any more stays with its meetings, and says so', async () => {
    mailboxes().createMeeting(world.graph.oid('erik'), { subject: 'Erik’s talk', ...times() });
    await world.addCalendar('erik@contoso.example');
    const erik = await calendarOf('Erik Ehlers');
    await choose(erik.id);
    const mailbox = mailboxes().mailbox(world.graph.oid('erik'));
    if (!mailbox) throw new Error('Erik has no mailbox');
    const shares = mailbox.sharedWith;
    mailbox.sharedWith = [];
    await world.pass(15 * MINUTE);
    expect(await troubleOf(erik.id)).toMatchObject({ reason: 'calendar-gone' });
    expect(await world.titles()).toContain('Erik’s talk');
    mailbox.sharedWith = shares;
    expect(await troubleOf(erik.id)).toBeNull();
  });

  test('one that a private appointment hides says what to ask for', async () => {
    const team = await calendarOf('Bob Baker');
    await choose(team.id);
    world.answers.push(error(404, 'ErrorItemNotFound'));
    await world.pass(15 * MINUTE);
    expect(await troubleOf(team.id)).toMatchObject({ reason: 'private-items', fault: 'user' });
    expect(await world.titles()).toContain('Platform demo');
  });

  test('a mailbox that is not in the cloud is recognised', async () => {
    const { id } = await world.mainCalendar();
    world.answers.push(error(404, 'MailboxNotEnabledForRESTAPI'));
    await world.pass(15 * MINUTE);
    expect(await troubleOf(id)).toMatchObject({ reason: 'mailbox-not-in-cloud', fault: 'admin' });
    expect(world.refreshing).toEqual([]);
  });

  test('calendars are listed again after a day, and what is new is announced until it was shown', async () => {
    world.refreshing.length = 0;
    await world.pass(12 * HOUR);
    expect(world.refreshing).toEqual([]);
    mailboxes().addCalendar(world.graph.oid('alice'), { name: 'Works council' });
    await world.pass(13 * HOUR);
    await world.pass(MINUTE);
    expect(world.refreshing).toHaveLength(1);
    await world.relist();
    const announced = (await world.overview())?.unseen;
    expect(announced?.map(({ name }) => name)).toEqual(['Works council']);
    expect(announced?.every(({ selected }) => !selected)).toBe(true);
    await world.see(announced?.map(({ id }) => id) ?? []);
    expect((await world.overview())?.unseen).toEqual([]);
  });

  test('a meeting that can not be understood is counted, holds nothing back and is not taken for deleted', async () => {
    const oid = world.graph.oid('alice');
    const { id: remoteId } = mailboxes().addCalendar(oid, { name: 'Odd' });
    const [first] = ['One', 'Two', 'Three'].map((subject) =>
      mailboxes().createMeeting(oid, { calendarId: remoteId, subject, ...times() }),
    );
    const { calendars } = await world.listCalendars();
    const id = calendars.find((calendar) => calendar.remoteId === remoteId)?.id ?? '';
    await choose(id);
    const unreadable = async () => {
      const { stream } = (await world.listCalendars()).calendars.find((each) => each.id === id) ?? {};
      return stream && progressOf(stream.state).unreadable;
    };
    /** Graph tells of `Two` in a way that nobody foresaw. */
    const odd = async ({ send }: { send: () => Promise<Response> }) => {
      const body = (await (await send()).json()) as { value: { subject?: string; start: unknown }[] };
      for (const event of body.value) if (event.subject === 'Two') event.start = { dateTime: 'soon' };
      return Response.json(body);
    };
    mailboxes().expireTokens();
    if (first) mailboxes().changeMeeting(first.key, { subject: 'One, renamed' });
    world.answers.push(() => null, odd);
    await world.pass(15 * MINUTE);
    expect((await world.titles()).toSorted()).toEqual(['One, renamed', 'Three', 'Two']);
    expect(await unreadable()).toBe(1);

    mailboxes().expireTokens();
    await world.pass(15 * MINUTE);
    expect(await unreadable()).toBe(0);
    expect((await world.titles()).toSorted()).toEqual(['One, renamed', 'Three', 'Two']);
  });

  test('however many calendars there are, all of them are offered', async () => {
    for (let i = 0; i < 240; i += 1) mailboxes().addCalendar(world.graph.oid('alice'), { name: `Room ${i}` });
    const { calendars } = await world.listCalendars();
    expect(calendars.filter(({ name }) => name.startsWith('Room'))).toHaveLength(240);
  });
});
