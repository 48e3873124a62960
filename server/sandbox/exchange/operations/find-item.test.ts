import { beforeEach, describe, expect, test } from '@jest/globals';
import { at } from '../../state/test-mailboxes.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import { codes, deep, idOf, items, mainOf, requestOf, type TestClient, textOf } from '../test-client.ts';
import { onExchange } from '../test-stage.ts';
import type { ExchangeWorld } from '../test-world.ts';

let world: ExchangeWorld;
let client: TestClient;
onExchange((opened) => {
  ({ world, client } = opened);
});
beforeEach(() => {
  world.state.reset();
  world.state.exchange.settings.offers = 'both';
});

const WEEK = ['2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'] as const;
const view = (
  options?: Parameters<typeof requestOf.calendarView>[2],
  [from, to]: readonly [string, string] = WEEK,
) => requestOf.calendarView(from, to, options);
const subjectsOf = (found: XmlElement[]) => found.map((item) => textOf(item, 'Subject'));
const rootOf = async (request: string) => deep((await client.ask(request)).body(), 'RootFolder')?.attributes;
const meeting = (subject: string, from: string, to: string, more = {}) =>
  world.state.mailboxes.createMeeting(world.oid('alice'), {
    subject,
    start: at('2026-12-24', from),
    end: at('2026-12-24', to),
    ...more,
  });
const christmas = (from: string, to: string) =>
  client.ask(view({}, [`2026-12-24T${from}:00Z`, `2026-12-24T${to}:00Z`]));

