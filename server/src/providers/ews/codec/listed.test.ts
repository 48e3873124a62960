import { describe, expect, test } from '@jest/globals';
import {
  answerText,
  findItemText,
  inChunks,
  itemText,
  successText,
} from '../../../../test/ews/answer-texts.ts';
import { readFindItem } from './find-item.ts';
import { readGetItem } from './get-item.ts';
import { readSyncFolderItems } from './sync-folder-items.ts';

describe('one entry that cannot be read', () => {
  test('leaves the others, and says which it was and what was wrong', async () => {
    const text = findItemText(
      itemText('', 'AAMk1') +
        itemText('<t:Start>soon</t:Start>', 'AAMk2') +
        '<t:CalendarItem><t:FirstOccurrence><t:ItemId Id="other"/></t:FirstOccurrence></t:CalendarItem>' +
        itemText('', 'AAMk4'),
    );
    expect(await readFindItem(inChunks(text), 1000)).toMatchObject({
      messages: [
        {
          value: {
            items: [
              { kind: 'item', item: { itemId: 'AAMk1' } },
              { kind: 'unreadable', itemId: 'AAMk2', path: 'Start' },
              { kind: 'unreadable', itemId: null, path: 'ItemId' },
              { kind: 'item', item: { itemId: 'AAMk4' } },
            ],
          },
        },
      ],
    });
  });

  test('is one of a batch as well, also where it is missing', async () => {
    const bad = successText('GetItem', `<m:Items>${itemText('<t:End>late</t:End>')}</m:Items>`);
    const none = successText('GetItem', '<m:Items/>');
    expect(await readGetItem(inChunks(answerText('GetItem', bad + none)), 2)).toMatchObject({
      messages: [
        { kind: 'success', value: { kind: 'unreadable', itemId: 'AAMk1', path: 'End' } },
        { kind: 'success', value: { kind: 'unreadable', itemId: null, path: 'Items' } },
      ],
    });
  });

  test('is one of changes as well, but without a state there is no answer', async () => {
    const changes = `<m:Changes><t:Create><t:Task/></t:Create><t:constructor/><t:Delete><t:ItemId Id="B"/></t:Delete></m:Changes>`;
    const text = (state: string): string =>
      answerText('SyncFolderItems', successText('SyncFolderItems', state + changes));
    const whole =
      '<m:SyncState>H4s</m:SyncState><m:IncludesLastItemInRange>false</m:IncludesLastItemInRange>';
    expect(await readSyncFolderItems(inChunks(text(whole)))).toMatchObject({
      messages: [
        {
          value: {
            syncState: 'H4s',
            last: false,
            changes: [
              { kind: 'unreadable', itemId: null, path: 'Create.ItemId' },
              { kind: 'unreadable', itemId: null, path: 'constructor' },
              { kind: 'item', item: { change: 'delete', itemId: 'B' } },
            ],
          },
        },
      ],
    });
    await expect(readSyncFolderItems(inChunks(text('<m:SyncState/>')))).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'SyncState' },
    });
  });
});
