import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { XhrApi } from '@ewsjs/xhr';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  Appointment,
  BasePropertySet,
  BodyType,
  CalendarView,
  ConfigurationApi,
  DateTime,
  ExchangeService,
  ExchangeVersion,
  type FindFoldersResults,
  FolderId,
  FolderSchema,
  FolderTraversal,
  FolderView,
  ItemId,
  PropertySet,
  SearchFilter,
  SyncFolderItemsScope,
  Uri,
  WebCredentials,
  WellKnownFolderName,
} from 'ews-javascript-api';
import { SANDBOX_PASSWORD } from './sign-in/accounts.ts';
import { type ExchangeWorld, openExchangeWorld } from './test-world.ts';

let world: ExchangeWorld;
let service: ExchangeService;
const authorities = getCACertificates('default');

beforeAll(async () => {
  world = await openExchangeWorld();
  // The client makes its own agents, which trust what all of the process trusts.
  setDefaultCACertificates([...authorities, world.ca]);
  ConfigurationApi.ConfigureXHR(new XhrApi().useNtlmAuthentication('CONTOSO\\alice', SANDBOX_PASSWORD));
  service = new ExchangeService(ExchangeVersion.Exchange2013_SP1);
  service.Credentials = new WebCredentials('CONTOSO\\alice', SANDBOX_PASSWORD);
  service.Url = new Uri(world.url);
});
afterAll(async () => {
  setDefaultCACertificates(authorities);
  await world.close();
});

const inbox = () => new FolderId(WellKnownFolderName.Calendar);
const view = () =>
  new CalendarView(DateTime.Parse('2026-11-23T00:00:00Z'), DateTime.Parse('2026-11-30T00:00:00Z'));

describe('ews-javascript-api with NTLM, clients that nobody of this project wrote', () => {
  test('lists the folders of calendars', async () => {
    const filter = new SearchFilter.IsEqualTo(FolderSchema.FolderClass, 'IPF.Appointment');
    const folders = new FolderView(100);
    folders.Traversal = FolderTraversal.Deep;
    const found: FindFoldersResults = await service.FindFolders(
      WellKnownFolderName.MsgFolderRoot,
      filter,
      folders,
    );
    expect(found.Folders.map(({ DisplayName }) => DisplayName)).toEqual([
      'Calendar',
      'Old project',
      'Older still',
      'Project Everest',
    ]);
    expect(found.MoreAvailable).toBe(false);
  });

  test('finds the appointments of a week, and loads their bodies', async () => {
    const found = await service.FindAppointments(inbox(), view());
    const calendar = world.state.mailboxes.mainCalendar(world.oid('alice')).id;
    const expected = world.state.mailboxes
      .view(calendar, { start: Date.parse('2026-11-23T00:00:00Z'), end: Date.parse('2026-11-30T00:00:00Z') })
      .map(({ start }) => start);
    expect(found.Items.map(({ Start }) => Start.TotalMilliSeconds)).toEqual(expected);
    const properties = new PropertySet(BasePropertySet.FirstClassProperties);
    properties.RequestedBodyType = BodyType.Text;
    await service.LoadPropertiesForItems(found.Items, properties);
    const demo = found.Items.find(({ Subject }) => Subject === 'Tailspin demo');
    expect(demo?.Body.Text).toContain('https://meet.google.com/kqz-mrbt-fxw');
    expect(demo?.Organizer.Address).toBe('sam@tailspin.example');
    expect(demo?.RequiredAttendees.GetEnumerator().map(({ Address }) => Address)).toEqual([
      'alice@contoso.example',
    ]);
  });

  test('reads a series with its recurrence, and one of its occurrences', async () => {
    const found = await service.FindAppointments(inbox(), view());
    const standup = found.Items.find(({ Subject }) => Subject === 'Daily standup');
    if (!standup) throw new Error('No standup.');
    const master = await Appointment.BindToRecurringMaster(service, new ItemId(standup.Id.UniqueId));
    expect(master.Recurrence.StartDate.Format('YYYY-MM-DD')).toBe('2026-11-02');
    expect(master.DeletedOccurrences.Count).toBe(2);
    expect(master.ModifiedOccurrences.Count).toBe(2);
    const second = await Appointment.BindToOccurrence(service, new ItemId(master.Id.UniqueId), 2);
    expect(second.Start.TotalMilliSeconds).toBe(Date.parse('2026-11-03T08:15:00Z'));
    expect(second.ICalUid).toBe(standup.ICalUid ?? second.ICalUid);
  });

  test('synchronises a folder: first everything, then what changed', async () => {
    const sync = (state: string) =>
      service.SyncFolderItems(inbox(), PropertySet.IdOnly, [], 512, SyncFolderItemsScope.NormalItems, state);
    const first = await sync('');
    expect(first.Count).toBe(
      world.state.mailboxes.items(world.state.mailboxes.mainCalendar(world.oid('alice')).id).length,
    );
    expect(first.MoreChangesAvailable).toBe(false);
    const draft = {
      subject: 'New',
      start: { dateTime: '2026-11-24T10:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-24T11:00:00', timeZone: 'UTC' },
    };
    const { key } = world.state.mailboxes.createMeeting(world.oid('alice'), draft);
    const second = await sync(first.SyncState);
    expect(second.Count).toBe(1);
    world.state.mailboxes.deleteMeeting(key);
    expect((await sync(second.SyncState)).Count).toBe(1);
    expect((await sync(first.SyncState)).Count).toBe(0);
  });

  test('signed in each time anew, and the sandbox understood everything', () => {
    const outcomes = world.exchange.accounts.attempts().map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(world.state.unknowns).toEqual([]);
  });
});
