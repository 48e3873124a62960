import { describe, expect, test } from '@jest/globals';
import { inChunks } from '../../../../test/ews/answer-texts.ts';
import { ewsContract, exampleAnswer, exampleAnswers } from '../../../../test/ews/contract.ts';
import { build, type Example, failure, fault, success } from '../../../../test/ews/examples.ts';
import { readConvertId } from './convert-id.ts';
import { readFindFolder } from './find-folder.ts';
import { readFindItem } from './find-item.ts';
import { readGetFolder } from './get-folder.ts';
import { readGetItem } from './get-item.ts';
import { readResolveNames } from './resolve-names.ts';
import { readSyncFolderItems } from './sync-folder-items.ts';

const findItem: Example[1] = (chunks) => readFindItem(chunks, 1000);
const findFolder: Example[1] = (chunks) => readFindFolder(chunks, 1000);

const EXAMPLES: readonly Example[] = [
  ['ConvertId-ews-to-owa', readConvertId, success('RgAAAAAS2%2', build(8, 1, 191, 0))],
  ['ConvertId-ErrorInvalidIdMalformed', readConvertId, failure('ErrorInvalidIdMalformed')],
  [
    'FindFolder-all-with-extended-property',
    findFolder,
    success(
      {
        last: true,
        nextOffset: 16,
        total: 16,
        folders: ['Calendar', 'Contacts', 'Recipient Cache', 'Conversation Action Settings'].map((name) => ({
          kind: 'item',
          item: { name },
        })),
      },
      build(15, 0, 815, 6),
    ),
  ],
  [
    'FindFolder-inbox-default',
    findFolder,
    success({
      last: true,
      nextOffset: null,
      total: 1,
      folders: [{ kind: 'item', item: { id: 'AQAnAH', name: 'TestFolder', folderClass: null } }],
    }),
  ],
  ['FindFolder-ErrorInvalidIdMalformed', findFolder, failure('ErrorInvalidIdMalformed')],
  ['GetFolder-calendar', readGetFolder, success({ kind: 'item', item: { id: 'AAMk', name: null } })],
  [
    'GetFolder-delegate-distinguished-permissions',
    readGetFolder,
    success({
      kind: 'item',
      item: {
        id: 'EAAAAA==',
        name: 'Drafts',
        folderClass: 'IPF.Note',
        changedAt: null,
        deletedCount: null,
      },
    }),
  ],
  ['GetFolder-extended-property', readGetFolder, success({ kind: 'item', item: { id: 'IQywAAAA==' } })],
  [
    'GetFolder-inbox-default',
    readGetFolder,
    success({ kind: 'item', item: { id: 'AQApA=', name: 'Inbox' } }),
  ],
  ['GetFolder-ErrorInvalidIdMalformed', readGetFolder, failure('ErrorInvalidIdMalformed')],
  [
    'ResolveNames-delegate-warning-multiple-results',
    readResolveNames,
    success({
      all: true,
      people: ['brian_1@contoso.com', 'brian_2@contoso.com'].map((address) => ({
        name: address,
        address,
        routing: 'SMTP',
        mailboxType: 'Contact',
      })),
    }),
  ],
  [
    'ResolveNames-full-contact-data',
    readResolveNames,
    success({ people: [{ name: 'User2', address: 'User2@example.com', mailboxType: 'Mailbox' }] }),
  ],
  ['ResolveNames-ErrorNameResolutionNoResults', readResolveNames, failure('ErrorNameResolutionNoResults')],
  ['Fault-ErrorIncorrectSchemaVersion', readGetItem, fault('ErrorIncorrectSchemaVersion', null)],
  ['Fault-ErrorSchemaValidation-entity', findItem, fault('ErrorSchemaValidation', null)],
  ['Fault-ErrorSchemaValidation-enumeration', findFolder, fault('ErrorSchemaValidation', null)],
  [
    'Fault-ErrorSchemaValidation-exchange2007',
    readSyncFolderItems,
    fault('ErrorSchemaValidation', build(8, 0, 602, 0)),
  ],
  ['Fault-access-denied-exchange2007', readConvertId, fault('ErrorAccessDenied', build(8, 0, 685, 8))],
];

if (ewsContract === null) test.skip('CONTRACTS_DIR is not set: the official examples are not read', () => {});
else
  describe('of the official examples', () => {
    test.each(EXAMPLES)('%s is read', async (name, read, expected) => {
      expect(await read(inChunks(exampleAnswer(name)), 1)).toMatchObject(expected);
    });

    test('there is no other one of these operations', () => {
      expect(exampleAnswers(['ConvertId', 'FindFolder', 'GetFolder', 'ResolveNames', 'Fault'])).toEqual(
        EXAMPLES.map(([name]) => name).toSorted(),
      );
    });
  });
