import { beforeEach, describe, expect, test } from '@jest/globals';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import {
  allDeep,
  byId,
  codes,
  deep,
  main,
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

const named = (name: string) => `<t:DistinguishedFolderId Id="${name}"/>`;
const folders = (answer: Awaited<ReturnType<TestClient['ask']>>): XmlElement[] =>
  allDeep(answer.body(), 'Folders').flatMap(({ children }) => children);
const names = async (request: string, as = 'alice') =>
  folders(await client.ask(request, { as })).map((folder) => textOf(folder, 'DisplayName'));
const idOfCalendar = async (request: string, as = 'alice') =>
  childNamed(folders(await client.ask(request, { as }))[0], 'FolderId')?.attributes.Id ?? '';
const calendars = (value: string) =>
  `<m:Restriction><t:Contains ContainmentMode="Prefixed" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="folder:FolderClass"/><t:Constant Value="${value}"/></t:Contains></m:Restriction>`;

describe('FindFolder', () => {
  test('lists what lies directly below, or everything below', async () => {
    expect(
      await names(requestOf.findFolder({ traversal: 'Shallow', parent: named('deleteditems') })),
    ).toEqual(['Old project']);
    expect(await names(requestOf.findFolder({ parent: named('deleteditems') }))).toEqual([
      'Old project',
      'Older still',
    ]);
  });

  test('finds everything of the class of calendars, deleted ones and birthdays too', async () => {
    const found = await names(requestOf.findFolder({ restriction: calendars('ipf.appointment') }));
    expect(found).toEqual(['Calendar', 'Old project', 'Older still', 'Birthdays', 'Project Everest']);
    const fromRoot = await names(
      requestOf.findFolder({ parent: named('root'), restriction: calendars('IPF.Appointment') }),
    );
    expect(fromRoot).toContain('CalendarSearchCache');
  });

  test('speaks the language of the mailbox, and calls folders what they are', async () => {
    const found = folders(await client.ask(requestOf.findFolder(), { as: 'erik' }));
    expect(found.map((folder) => [folder.name, textOf(folder, 'DisplayName')])).toEqual(
      expect.arrayContaining([
        ['CalendarFolder', 'Kalender'],
        ['ContactsFolder', 'Kontakte'],
        ['TasksFolder', 'Aufgaben'],
        ['Folder', 'Posteingang'],
      ]),
    );
  });

  test('is read in pages, of which each says where the next begins', async () => {
    const page = (offset: number) =>
      `<m:IndexedPageFolderView MaxEntriesReturned="2" Offset="${offset}" BasePoint="Beginning"/>`;
    const restriction = calendars('IPF.Appointment');
    const read = async (offset: number) => {
      const answer = await client.ask(requestOf.findFolder({ restriction, view: page(offset) }));
      return deep(answer.body(), 'RootFolder')?.attributes;
    };
    expect(await read(0)).toEqual({
      IndexedPagingOffset: '2',
      TotalItemsInView: '5',
      IncludesLastItemInRange: 'false',
    });
    expect(await read(4)).toEqual({
      IndexedPagingOffset: '5',
      TotalItemsInView: '5',
      IncludesLastItemInRange: 'true',
    });
  });

  test('lists only so many at once, unless the schema is too old for half an answer', async () => {
    world.state.exchange.settings.findLimit = 3;
    const answer = await client.ask(requestOf.findFolder());
    expect(folders(answer)).toHaveLength(3);
    expect(deep(answer.body(), 'RootFolder')?.attributes.IncludesLastItemInRange).toBe('false');
    const old = await client.ask(requestOf.findFolder(), { version: 'Exchange2010' });
    expect(old.status).toBe(500);
    expect(old.text).toContain('ErrorServerBusy');
  });
});

describe('GetFolder', () => {
  const counters =
    '<t:AdditionalProperties><t:ExtendedFieldURI PropertyTag="0x670A" PropertyType="SystemTime"/><t:ExtendedFieldURI PropertyTag="26379" PropertyType="Integer"/></t:AdditionalProperties>';
  const counted = async (header = '') => {
    const request = requestOf
      .getFolder(main, 'IdOnly')
      .replace('</m:FolderShape>', `${counters}</m:FolderShape>`);
    const answer = await client.ask(request, { header });
    return allDeep(answer.body(), 'ExtendedProperty').map((one) => [
      childNamed(one, 'ExtendedFieldURI')?.attributes.PropertyTag,
      textOf(one, 'Value'),
    ]);
  };
  const draft = {
    subject: 'New',
    start: { dateTime: '2026-11-24T10:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-11-24T11:00:00', timeZone: 'UTC' },
  };

  test('knows counters that move on with every change and deletion', async () => {
    expect(await counted()).toEqual([
      ['0x670a', '2026-11-23T09:00:00Z'],
      ['0x670b', '0'],
    ]);
    world.state.clock.move(60_000);
    const { key } = world.state.mailboxes.createMeeting(world.oid('alice'), draft);
    expect(await counted()).toEqual([
      ['0x670a', '2026-11-23T09:01:00Z'],
      ['0x670b', '0'],
    ]);
    world.state.clock.move(1_500);
    world.state.mailboxes.deleteMeeting(key);
    expect(await counted()).toEqual([
      ['0x670a', '2026-11-23T09:01:01Z'],
      ['0x670b', '1'],
    ]);
    const precise = '<t:DateTimePrecision>Milliseconds</t:DateTimePrecision>';
    expect((await counted(precise))[0]?.[1]).toBe('2026-11-23T09:01:01.500Z');
  });

  test('has a new change key after a renaming', async () => {
    const [calendar] =
      world.state.mailboxes
        .mailbox(world.oid('alice'))
        ?.calendars.filter(({ kind }) => kind === 'secondary') ?? [];
    const id = calendar?.id.replaceAll('-', '/').replaceAll('_', '+') ?? '';
    const read = async () => folders(await client.ask(requestOf.getFolder(byId(id))))[0];
    const before = await read();
    world.state.mailboxes.renameCalendar(calendar?.id ?? '', 'Everest');
    const after = await read();
    expect(after && textOf(after, 'DisplayName')).toBe('Everest');
    expect(childNamed(after, 'FolderId')?.attributes.ChangeKey).not.toBe(
      childNamed(before, 'FolderId')?.attributes.ChangeKey,
    );
    world.state.mailboxes.removeCalendar(calendar?.id ?? '');
    expect(codes(await client.ask(requestOf.getFolder(byId(id))))).toEqual(['ErrorFolderNotFound']);
    expect(codes(await client.ask(requestOf.sync({ folder: byId(id) })))).toEqual([
      'ErrorSyncFolderNotFound',
    ]);
  });
});

describe('calendars of others', () => {
  const rights = async (request: string, as = 'alice') => {
    const [folder] = folders(await client.ask(request, { as }));
    return {
      read: deep(folder as XmlElement, 'Read')?.text,
      modify: deep(folder as XmlElement, 'Modify')?.text,
      private: deep(folder as XmlElement, 'ViewPrivateItems')?.text,
      sharing: folder && textOf(folder, 'SharingEffectiveRights'),
    };
  };

  test('are opened directly by who may read them, with the rights that the owner gave', async () => {
    expect(await rights(requestOf.getFolder(mainOf('erik')))).toEqual({
      read: 'true',
      modify: 'false',
      private: 'false',
      sharing: 'FullDetails',
    });
    world.state.mailboxes.shareMailbox(
      world.oid('erik'),
      world.oid('alice'),
      'delegateWithPrivateEventAccess',
    );
    expect(await rights(requestOf.getFolder(mainOf('erik')))).toMatchObject({
      modify: 'true',
      private: 'true',
    });
  });

  test('are not found by who has no right, and denied to who may see free and busy only', async () => {
    expect(codes(await client.ask(requestOf.getFolder(mainOf('bob'))))).toEqual(['ErrorFolderNotFound']);
    world.state.mailboxes.shareMailbox(world.oid('bob'), world.oid('alice'), 'freeBusyRead');
    expect(codes(await client.ask(requestOf.getFolder(mainOf('bob'))))).toEqual(['ErrorAccessDenied']);
    expect(codes(await client.ask(requestOf.getFolder(mainOf('nobody'))))).toEqual([
      'ErrorNonExistentMailbox',
    ]);
  });

  test('are denied at the root of the mailbox, and when permissions are asked for', async () => {
    const root = named('msgfolderroot').replace(
      '/>',
      '><t:Mailbox><t:EmailAddress>erik@contoso.example</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>',
    );
    expect(codes(await client.ask(requestOf.findFolder({ parent: root })))).toEqual(['ErrorAccessDenied']);
    const permissions = requestOf.getFolder(mainOf('erik'), 'IdOnly', ['folder:PermissionSet']);
    expect(codes(await client.ask(permissions))).toEqual(['ErrorAccessDenied']);
  });

  test('beside the main one are reached by their id, or below the main one', async () => {
    const team = await idOfCalendar(
      requestOf.findFolder({
        parent: main,
        restriction: calendars('IPF.Appointment').replace('Prefixed', 'FullString'),
      }),
      'bob',
    );
    expect(codes(await client.ask(requestOf.getFolder(byId(team))))).toEqual(['NoError']);
    expect(codes(await client.ask(requestOf.getFolder(byId(team)), { as: 'carol' }))).toEqual([
      'ErrorFolderNotFound',
    ]);
    expect(await names(requestOf.findFolder())).not.toContain('Platform team');
    world.state.mailboxes.shareMailbox(world.oid('bob'), world.oid('alice'), 'read');
    expect(await names(requestOf.findFolder({ parent: mainOf('bob') }))).toEqual(['Platform team']);
  });
});

describe('an account without a mailbox', () => {
  test('has to say whose mailbox it means', async () => {
    const as = 'svc-calendar';
    expect(codes(await client.ask(requestOf.getFolder(), { as }))).toEqual(['ErrorMissingEmailAddress']);
    expect(codes(await client.ask(requestOf.getFolder(mainOf('olaf')), { as }))).toEqual(['NoError']);
    world.state.mailboxes.setUnreadable(world.oid('alice'), 'missing');
    expect(codes(await client.ask(requestOf.getFolder()))).toEqual(['ErrorMissingEmailAddress']);
    expect(codes(await client.ask(requestOf.getFolder(mainOf('alice')), { as }))).toEqual([
      'ErrorNonExistentMailbox',
    ]);
  });

  test('may be somebody else if it is the service account', async () => {
    const header =
      '<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>olaf@contoso.example</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>';
    const answer = await client.ask(requestOf.getFolder(), { as: 'svc-calendar', header });
    expect(folders(answer).map((folder) => textOf(folder, 'DisplayName'))).toEqual(['Kalender']);
    const denied = await client.ask(requestOf.getFolder(), { as: 'alice', header });
    expect([denied.status, denied.text]).toEqual([
      500,
      expect.stringContaining('ErrorImpersonateUserDenied'),
    ]);
  });

  test('is none whose mailbox only Graph can’t read', async () => {
    expect(world.state.mailboxes.mailbox(world.oid('olaf'))?.unreadable).toBe('on-premise');
    expect(codes(await client.ask(requestOf.getFolder(), { as: 'CONTOSO\\olaf' }))).toEqual(['NoError']);
  });
});
