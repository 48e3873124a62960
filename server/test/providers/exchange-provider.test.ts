import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ewsItemId, toEws } from '../../sandbox/exchange/ids.ts';
import type { ExchangeSettings } from '../../sandbox/exchange/settings.ts';
import type { StoredItem } from '../../sandbox/state/mailbox-data.ts';
import type { MeetingDraft } from '../../sandbox/state/meeting-draft.ts';
import type { Change } from '../../src/domain/reconcile.ts';
import type { RemoteCalendar } from '../../src/ports/calendar-provider.ts';
import { ewsProvider } from '../../src/providers/ews/provider.ts';
import type { Source } from '../../src/providers/ews/reading/reading.ts';
import { type ExchangeHarness, openExchangeHarness } from './exchange-harness.ts';
import { FollowedCalendar } from './followed-calendar.ts';

const DAY = 86_400_000;
const ALONE = { others: false, known: [] };
const USUAL: Partial<ExchangeSettings> = {
  version: '2019',
  privateItems: 'shown',
  zoneNames: 'windows',
  times: 'utc',
  findLimit: 1000,
  prefixes: 'usual',
  illegalCharacters: false,
  duplicateElements: false,
  unknownElements: false,
  uidlessSubject: null,
  startlessSubject: null,
  corruptSubject: null,
};

let harness: ExchangeHarness;
let calendarId: string;
let remoteId: string;
let tests = 0;
beforeAll(async () => {
  harness = await openExchangeHarness({ version: '2019', offers: 'basic' });
});
afterAll(() => harness.close());
beforeEach(() => {
  tests += 1;
  const { id } = harness.mailboxes.addCalendar(harness.oid('alice'), { name: `Test ${tests}` });
  calendarId = id;
  remoteId = toEws(id);
});
afterEach(() => {
  harness.world.state.faults.clear();
  Object.assign(harness.world.state.exchange.settings, USUAL);
  harness.mailboxes.removeCalendar(calendarId);
  harness.mailboxes.shareMailbox(harness.oid('bob'), harness.oid('alice'), null);
  harness.world.exchange.log.clear();
});

/** With single appointments. */
const provider = () => ewsProvider(harness.client);
const settings = (some: Partial<ExchangeSettings>) =>
  Object.assign(harness.world.state.exchange.settings, some);
const wall = (date: string, clock = '10:00', timeZone = 'Europe/Berlin') => ({
  dateTime: `${date}T${clock}:00`,
  timeZone,
});
const make = (subject: string, date: string, more: Partial<MeetingDraft> = {}): StoredItem =>
  harness.mailboxes.createMeeting(harness.oid('alice'), {
    subject,
    start: wall(date),
    end: wall(date, '11:00'),
    calendarId,
    ...more,
  });
const weekly = (startDate: string, numberOfOccurrences = 4): Pick<MeetingDraft, 'recurrence'> => ({
  recurrence: {
    pattern: { type: 'weekly', interval: 1 },
    range: { type: 'numbered', startDate, numberOfOccurrences },
  },
});
const source = (more: Partial<Source> = {}): Source => ({
  access: harness.access,
  account: harness.account,
  calendarId: remoteId,
  shared: false,
  window: { start: harness.now - DAY, end: harness.now + 61 * DAY },
  filters: { syncPrivate: true, onlyOnline: false },
  ...more,
});
const follow = async (more: Partial<Source> = {}): Promise<FollowedCalendar> => {
  const calendar = new FollowedCalendar(harness.provider, source(more));
  await calendar.begin();
  harness.pass(2000);
  return calendar;
};
const catchUp = async (calendar: FollowedCalendar): Promise<readonly Change[]> => {
  const before = calendar.told.length;
  harness.world.exchange.log.clear();
  await calendar.catchUp();
  harness.pass(2000);
  return calendar.told.slice(before).flat();
};
/** What was asked for, in order, without signing in. */
const operations = (): (string | null)[] =>
  harness.world.exchange.log
    .entries()
    .flatMap(({ operation, status }) => (status === 200 ? [operation] : []));
