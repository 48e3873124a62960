import { describe, expect, test } from '@jest/globals';
import { ewsContract, hasXmllint, schemaErrors } from '../../../../test/ews/contract.ts';
import { SCHEMA_NAMES, type SchemaName } from '../../../domain/exchange/version.ts';
import { type EwsRequest, OPERATIONS } from './operations.ts';
import { itemProperties, masterProperties, viewProperties } from './properties.ts';
import { requests } from './requests.ts';

const WINDOW = { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) };
const CALENDAR = { by: 'name', name: 'calendar', mailbox: null } as const;
const SHARED = { by: 'name', name: 'calendar', mailbox: 'bob@contoso.example' } as const;
const BY_ID = { by: 'id', id: 'AQ/+=' } as const;

/** Every request that can be formed; a new one does not compile until it stands here. */
const everyRequest = (schema: SchemaName): Record<keyof typeof requests, EwsRequest[]> => ({
  findFolder: [
    requests.findFolder(schema, {
      under: { by: 'name', name: 'msgfolderroot', mailbox: null },
      traversal: 'Deep',
      folderClass: 'IPF.Appointment',
      offset: 0,
      most: 100,
    }),
    requests.findFolder(schema, {
      under: SHARED,
      traversal: 'Shallow',
      folderClass: null,
      offset: 100,
      most: 100,
    }),
  ],
  getFolder: [
    requests.getFolder(schema, { folders: [CALENDAR, SHARED, BY_ID], counters: true }),
    requests.getFolder(schema, { folders: [CALENDAR], counters: false }),
  ],
  calendarView: [
    requests.calendarView(schema, {
      ...WINDOW,
      folder: BY_ID,
      most: 1000,
      properties: viewProperties(schema),
    }),
  ],
  itemPage: [requests.itemPage(schema, { folder: CALENDAR, offset: 50, most: 50, properties: [] })],
  getItem: [
    requests.getItem(schema, {
      itemIds: ['one', 'two'],
      properties: itemProperties(schema),
      body: 'HTML',
      mostBody: 256,
    }),
    requests.getItem(schema, {
      itemIds: ['one'],
      properties: masterProperties(schema),
      body: 'Text',
    }),
  ],
  syncFolderItems: [
    requests.syncFolderItems(schema, { folder: CALENDAR, syncState: null, most: 512 }),
    requests.syncFolderItems(schema, { folder: BY_ID, syncState: 'H4sIAAA==', most: 10_000 }),
  ],
  resolveNames: [requests.resolveNames(schema, '/o=Contoso/cn=Recipients/cn=<bob> & "co"')],
  convertId: [
    requests.convertId(
      schema,
      [{ format: 'HexEntryId', id: '00000000A1', mailbox: 'bob@contoso.example' }],
      'EwsId',
    ),
  ],
});

const all = (schema: SchemaName): EwsRequest[] => Object.values(everyRequest(schema)).flat();
const bodyOf = ({ text }: EwsRequest): string =>
  /<soap:Body>(.*)<\/soap:Body>/s
    .exec(text)?.[1]
    ?.replace(
      /^<m:\w+/,
      '$& xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"',
    ) ?? '';
const headersOf = ({ text }: EwsRequest): string[] =>
  (/<soap:Header>(.*)<\/soap:Header>/s.exec(text)?.[1] ?? '')
    .split(/(?=<t:TimeZoneContext)/)
    .map((header) =>
      header.replace(/^<t:\w+/, '$& xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'),
    );

test('there are read operations only', () => {
  expect([...OPERATIONS].sort()).toEqual(
    ['ConvertId', 'FindFolder', 'FindItem', 'GetFolder', 'GetItem', 'ResolveNames', 'SyncFolderItems'].sort(),
  );
});

describe.each(SCHEMA_NAMES)('in the words of %s', (schema) => {
  test('every request asks for one of them, and for nothing else', () => {
    expect(new Set(all(schema).map(({ operation }) => operation))).toEqual(new Set(OPERATIONS));
    for (const { operation, text } of all(schema)) expect(text).toContain(`<soap:Body><m:${operation}`);
  });

  test('every request names the schema, and wants times in UTC where it can say so', () => {
    for (const { text } of all(schema)) {
      expect(text).toContain(`<t:RequestServerVersion Version="${schema}"/>`);
      expect(text.includes('<t:TimeZoneContext><t:TimeZoneDefinition Id="UTC"/></t:TimeZoneContext>')).toBe(
        schema !== 'Exchange2007_SP1',
      );
    }
  });

  test('nothing is asked for that the schema does not have', () => {
    const texts = all(schema)
      .map(({ text }) => text)
      .join('');
    const asked = (name: string): boolean => texts.includes(name);
    const from2010 = schema !== 'Exchange2007_SP1';
    const from2013 = schema.startsWith('Exchange2013');
    expect([asked('StartTimeZone'), asked('EndTimeZone')]).toEqual([from2010, from2010]);
    expect(asked('MeetingTimeZone')).toBe(!from2010);
    expect([asked('JoinOnlineMeetingUrl'), asked('EnhancedLocation'), asked('MaximumBodySize')]).toEqual([
      from2013,
      from2013,
      from2013,
    ]);
    expect(texts).not.toMatch(/PermissionSet|MimeContent/);
  });
});

