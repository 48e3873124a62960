import { beforeEach, describe, expect, test } from '@jest/globals';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import {
  allDeep,
  codes,
  deep,
  idOf,
  items,
  mainOf,
  requestOf,
  type TestClient,
  textOf,
} from '../test-client.ts';
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

const week = async (folder?: string) =>
  items(
    await client.ask(
      requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z', { ...(folder && { folder }) }),
    ),
  );
const called = (found: XmlElement[], subject: string): string =>
  idOf(found.find((item) => textOf(item, 'Subject') === subject));
const masterOf = async (subject: string) => called(items(await client.ask(requestOf.findItem())), subject);
const one = async (id: string, options?: Parameters<typeof requestOf.getItem>[1], asking = {}) => {
  const answer = await client.ask(requestOf.getItem([id], options), asking);
  const [item] = items(answer);
  if (!item) throw new Error(answer.text);
  return item;
};
const occurrence = (master: string, index: number) =>
  `<t:OccurrenceItemId RecurringMasterId="${master}" InstanceIndex="${index}"/>`;

describe('GetItem', () => {
  test('answers for each id in the order of the request', async () => {
    const found = await week();
    const wanted = [
      called(found, 'Dentist'),
      'AAMkAGEzZjBjNWQyLTZlMTQtNGI3YQ==',
      called(found, 'Focus time'),
      'x',
    ];
    const answer = await client.ask(requestOf.getItem(wanted));
    expect(codes(answer)).toEqual(['NoError', 'ErrorItemNotFound', 'NoError', 'ErrorInvalidIdMalformed']);
    expect(items(answer).map((item) => textOf(item, 'Subject'))).toEqual(['Dentist', 'Focus time']);
  });

  test('gives a body as it is, as text or as HTML', async () => {
    const id = called(await week(), 'Tailspin demo');
    const body = async (type: string) => {
      const item = await one(id, {
        base: 'IdOnly',
        uris: ['item:Body'],
        more: type && `<t:BodyType>${type}</t:BodyType>`,
      });
      const found = childNamed(item, 'Body');
      return [found?.attributes.BodyType, found?.attributes.IsTruncated, found?.text] as const;
    };
    const [type, truncated, html] = await body('');
    expect([type, truncated]).toEqual(['HTML', 'false']);
    expect(html).toContain('<a href="https://meet.google.com/kqz-mrbt-fxw?hs=224"');
    expect((await body('HTML'))[2]).toBe(html);
    const [, , text] = await body('Text');
    expect(text).toContain('meet.google.com/kqz-mrbt-fxw<https://meet.google.com/kqz-mrbt-fxw?hs=224>');
    expect(text).not.toContain('<a ');
  });

  test('makes HTML of a text, with links', async () => {
    const id = called(await week(), 'Contract renewal');
    const item = await one(id, {
      base: 'IdOnly',
      uris: ['item:Body'],
      more: '<t:BodyType>HTML</t:BodyType>',
    });
    expect(textOf(item, 'Body')).toContain('<!-- converted from text -->');
    expect(textOf(item, 'Body')).toContain('You are invited to a Zoom meeting.<br>');
  });

  test('gives TextBody from 2013 on, and a body as long as was asked for', async () => {
    const id = called(await week(), 'Daily standup');
    const both = await one(id, { base: 'IdOnly', uris: ['item:Body', 'item:TextBody'] });
    expect(childNamed(both, 'TextBody')?.attributes.BodyType).toBe('Text');
    const short = await one(id, {
      base: 'IdOnly',
      uris: ['item:Body'],
      more: '<t:MaximumBodySize>1</t:MaximumBodySize>',
    });
    expect(textOf(short, 'Body')).toHaveLength(1024);
    expect(childNamed(short, 'Body')?.attributes.IsTruncated).toBe('true');
    const old = await one(id, { base: 'IdOnly', uris: ['item:Body'] }, { version: 'Exchange2010_SP2' });
    expect(childNamed(old, 'Body')?.attributes).toEqual({ BodyType: 'HTML' });
  });

  test('gives attendees with addresses and answers, and the organiser with the address', async () => {
    const item = await one(called(await week(), 'Daily standup'));
    const organizer = deep(item, 'Organizer');
    expect(organizer && deep(organizer, 'EmailAddress')?.text).toBe('alice@contoso.example');
    const attendees = allDeep(childNamed(item, 'RequiredAttendees') as XmlElement, 'Attendee');
    expect(attendees.map((one) => [deep(one, 'EmailAddress')?.text, textOf(one, 'ResponseType')])).toEqual([
      ['bob@contoso.example', 'Accept'],
      ['erik@contoso.example', 'Accept'],
      ['carol@contoso.example', 'Tentative'],
    ]);
  });

  test('gives a series with its pattern and what differs from it', async () => {
    const item = await one(await masterOf('Daily standup'));
    expect(textOf(item, 'CalendarItemType')).toBe('RecurringMaster');
    const weekly = deep(item, 'WeeklyRecurrence') as XmlElement;
    expect(weekly.children.map(({ name, text }) => [name, text])).toEqual([
      ['Interval', '1'],
      ['DaysOfWeek', 'Monday Tuesday Wednesday Thursday Friday'],
      ['FirstDayOfWeek', 'Monday'],
    ]);
    expect(deep(item, 'NoEndRecurrence')?.children.map(({ name, text }) => [name, text])).toEqual([
      ['StartDate', '2026-11-02+01:00'],
    ]);
    expect(textOf(childNamed(item, 'FirstOccurrence') as XmlElement, 'Start')).toBe('2026-11-02T08:15:00Z');
    expect(childNamed(item, 'LastOccurrence')).toBeUndefined();
    const modified = childNamed(item, 'ModifiedOccurrences')?.children ?? [];
    expect(modified.map((one) => [textOf(one, 'OriginalStart'), textOf(one, 'Start')])).toEqual([
      ['2026-11-27T08:15:00Z', '2026-11-27T09:30:00Z'],
      ['2026-12-04T08:15:00Z', '2026-12-04T08:15:00Z'],
    ]);
    const deleted = childNamed(item, 'DeletedOccurrences')?.children ?? [];
    expect(deleted.map((one) => textOf(one, 'Start'))).toEqual([
      '2026-11-19T08:15:00Z',
      '2026-12-02T08:15:00Z',
    ]);
  });

  test('leaves out what a series has none of, though it was asked for', async () => {
    const item = await one(await masterOf('Expense report'), {
      base: 'IdOnly',
      uris: ['calendar:ModifiedOccurrences', 'calendar:DeletedOccurrences'],
    });
    expect(item.children.map(({ name }) => name)).toEqual(['ItemId']);
  });

  test('finds occurrences by number and series by occurrence', async () => {
    const master = await masterOf('Daily standup');
    const answer = await client.ask(
      requestOf.getItem([1, 14, 22, 0].map((index) => occurrence(master, index))),
    );
    expect(codes(answer)).toEqual([
      'NoError',
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
      'NoError',
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    ]);
    expect(items(answer).map((item) => textOf(item, 'Start'))).toEqual([
      '2026-11-02T08:15:00Z',
      '2026-12-01T08:15:00Z',
    ]);
    const id = called(await week(), 'Daily standup');
    expect(idOf(await one(`<t:RecurringMasterItemId OccurrenceId="${id}"/>`))).toBe(master);
    const ended = await masterOf('Onboarding week: questions and answers');
    expect(codes(await client.ask(requestOf.getItem([occurrence(ended, 6)])))).toEqual([
      'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange',
    ]);
    const single = called(await week(), 'Dentist');
    expect(
      codes(
        await client.ask(
          requestOf.getItem([occurrence(single, 1), `<t:RecurringMasterItemId OccurrenceId="${single}"/>`]),
        ),
      ),
    ).toEqual(['ErrorCalendarCannotUseIdForRecurringMasterId', 'ErrorCalendarCannotUseIdForOccurrenceId']);
  });

  test('says of an occurrence that was deleted meanwhile that it is', async () => {
    const id = called(await week(), 'Daily standup');
    const [series] = world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Daily standup' });
    world.state.mailboxes.deleteOccurrence(series?.key ?? 0, '2026-11-23');
    expect(codes(await client.ask(requestOf.getItem([id])))).toEqual([
      'ErrorCalendarOccurrenceIsDeletedFromRecurrence',
    ]);
    const single = called(await week(), 'Dentist');
    const [dentist] = world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Dentist' });
    world.state.mailboxes.deleteMeeting(dentist?.key ?? 0);
    expect(codes(await client.ask(requestOf.getItem([single])))).toEqual(['ErrorItemNotFound']);
  });

  test('gives the rules of the zone, and only from 2010 on', async () => {
    const id = called(await week(), 'Dentist');
    const zone = childNamed(await one(id), 'StartTimeZone') as XmlElement;
    expect(zone.attributes.Id).toBe('W. Europe Standard Time');
    expect(allDeep(zone, 'Period').map(({ attributes }) => [attributes.Name, attributes.Bias])).toEqual([
      ['Standard', '-PT1H'],
      ['Daylight', '-PT2H'],
    ]);
    const transitions = allDeep(zone, 'RecurringDayTransition').map(({ children }) =>
      children.slice(1).map(({ text }) => text),
    );
    expect(transitions).toEqual([
      ['PT2H', '3', 'Sunday', '-1'],
      ['PT3H', '10', 'Sunday', '-1'],
    ]);
    const old = await one(id, {}, { version: 'Exchange2007_SP1' });
    expect(childNamed(old, 'StartTimeZone')).toBeUndefined();
    expect(childNamed(old, 'MeetingTimeZone')).toBeUndefined();
    world.state.exchange.settings.zoneNames = 'custom';
    expect(childNamed(await one(id), 'StartTimeZone')?.attributes.Id).toBe('tzone://Microsoft/Custom');
  });

  test('knows cancelled meetings and invitations by their states', async () => {
    const state = async (subject: string) => {
      const item = await one(called(await week(), subject));
      return ['AppointmentState', 'MyResponseType', 'IsMeeting', 'IsCancelled'].map((name) =>
        textOf(item, name),
      );
    };
    expect(await state('Dentist')).toEqual(['0', 'Organizer', 'false', 'false']);
    expect(await state('Everest risks').catch(() => 'elsewhere')).toBe('elsewhere');
    expect(await state('Canceled: Wingtip workshop')).toEqual(['7', 'NoResponseReceived', 'true', 'true']);
    expect(await state('Tailspin demo')).toEqual(['3', 'Accept', 'true', 'false']);
    expect(await state('Lunch with Erik')).toEqual(['1', 'Organizer', 'true', 'false']);
  });

  test('gives nothing out of calendars that the caller may not read', async () => {
    const carols = items(
      await client.ask(requestOf.calendarView('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'), {
        as: 'dora',
      }),
    ).map(idOf);
    expect(carols.length).toBeGreaterThan(0);
    expect(new Set(codes(await client.ask(requestOf.getItem(carols))))).toEqual(
      new Set(['ErrorItemNotFound']),
    );
    const eriks = (await week(mainOf('erik'))).map(idOf);
    expect(new Set(codes(await client.ask(requestOf.getItem(eriks))))).toEqual(new Set(['NoError']));
  });

  test('knows the ids of a meeting that are the same in every mailbox', async () => {
    const field =
      '<t:AdditionalProperties><t:ExtendedFieldURI DistinguishedPropertySetId="Meeting" PropertyId="35" PropertyType="Binary"/></t:AdditionalProperties>';
    const item = await one(called(await week(), 'Daily standup'), { base: 'IdOnly', more: field });
    const uid = textOf(await one(called(await week(), 'Daily standup')), 'UID') ?? '';
    const value = textOf(childNamed(item, 'ExtendedProperty') as XmlElement, 'Value') ?? '';
    expect(Buffer.from(value, 'base64').toString('hex').toUpperCase()).toBe(uid);
  });
});