describe('a CalendarView', () => {
  test('has occurrences and single meetings, and no series', async () => {
    const found = items(await client.ask(view()));
    const types = new Set(found.map((item) => textOf(item, 'CalendarItemType')));
    expect(types).toEqual(new Set(['Single', 'Occurrence', 'Exception']));
    expect(subjectsOf(found)).toContain('Daily standup (later, with demo)');
  });

  test('keeps what ends exactly at its start, and not what starts at its end', async () => {
    meeting('Before', '09:00', '10:00');
    meeting('After', '11:00', '12:00');
    meeting('Moment', '11:00', '11:00');
    const subjects = async (from: string, to: string) =>
      subjectsOf(items(await christmas(from, to))).filter((subject) => subject !== 'Daily standup');
    expect(await subjects('09:00', '10:00')).toEqual(['Before']);
    expect(await subjects('09:01', '10:00')).toEqual([]);
    expect(await subjects('10:00', '10:01')).toEqual(['After', 'Moment']);
  });

  test('says that there is more when it is cut off, and has no offset', async () => {
    expect(await rootOf(view({ most: 5 }))).toEqual({
      TotalItemsInView: String(items(await client.ask(view())).length),
      IncludesLastItemInRange: 'false',
    });
    const first = items(await client.ask(view({ most: 5 })));
    expect(first.map(idOf)).toEqual(
      items(await client.ask(view()))
        .slice(0, 5)
        .map(idOf),
    );
    expect(await rootOf(view())).toMatchObject({ IncludesLastItemInRange: 'true' });
  });

  test('gives a part of too much, or, in an old schema, nothing', async () => {
    world.state.exchange.settings.findLimit = 4;
    const answer = await client.ask(view());
    expect(items(answer)).toHaveLength(4);
    expect(deep(answer.body(), 'RootFolder')?.attributes.IncludesLastItemInRange).toBe('false');
    const old = await client.ask(view(), { version: 'Exchange2007_SP1' });
    expect([old.status, old.text]).toEqual([500, expect.stringContaining('ErrorServerBusy')]);
  });

  test.each([
    [['2026-01-01T00:00:00Z', '2028-01-04T00:00:00Z'], 'ErrorCalendarViewRangeTooBig'],
    [['2026-01-01T00:00:00Z', '2028-01-03T00:00:00Z'], 'NoError'],
    [['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'], 'ErrorCalendarEndDateIsEarlierThanStartDate'],
  ] as const)('of %p is answered with %s', async (window, code) => {
    expect(codes(await client.ask(view({}, window)))).toEqual([code]);
  });

  test('is of calendars only, and stands alone', async () => {
    const inbox = '<t:DistinguishedFolderId Id="inbox"/>';
    expect(codes(await client.ask(view({ folder: inbox })))).toEqual([
      'ErrorCalendarFolderIsInvalidForCalendarView',
    ]);
    const filter =
      '<m:Restriction><t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists></m:Restriction>';
    const both = view().replace('<m:ParentFolderIds>', `${filter}<m:ParentFolderIds>`);
    expect(codes(await client.ask(both))).toEqual(['ErrorRestrictionTooComplex']);
  });

  test('cuts long texts, names the organiser and no address, and has no body', async () => {
    const long = 'x'.repeat(400);
    meeting(long, '10:00', '11:00', {
      places: [{ name: long }],
      body: { contentType: 'text', content: 'Hello' },
    });
    const found = items(await christmas('09:30', '10:30')).find((item) =>
      textOf(item, 'Subject')?.startsWith('x'),
    );
    if (!found) throw new Error('The meeting is missing.');
    expect(textOf(found, 'Subject')).toHaveLength(255);
    expect(textOf(found, 'Location')).toHaveLength(255);
    const organizer = deep(found, 'Organizer');
    expect(organizer && deep(organizer, 'Name')?.text).toBe('Alice Archer');
    expect(organizer && deep(organizer, 'EmailAddress')).toBeUndefined();
    expect(deep(found, 'Body')).toBeUndefined();
    for (const uri of ['item:Body', 'calendar:RequiredAttendees', 'item:TextBody'])
      expect(codes(await client.ask(view({ base: 'IdOnly', uris: [uri] })))).toEqual([
        'ErrorInvalidPropertyRequest',
      ]);
  });

  test('names every occurrence otherwise, and the series with one UID', async () => {
    const standups = items(await client.ask(view())).filter((item) =>
      textOf(item, 'Subject')?.startsWith('Daily'),
    );
    expect(standups).toHaveLength(5);
    expect(new Set(standups.map(idOf)).size).toBe(5);
    expect(new Set(standups.map((item) => textOf(item, 'UID'))).size).toBe(1);
    expect(standups.map((item) => textOf(item, 'RecurrenceId'))).toEqual([
      '2026-11-23T08:15:00Z',
      '2026-11-24T08:15:00Z',
      '2026-11-25T08:15:00Z',
      '2026-11-26T08:15:00Z',
      '2026-11-27T08:15:00Z',
    ]);
    const moved = standups.find((item) => textOf(item, 'CalendarItemType') === 'Exception');
    expect(moved && [textOf(moved, 'Start'), textOf(moved, 'OriginalStart')]).toEqual([
      '2026-11-27T09:30:00Z',
      '2026-11-27T08:15:00Z',
    ]);
  });

  test('changes the change keys of the whole series with any of it', async () => {
    const keys = async () => {
      const found = items(await client.ask(view())).filter((item) =>
        textOf(item, 'Subject')?.startsWith('Daily'),
      );
      return new Set(found.map((item) => deep(item, 'ItemId')?.attributes.ChangeKey));
    };
    const [before] = await keys();
    const series = world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Daily standup' })[0];
    world.state.mailboxes.changeOccurrence(series?.key ?? 0, '2026-11-25', {
      subject: 'Daily standup, outside',
    });
    const after = await keys();
    expect(after.size).toBe(1);
    expect(after.has(before)).toBe(false);
  });

  test('has ids that differ in nothing but upper and lower case', async () => {
    const window = ['2026-11-01T00:00:00Z', '2027-03-01T00:00:00Z'] as const;
    const ids = items(await client.ask(view({}, window))).map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    const masters = items(await client.ask(requestOf.findItem())).map(idOf);
    expect(new Set(masters).size).toBe(masters.length);
    expect(new Set(masters.map((id) => id.toLowerCase())).size).toBeLessThan(masters.length);
  });

  test('gives days of the mailbox’s zone as the instants at which they begin', async () => {
    const window = ['2026-12-01T00:00:00Z', '2026-12-20T00:00:00Z'] as const;
    const holiday = items(await client.ask(view({}, window))).find(
      (item) => textOf(item, 'Subject') === 'Public holiday',
    );
    expect(holiday && ['IsAllDayEvent', 'Start', 'End'].map((name) => textOf(holiday, name))).toEqual([
      'true',
      '2026-12-03T23:00:00Z',
      '2026-12-04T23:00:00Z',
    ]);
    expect(holiday && deep(holiday, 'StartTimeZone')?.attributes.Id).toBe('W. Europe Standard Time');
    expect(holiday && deep(holiday, 'StartTimeZone')?.children).toEqual([]);
  });

  test('of a server that does not expand it has series and single meetings that overlap', async () => {
    world.state.exchange.settings.expandsCalendarView = false;
    const found = items(await client.ask(view()));
    expect(new Set(found.map((item) => textOf(item, 'CalendarItemType')))).toEqual(
      new Set(['Single', 'RecurringMaster']),
    );
    expect(subjectsOf(found).filter((subject) => subject === 'Daily standup')).toHaveLength(1);
    expect(subjectsOf(found)).not.toContain('Onboarding week: questions and answers');
  });
});