if (ewsContract === null)
  test.skip('CONTRACTS_DIR is not set: requests are not compared with the official schema', () => {});
else if (!hasXmllint())
  test.skip('there is no xmllint: requests are not compared with the official schema', () => {});
else {
  test('every request is valid against the official schema, whichever version it names', () => {
    const named = SCHEMA_NAMES.flatMap((schema) =>
      all(schema).map((request, i) => [`${schema}-${i}-${request.operation}`, request] as const),
    );
    const bodies = named.map(([name, request]) => [name, bodyOf(request)] as const);
    expect(schemaErrors('messages', new Map(bodies))).toBe('');
    const headers = named.flatMap(([name, request]) =>
      headersOf(request).map((header, i) => [`${name}-${i}`, header] as const),
    );
    expect(schemaErrors('types', new Map(headers))).toBe('');
  });

  test('the official schema refuses a request that is none', () => {
    const [request] = everyRequest('Exchange2010').syncFolderItems;
    const spoilt = bodyOf(request as EwsRequest).replaceAll('MaxChangesReturned', 'MostChangesReturned');
    expect(schemaErrors('messages', new Map([['spoilt', spoilt]]))).toContain('MostChangesReturned');
  });
}

test('what a person or a server wrote stays inside its element, and what XML cannot carry is left out', () => {
  const { text } = requests.resolveNames('Exchange2010', `a<b>&"'\u0000\u000b\ud800]]>\n😀`);
  expect(text).toContain('<m:UnresolvedEntry>a&lt;b&gt;&amp;&quot;&apos;]]&gt;&#10;😀</m:UnresolvedEntry>');
  const folder = requests.getFolder('Exchange2010', {
    folders: [{ by: 'id', id: '"/><evil x="' }],
    counters: false,
  });
  expect(folder.text).toContain('<t:FolderId Id="&quot;/&gt;&lt;evil x=&quot;"/>');
});

test('a window is asked for in UTC', () => {
  expect(everyRequest('Exchange2010').calendarView[0]?.text).toContain(
    'StartDate="2026-11-22T00:00:00.000Z" EndDate="2027-01-23T00:00:00.000Z"',
  );
});

test('folders are looked for in depth or not, those of a class alone or all', () => {
  const [deep, shallow] = everyRequest('Exchange2010').findFolder.map(({ text }) => text);
  expect(deep).toContain('<m:FindFolder Traversal="Deep">');
  expect(deep).toContain('ContainmentMode="Prefixed"');
  expect(deep).toContain('<t:Constant Value="IPF.Appointment"/>');
  expect(deep).toContain('MaxEntriesReturned="100" Offset="0" BasePoint="Beginning"');
  expect(shallow).toContain('<m:FindFolder Traversal="Shallow">');
  expect(shallow).toContain('Offset="100"');
  expect(shallow).not.toContain('Restriction');
});

test.each(SCHEMA_NAMES)('what meetings are about is asked of one that is opened alone (%s)', (schema) => {
  const telling =
    /"(item:Subject|item:Body|calendar:Location|calendar:Organizer|[^"]*(Url|EnhancedLocation))"/;
  expect(everyRequest(schema).calendarView[0]?.text).not.toMatch(telling);
  expect(everyRequest(schema).getItem[0]?.text).toMatch(telling);
});

test('items are named by their ids, and their texts wanted in one way', () => {
  const [html, text] = everyRequest('Exchange2013').getItem.map((request) => request.text);
  expect(html).toContain('<m:ItemIds><t:ItemId Id="one"/><t:ItemId Id="two"/></m:ItemIds>');
  expect(html).toContain('<t:BodyType>HTML</t:BodyType><t:MaximumBodySize>256</t:MaximumBodySize>');
  expect(text).toContain('<t:BodyType>Text</t:BodyType><t:AdditionalProperties>');
});

test('counters of a folder are asked for by their tags', () => {
  const text = everyRequest('Exchange2010').getFolder[0]?.text;
  expect(text).toContain('<t:ExtendedFieldURI PropertyTag="0x670A" PropertyType="SystemTime"/>');
  expect(text).toContain('<t:ExtendedFieldURI PropertyTag="0x670B" PropertyType="Integer"/>');
});

test.each([
  [0, 1],
  [17.9, 17],
  [9999, 512],
])('for %d changes at once %d are asked for', (most, asked) => {
  const { text } = requests.syncFolderItems('Exchange2010', { folder: CALENDAR, syncState: null, most });
  expect(text).toContain(`<m:MaxChangesReturned>${asked}</m:MaxChangesReturned>`);
});