const names = (calendars: readonly RemoteCalendar[]): string[] => calendars.map(({ name }) => name);

describe('the list of calendars', () => {
  test('has the main one first, and nothing that was deleted, or is the server’s own', async () => {
    harness.mailboxes.addBirthday(harness.oid('alice'), 'Bob', '1990-05-05');
    const calendars = await harness.provider.calendars(harness.access, harness.account, ALONE);
    expect(calendars[0]).toMatchObject({ name: 'Calendar', main: true, shared: false, owner: null });
    expect(names(calendars)).toContain(`Test ${tests}`);
    for (const not of ['Old project', 'Older still', 'CalendarSearchCache', 'Birthdays'])
      expect(names(calendars)).not.toContain(not);
  });

  test('is read in pages to its end', async () => {
    settings({ findLimit: 1 });
    const calendars = await harness.provider.calendars(harness.access, harness.account, ALONE);
    expect(names(calendars)).toEqual(
      expect.arrayContaining(['Calendar', 'Project Everest', `Test ${tests}`]),
    );
  });

  test('of a mailbox that was chosen: all of it for whoever may see all, else the main one alone', async () => {
    const all = harness.lend({ username: 'svc-calendar', mailbox: 'alice@contoso.example' });
    expect(names(await harness.provider.calendars(all, harness.account, ALONE))).toContain(`Test ${tests}`);

    harness.mailboxes.shareMailbox(harness.oid('bob'), harness.oid('alice'), 'read');
    const reader = harness.lend({ mailbox: 'bob@contoso.example' });
    const calendars = await harness.provider.calendars(reader, harness.account, ALONE);
    expect(calendars).toEqual([expect.objectContaining({ main: true, shared: false, owner: null })]);
    expect(await harness.provider.account(reader, harness.account)).toEqual({
      name: 'Bob Baker',
      address: 'bob@contoso.example',
    });
  });

  test('knows somebody else’s main calendar by its owner’s address, and keeps it while it answers', async () => {
    harness.mailboxes.shareMailbox(harness.oid('erik'), harness.oid('alice'), 'read');
    const found = await harness.provider.calendarOf(
      harness.access,
      harness.account,
      'erik@contoso.example',
      [],
    );
    if (found.kind !== 'calendar') throw new Error(found.kind);
    expect(found.calendar).toMatchObject({
      shared: true,
      main: false,
      owner: { address: 'erik@contoso.example' },
    });
    const known = [found.calendar];
    const list = async () =>
      (await harness.provider.calendars(harness.access, harness.account, { others: true, known })).filter(
        ({ shared }) => shared,
      );
    expect(await list()).toEqual(known);
    harness.world.state.faults.add({
      service: 'exchange',
      kind: 'ews-error',
      code: 'ErrorMailboxStoreUnavailable',
      operation: 'GetFolder',
      form: 'one-message',
      at: 0,
      skip: 1,
      times: 1,
    });
    expect(await list()).toEqual(known);
    harness.mailboxes.shareMailbox(harness.oid('erik'), harness.oid('alice'), null);
    expect(await list()).toEqual([]);
  });

  test('can’t tell a calendar that is closed from one that is not there, but knows whether there is a mailbox', async () => {
    const kindOf = async (address: string) =>
      (await harness.provider.calendarOf(harness.access, harness.account, address, [])).kind;
    expect(await kindOf('olaf@contoso.example')).toBe('not-shared');
    expect(await kindOf('nobody@contoso.example')).toBe('unknown-address');
  });
});

describe('the account', () => {
  test.each(['CONTOSO\\alice', 'alice@contoso.example', 'alice'])('of %s is Alice’s', async (username) => {
    expect(await harness.provider.account(harness.lend({ username }), harness.account)).toEqual({
      name: 'Alice Archer',
      address: 'alice@contoso.example',
    });
  });

  test('is called by its login where the directory says nothing', async () => {
    harness.world.state.faults.add({
      service: 'exchange',
      kind: 'ews-error',
      code: 'ErrorNameResolutionNoResults',
      operation: 'ResolveNames',
    });
    expect(await harness.provider.account(harness.access, harness.account)).toEqual({
      name: 'CONTOSO\\alice',
      address: 'CONTOSO\\alice',
    });
  });
});

