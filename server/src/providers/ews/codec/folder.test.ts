import { expect, test } from '@jest/globals';
import { answerText, failureText, inChunks, successText } from '../../../../test/ews/answer-texts.ts';
import { readConvertId } from './convert-id.ts';
import { readFindFolder } from './find-folder.ts';
import { readGetFolder } from './get-folder.ts';
import { readResolveNames } from './resolve-names.ts';

const extended = (tag: string, value: string): string =>
  `<t:ExtendedProperty><t:ExtendedFieldURI PropertyTag="${tag}" PropertyType="x"/><t:Value>${value}</t:Value></t:ExtendedProperty>`;
const folder = (id: string, more: string): string =>
  `<t:CalendarFolder><t:FolderId Id="${id}" ChangeKey="A"/>${more}</t:CalendarFolder>`;
const got = (...folders: string[]): string =>
  answerText(
    'GetFolder',
    folders.map((one) => successText('GetFolder', `<m:Folders>${one}</m:Folders>`)).join(''),
  );

test('a calendar is read with its counters, however their tags are written', async () => {
  const text = got(
    folder('A', extended('0x670a', '2026-11-28T10:00:00.5Z') + extended('0x670b', '7')),
    folder('a', extended('0x670A', '2026-11-28T10:00:00Z') + extended('26379', '0')),
  );
  expect(await readGetFolder(inChunks(text), 2)).toMatchObject({
    messages: [
      { value: { item: { id: 'A', changedAt: Date.UTC(2026, 10, 28, 10, 0, 0, 500), deletedCount: 7 } } },
      { value: { item: { id: 'a', changedAt: Date.UTC(2026, 10, 28, 10), deletedCount: 0 } } },
    ],
  });
});

test('one folder of several that is gone or cannot be read leaves the others', async () => {
  const text = got(folder('A', '')).replace(
    '</m:ResponseMessages>',
    `${failureText('GetFolder', 'ErrorFolderNotFound', '<m:Folders/>')}${successText('GetFolder', `<m:Folders>${folder('B', extended('0x670a', 'now'))}</m:Folders>`)}${successText('GetFolder', '<m:Folders/>')}</m:ResponseMessages>`,
  );
  expect(await readGetFolder(inChunks(text), 4)).toMatchObject({
    messages: [
      { kind: 'success', value: { kind: 'item', item: { id: 'A' } } },
      { kind: 'failed', code: 'ErrorFolderNotFound' },
      { kind: 'success', value: { kind: 'unreadable', itemId: 'B', path: '0x670A' } },
      { kind: 'success', value: { kind: 'unreadable', itemId: null, path: 'Folders' } },
    ],
  });
});

test('a folder whose id fits in no index is none', async () => {
  const text = got(folder('i'.repeat(1000), ''), folder('i'.repeat(1001), ''));
  expect(await readGetFolder(inChunks(text), 2)).toMatchObject({
    messages: [{ value: { kind: 'item' } }, { value: { kind: 'unreadable', path: 'FolderId' } }],
  });
});

test('a page of folders is read', async () => {
  const folders = folder(
    'A',
    `<t:ParentFolderId Id="P"/><t:FolderClass>IPF.Appointment.Birthday</t:FolderClass><t:DisplayName>Geburtstage</t:DisplayName>`,
  );
  const text = answerText(
    'FindFolder',
    successText(
      'FindFolder',
      `<m:RootFolder IndexedPagingOffset="2" TotalItemsInView="9" IncludesLastItemInRange="false"><t:Folders>${folders}<t:Folder/></t:Folders></m:RootFolder>`,
    ),
  );
  expect(await readFindFolder(inChunks(text), 1000)).toMatchObject({
    messages: [
      {
        value: {
          last: false,
          nextOffset: 2,
          total: 9,
          folders: [
            {
              kind: 'item',
              item: {
                id: 'A',
                name: 'Geburtstage',
                folderClass: 'IPF.Appointment.Birthday',
              },
            },
            { kind: 'unreadable', itemId: null, path: 'FolderId' },
          ],
        },
      },
    ],
  });
});

test('people without an address are passed over, and it is said where there are more', async () => {
  const resolution = (inside: string): string =>
    `<t:Resolution><t:Mailbox>${inside}</t:Mailbox></t:Resolution>`;
  const set = `<m:ResolutionSet TotalItemsInView="100" IncludesLastItemInRange="false">${resolution('<t:Name>Anna</t:Name>')}${resolution('<t:EmailAddress>/o=Contoso/cn=bob</t:EmailAddress><t:RoutingType>EX</t:RoutingType>')}</m:ResolutionSet>`;
  const text = answerText(
    'ResolveNames',
    failureText('ResolveNames', 'ErrorNameResolutionMultipleResults', set, 'Warning'),
  );
  expect(await readResolveNames(inChunks(text))).toMatchObject({
    messages: [
      {
        kind: 'success',
        value: {
          all: false,
          people: [{ name: null, address: '/o=Contoso/cn=bob', routing: 'EX', mailboxType: null }],
        },
      },
    ],
  });
});

test('ids come back in the order in which they were asked for', async () => {
  const text = answerText(
    'ConvertId',
    [
      successText('ConvertId', '<m:AlternateId Format="EwsId" Id="AAMk/+=" Mailbox="a@x"/>'),
      failureText('ConvertId', 'ErrorInvalidIdMalformed'),
      successText('ConvertId', ''),
    ].join(''),
  );
  expect(await readConvertId(inChunks(text), 3)).toMatchObject({
    messages: [
      { kind: 'success', value: 'AAMk/+=' },
      { kind: 'failed', code: 'ErrorInvalidIdMalformed' },
      { kind: 'success', value: null },
    ],
  });
});