describe('FindItem without a CalendarView', () => {
  test('lists single meetings and every series once, newest first, in pages', async () => {
    const page = (offset: number) =>
      requestOf.findItem({
        view: `<m:IndexedPageItemView MaxEntriesReturned="10" Offset="${offset}" BasePoint="Beginning"/>`,
      });
    const all = items(await client.ask(requestOf.findItem())).map(idOf);
    expect(all).toHaveLength(
      world.state.mailboxes.items(world.state.mailboxes.mainCalendar(world.oid('alice')).id).length,
    );
    const pages = await Promise.all([0, 10, 20, 30].map((offset) => client.ask(page(offset))));
    expect(pages.flatMap(items).map(idOf)).toEqual(all);
    expect(pages.map((answer) => deep(answer.body(), 'RootFolder')?.attributes.IndexedPagingOffset)).toEqual([
      '10',
      '20',
      '30',
      String(all.length),
    ]);
  });

  test('filters by what the documentation filters by, and refuses what can’t be filtered by', async () => {
    const only = (inner: string) => `<m:Restriction>${inner}</m:Restriction>`;
    const equals = (uri: string, value: string) =>
      `<t:IsEqualTo><t:FieldURI FieldURI="${uri}"/><t:FieldURIOrConstant><t:Constant Value="${value}"/></t:FieldURIOrConstant></t:IsEqualTo>`;
    const subjects = async (restriction: string) =>
      subjectsOf(items(await client.ask(requestOf.findItem({ restriction: only(restriction) }))));
    expect(await subjects(equals('item:Subject', 'dentist'))).toEqual(['Dentist']);
    expect(await subjects(`<t:Not>${equals('calendar:IsRecurring', 'false')}</t:Not>`)).toContain(
      'Daily standup',
    );
    expect(
      await subjects(
        `<t:Or>${equals('item:Subject', 'Dentist')}${equals('item:Subject', 'Focus time')}</t:Or>`,
      ),
    ).toHaveLength(2);
    const uid = requestOf.findItem({ restriction: only(equals('calendar:UID', 'x')) });
    expect(codes(await client.ask(uid))).toEqual(['ErrorUnsupportedPathForQuery']);
  });
});

describe('private meetings of others', () => {
  const dentist = async (more: Partial<typeof world.state.exchange.settings> = {}) => {
    Object.assign(world.state.exchange.settings, more);
    const found = items(await client.ask(view({ folder: mainOf('erik') })));
    return found.find((item) => textOf(item, 'Start') === '2026-11-24T07:00:00Z');
  };
  const read = (item: XmlElement | undefined) =>
    item && ['Subject', 'Sensitivity'].map((name) => textOf(item, name));

  test('are shown and marked, or bare, or not even marked', async () => {
    expect(read(await dentist())).toEqual(['Zahnarzt', 'Private']);
    expect(read(await dentist({ privateItems: 'bare' }))).toEqual(['Private Appointment', 'Private']);
    expect(read(await dentist({ privateItems: 'unmarked' }))).toEqual(['Private Appointment', undefined]);
  });

  test('are seen whole by a delegate who may, and by the owner', async () => {
    world.state.exchange.settings.privateItems = 'unmarked';
    const own = items(await client.ask(view(), { as: 'erik' }));
    expect(subjectsOf(own)).toContain('Zahnarzt');
    world.state.mailboxes.shareMailbox(
      world.oid('erik'),
      world.oid('alice'),
      'delegateWithPrivateEventAccess',
    );
    expect(read(await dentist())).toEqual(['Zahnarzt', 'Private']);
  });
});