describe('what it costs', () => {
  test('to look whether anything changed: one small request', async () => {
    make('One', '2026-11-24');
    const calendar = await follow();
    await catchUp(calendar);
    expect(await catchUp(calendar)).toEqual([]);
    expect(operations()).toEqual(['GetFolder']);
  });

  test('to be sure of a change: the window once more, since the folder tells only in which second it changed', async () => {
    const item = make('One', '2026-11-24');
    const calendar = await follow();
    harness.mailboxes.changeMeeting(item.key, { subject: 'Two' });
    await calendar.catchUp();
    harness.mailboxes.changeMeeting(item.key, { subject: 'In the same second' });
    await calendar.catchUp();
    expect(calendar.lines()).toEqual(['2026-11-24T09:00 In the same second']);
    harness.pass(2000);
    await catchUp(calendar);
    expect(await catchUp(calendar)).toEqual([]);
    expect(operations()).toEqual(['GetFolder']);
  });

  test('to find one change among many: the window, and what changed', async () => {
    for (let i = 0; i < 30; i += 1) make(`Single ${i}`, '2026-11-24');
    make('Series', '2026-11-25', weekly('2026-11-25'));
    const item = make('Before', '2026-11-26');
    const calendar = await follow();
    harness.mailboxes.changeMeeting(item.key, { subject: 'After' });
    const told = await catchUp(calendar);
    expect(told).toMatchObject([{ kind: 'meeting', detail: { title: 'After' } }]);
    expect(operations()).toEqual(['GetFolder', 'FindItem', 'GetItem']);
  });

  test('to learn what a server does with series: a view of one of them, once for all calendars there', async () => {
    // Nobody asked a server of this build before.
    settings({ version: 'se' });
    make('Past', '2026-01-05', weekly('2026-01-05'));
    const item = make('Before', '2026-11-26');
    const calendar = await follow();
    expect(operations().filter((operation) => operation === 'FindItem')).toHaveLength(4);
    for (const subject of ['After', 'Later']) {
      harness.mailboxes.changeMeeting(item.key, { subject });
      await catchUp(calendar);
      expect(operations()).toEqual(['GetFolder', 'FindItem', 'GetItem']);
    }
    calendar.cursor = null;
    await catchUp(calendar);
    expect(operations()).toEqual(['GetFolder', 'FindItem']);
  });

  test('to read a series: one of its occurrences', async () => {
    make('Daily', '2026-11-24', {
      recurrence: {
        pattern: { type: 'daily', interval: 1 },
        range: { type: 'noEnd', startDate: '2026-11-24' },
      },
    });
    const calendar = await follow();
    expect(calendar.lines()).toHaveLength(60);
    expect(operations().filter((operation) => operation === 'GetItem')).toHaveLength(2);
  });

  test('what was left out is not opened again, though something else changed', async () => {
    make('Series', '2026-11-23', weekly('2026-11-23', 2));
    for (let i = 0; i < 5; i += 1) make(`Offline ${i}`, '2026-11-24');
    const other = make('Online', '2026-11-25', { places: [{ name: 'https://zoom.us/j/93412345678' }] });
    const calendar = await follow({ filters: { syncPrivate: false, onlyOnline: true } });
    harness.mailboxes.changeMeeting(other.key, { subject: 'Online still' });
    await catchUp(calendar);
    expect(operations()).toEqual(['GetFolder', 'FindItem', 'GetItem']);
    const [request] = harness.world.exchange.log.entries().filter(({ operation }) => operation === 'GetItem');
    expect(request?.codes).toEqual(['NoError']);
    expect(calendar.lines()).toEqual(['2026-11-25T09:00 Online still']);
  });

  test('private meetings are not opened where they are left out', async () => {
    make('Secret', '2026-11-24', { sensitivity: 'private' });
    await follow({ filters: { syncPrivate: false, onlyOnline: false } });
    expect(operations()).not.toContain('GetItem');
  });
});

describe('a calendar of somebody else', () => {
  const shared = async (
    privateItems: ExchangeSettings['privateItems'],
    filters = { syncPrivate: true, onlyOnline: false },
  ) => {
    settings({ privateItems });
    const bob = harness.mailboxes.mainCalendar(harness.oid('bob'));
    harness.mailboxes.shareMailbox(harness.oid('bob'), harness.oid('alice'), 'read');
    for (const [subject, sensitivity] of [
      ['Open', 'normal'],
      ['Dentist', 'private'],
    ] as const)
      harness.mailboxes.createMeeting(harness.oid('bob'), {
        subject,
        sensitivity,
        body: { contentType: 'text', content: 'Ward 7' },
        start: wall('2026-11-28'),
        end: wall('2026-11-28', '11:00'),
      });
    const window = { start: Date.UTC(2026, 10, 28, 8), end: Date.UTC(2026, 10, 28, 12) };
    const calendar = await follow({ calendarId: toEws(bob.id), shared: true, window, filters });
    for (const item of harness.mailboxes.find({ oid: harness.oid('bob') }))
      if (['Open', 'Dentist'].includes(item.detail.subject)) harness.mailboxes.deleteMeeting(item.key);
    return calendar;
  };

  test.each(['shown', 'bare', 'unmarked'] as const)(
    'tells nothing but the time of what is private, where the server shows it %s',
    async (privateItems) => {
      const calendar = await shared(privateItems);
      expect(calendar.shown().map(({ detail: { title, private: hidden } }) => [title, hidden])).toEqual([
        ['', true],
        ['Open', false],
      ]);
      expect(JSON.stringify(calendar.told)).not.toMatch(/Dentist|Ward|Private Appointment/);
    },
  );

  test.each(['shown', 'bare', 'unmarked'] as const)('leaves it out on demand: %s', async (privateItems) => {
    const calendar = await shared(privateItems, { syncPrivate: false, onlyOnline: false });
    expect(calendar.lines()).toEqual(['2026-11-28T09:00 Open']);
  });
});

describe('odd answers', () => {
  test.each<[string, Partial<ExchangeSettings>]>([
    ['no prefixes', { prefixes: 'none' }],
    ['prefixes unheard of', { prefixes: 'odd' }],
    ['nine digits of a second', { times: 'nine-digits' }],
    ['times with an offset', { times: 'offset' }],
    ['elements twice', { duplicateElements: true }],
    ['elements that no schema has', { unknownElements: true }],
    ['zones without a name', { zoneNames: 'custom' }],
  ])('change nothing: %s', async (_name, odd) => {
    make('Single', '2026-11-24');
    make('Series', '2026-11-25', weekly('2026-11-25', 2));
    make('Day', '2026-11-26', {
      allDay: true,
      start: wall('2026-11-26', '00:00'),
      end: wall('2026-11-27', '00:00'),
    });
    make('Far day', '2026-11-27', {
      allDay: true,
      start: wall('2026-11-27', '00:00', 'Pacific/Auckland'),
      end: wall('2026-11-28', '00:00', 'Pacific/Auckland'),
    });
    settings(odd);
    expect((await follow()).lines()).toEqual([
      '2026-11-24T09:00 Single',
      '2026-11-25T09:00 Series',
      '2026-11-26 Day',
      '2026-11-27 Far day',
      '2026-12-02T09:00 Series',
    ]);
  });

  test('characters that XML can’t have are left out', async () => {
    make('Single', '2026-11-24');
    settings({ illegalCharacters: true });
    const [shown] = (await follow()).shown();
    expect(shown?.detail.title).toMatch(/^Single/);
  });

  test('something without a UID is known by the item itself', async () => {
    make('Nameless', '2026-11-24');
    settings({ uidlessSubject: 'Nameless' });
    const calendar = await follow();
    expect(calendar.lines()).toEqual(['2026-11-24T09:00 Nameless']);
    await catchUp(calendar);
    expect(calendar.lines()).toEqual(['2026-11-24T09:00 Nameless']);
  });
});

test('what was copied from a series is a meeting of its own, and takes nothing of it along', async () => {
  const copy = make('Copy', '2026-11-24');
  const series = make('Series', '2026-11-25', weekly('2026-11-25'));
  const { meeting, meetingMadeAt } = copy;
  const asCopy = () => Object.assign(copy, { meeting: series.meeting, meetingMadeAt: series.meetingMadeAt });
  asCopy();
  const members = ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'].map(
    (day) => `${day}T09:00 Series`,
  );
  for (const findLimit of [1000, 2]) {
    settings({ findLimit });
    const calendar = await follow();
    expect(calendar.lines()).toEqual(['2026-11-24T09:00 Copy', ...members]);
    Object.assign(copy, { meeting, meetingMadeAt });
    harness.mailboxes.changeMeeting(copy.key, { sensitivity: 'private' });
    asCopy();
    const open = new FollowedCalendar(
      harness.provider,
      source({ filters: { syncPrivate: false, onlyOnline: false } }),
    );
    await open.begin();
    expect(open.lines()).toEqual(members);
    await catchUp(calendar);
    expect(calendar.lines()).toEqual(['2026-11-24T09:00 Copy', ...members]);
  }
  const calendar = await follow();
  Object.assign(copy, { meeting, meetingMadeAt });
  harness.mailboxes.deleteMeeting(copy.key);
  await catchUp(calendar);
  expect(calendar.lines()).toEqual(members);
});

describe('one that can’t be understood', () => {
  test('is told, holds nothing else back, and is shown when it is mended', async () => {
    make('Odd', '2026-11-24');
    make('Even', '2026-11-25');
    settings({ startlessSubject: 'Odd' });
    const calendar = await follow();
    expect(calendar.lines()).toEqual(['2026-11-25T09:00 Even']);
    expect(calendar.told.at(-1)).toContainEqual({
      kind: 'unreadable',
      id: expect.any(String),
      path: 'Start',
    });
    settings({ startlessSubject: null });
    make('New', '2026-11-26');
    const told = await catchUp(calendar);
    expect(calendar.lines()).toEqual([
      '2026-11-24T09:00 Odd',
      '2026-11-25T09:00 Even',
      '2026-11-26T09:00 New',
    ]);
    const odd = calendar.told.flat().find(({ kind }) => kind === 'unreadable')?.id;
    expect(told.filter(({ id }) => id === odd).map(({ kind }) => kind)).toEqual(['left-out']);
  });

  test('stays as it was stored, with its series', async () => {
    make('Series', '2026-11-24', weekly('2026-11-24'));
    const item = make('Single', '2026-11-25');
    const calendar = await follow();
    const before = calendar.lines();
    settings({ startlessSubject: 'Series' });
    harness.mailboxes.changeMeeting(item.key, { subject: 'Changed' });
    const told = await catchUp(calendar);
    expect(told.filter(({ kind }) => kind === 'unreadable')).toHaveLength(4);
    expect(told.filter(({ kind }) => kind === 'removed')).toEqual([]);
    calendar.cursor = null;
    await catchUp(calendar);
    expect(calendar.lines()).toEqual(before.map((line) => line.replace('Single', 'Changed')));
    settings({ startlessSubject: null });
    make('Other', '2026-11-26');
    expect((await catchUp(calendar)).filter(({ kind }) => kind === 'unchanged')).toHaveLength(4);
  });
});

test('a full calendar is read in parts, and followed', async () => {
  for (let i = 0; i < 520; i += 1)
    make(`Meeting ${i}`, new Date(harness.now + (i % 50) * DAY).toISOString().slice(0, 10));
  const series = make('Series', '2026-11-24', weekly('2026-11-24', 8));
  const calendar = await follow();
  expect(calendar.lines()).toHaveLength(528);
  expect(calendar.told.length).toBeGreaterThan(2);
  harness.mailboxes.changeMeeting(series.key, { subject: 'Another' });
  const told = await catchUp(calendar);
  expect(told).toHaveLength(9);
  expect(calendar.lines().filter((line) => line.endsWith('Another'))).toHaveLength(8);
});

test('more changes than fit in a page are told in pages, and removals at the end', async () => {
  const items = Array.from({ length: 330 }, (_, i) => make(`Meeting ${i}`, '2026-11-24'));
  const gone = make('Gone', '2026-11-25');
  const calendar = await follow();
  for (const { key } of items) harness.mailboxes.changeMeeting(key, { subject: `Changed ${key}` });
  harness.mailboxes.deleteMeeting(gone.key);
  const before = calendar.told.length;
  await catchUp(calendar);
  expect(calendar.told.length - before).toBe(2);
  expect(calendar.told.at(-2)?.some(({ kind }) => kind === 'removed')).toBe(false);
  expect(calendar.lines().every((line) => line.includes('Changed'))).toBe(true);
  expect(calendar.lines()).toHaveLength(330);
});

describe('an appointment that is open in Outlook', () => {
  const outlookId = (item: StoredItem, date: string | null = null) =>
    ewsItemId({ mailbox: item.mailbox, key: item.key, date });
  let appointments: ReturnType<typeof provider>;
  beforeEach(() => {
    appointments = provider();
  });
  const idsOf = (...ids: string[]) => appointments.ownIds(harness.access, harness.account, ids);
  const ask = (id: string, filters = { syncPrivate: true, onlyOnline: false }) =>
    appointments.appointment(harness.access, harness.account, id, filters);

  test('is found among the meetings by its id, single, series, occurrence and exception', async () => {
    const single = make('Single', '2026-11-24');
    const series = make('Series', '2026-11-25', weekly('2026-11-25'));
    harness.mailboxes.changeOccurrence(series.key, '2026-12-02', { subject: 'Exception' });
    const calendar = await follow();
    const [one, master, occurrence, exception] = await idsOf(
      outlookId(single),
      outlookId(series),
      outlookId(series, '2026-11-25'),
      outlookId(series, '2026-12-02').replaceAll('/', '-').replaceAll('+', '_'),
    );
    const shown = new Map(calendar.shown().map(({ id, detail }) => [id, detail.title]));
    expect([one, occurrence, exception].map((id) => shown.get(id ?? ''))).toEqual([
      'Single',
      'Series',
      'Exception',
    ]);
    expect(calendar.told.flat()).toContainEqual(expect.objectContaining({ kind: 'series', id: master }));
  });

  test('says when it is, in which calendar, and why it is not kept', async () => {
    const single = make('Single', '2027-06-01');
    const secret = make('Secret', '2026-11-24', { sensitivity: 'private' });
    const series = make('Series', '2026-11-25', weekly('2026-11-25'));
    const [one = '', two = '', three = ''] = (
      await idsOf(outlookId(single), outlookId(secret), outlookId(series))
    ).map(String);
    expect(await ask(one)).toEqual({
      calendarId: remoteId,
      leftOut: null,
      series: false,
      time: { allDay: false, start: Date.UTC(2027, 5, 1, 8), end: Date.UTC(2027, 5, 1, 9) },
    });
    expect(await ask(two, { syncPrivate: false, onlyOnline: false })).toEqual({
      calendarId: remoteId,
      leftOut: 'private',
    });
    expect(await ask(one, { syncPrivate: false, onlyOnline: true })).toEqual({
      calendarId: remoteId,
      leftOut: 'not-online',
    });
    expect(await ask(three)).toMatchObject({ series: true, time: { start: Date.UTC(2026, 10, 25, 9) } });
  });

  test('of another mailbox or of none has no id here', async () => {
    const bobs = harness.mailboxes.createMeeting(harness.oid('bob'), {
      subject: 'Bob’s',
      start: wall('2026-11-24'),
      end: wall('2026-11-24', '11:00'),
    });
    const mine = make('Mine', '2026-11-24');
    expect(await idsOf(outlookId(bobs), 'nonsense', outlookId(mine))).toEqual([
      null,
      null,
      expect.any(String),
    ]);
    expect(await idsOf()).toEqual([]);
    harness.mailboxes.deleteMeeting(mine.key);
    await expect(ask('nothing that was ever told')).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});
