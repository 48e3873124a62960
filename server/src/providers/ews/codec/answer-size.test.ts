import { describe, expect, test } from '@jest/globals';
import {
  answerText,
  findItemText,
  inChunks,
  itemText,
  successText,
} from '../../../../test/ews/answer-texts.ts';
import { itemsOf, refusalOf, subjectOf, withSubject } from '../../../../test/ews/find-item.ts';
import { readFindFolder } from './find-folder.ts';
import { readFindItem } from './find-item.ts';
import { readGetFolder } from './get-folder.ts';
import { readGetItem } from './get-item.ts';
import { readSyncFolderItems } from './sync-folder-items.ts';

const MEGABYTE = 1024 * 1024;
const TOO_BIG = { kind: 'unintelligible', path: 'size' };

/** A text in the pieces that come over a network, and how many of them were taken. */
const network = (text: string) => {
  const state = { taken: 0 };
  const chunks = async function* (): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 16_384) {
      state.taken += 1;
      yield text.slice(at, at + 16_384);
    }
  };
  return { state, chunks: chunks() };
};

/** Whether an answer of FindItem is given up before half of it was taken, and why. */
const givenUp = async (text: string): Promise<unknown> => {
  const { state, chunks } = network(text);
  const error: unknown = await readFindItem(chunks, 1000).catch((cause: unknown) => cause);
  const early = state.taken < text.length / 16_384 / 2;
  return early ? (error as { failure?: unknown }).failure : 'taken';
};

const inSubject = (text: string): string => withSubject('').replace('<t:Subject>', `$&${text}`);
const besides = (text: string): string => withSubject('').replace('<t:Subject>', `${text}$&`);

describe('an answer that would fill the memory', () => {
  test.each<[string, () => string]>([
    ['elements in a row', () => besides('<a/>'.repeat(500_000))],
    ['elements beside rows', () => withSubject('').replace('<t:Items>', `${'<a/>'.repeat(500_000)}$&`)],
    [
      'elements of a header',
      () => withSubject('').replace('<s:Header>', `$&<h>${'<a/>'.repeat(500_000)}</h>`),
    ],
    ['attributes of many elements', () => besides('<a b="" c="" d="" e=""/>'.repeat(100_000))],
    [
      'attributes of one element',
      () => besides(`<a${Array.from({ length: 500_000 }, (_, i) => ` b${i}=""`).join('')}/>`),
    ],
    ['attributes that are the same', () => besides(`<a${' a=""'.repeat(500_000)}/>`)],
    ['a value that never ends', () => besides(`<a b="${'\n'.repeat(3 * MEGABYTE)}"/>`)],
    ['a text that never ends', () => inSubject('v'.repeat(20 * MEGABYTE))],
    ['a text in pieces', () => inSubject('a<!---->'.repeat(500_000))],
    ['a text in sections', () => inSubject('<![CDATA[a]]>'.repeat(500_000))],
    ['a comment that never ends', () => besides(`<!--${'x'.repeat(20 * MEGABYTE)}-->`)],
    ['a document type that never ends', () => `<!DOCTYPE x [${'<!-- -->'.repeat(MEGABYTE)}]>`],
    ['rows of which each is small enough', () => findItemText(itemText('<a/>'.repeat(10_000)).repeat(200))],
    ['more rows than were asked for', () => findItemText(itemText('').repeat(20_000))],
  ])('is given up early: %s', async (_name, text) => {
    expect(await givenUp(text())).toEqual(TOO_BIG);
  });

  test.each([
    ['entities that nobody defined', '&a;'],
    ['references to nothing', '&;'],
    ['what has to be escaped', ']]>'],
  ])('is given up early: %s', async (_name, slip) => {
    expect(await givenUp(inSubject(slip.repeat(50_000)))).toEqual({ kind: 'unintelligible', path: 'XML' });
  });

  test('is given up with the first message that nobody asked for', async () => {
    const { state, chunks } = network(answerText('GetItem', '<m:M/>'.repeat(100_000)));
    await expect(readGetItem(chunks, 2)).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'ResponseMessages' },
    });
    expect(state.taken).toBe(1);
  });
});

describe('as many as were asked for', () => {
  const folder = '<t:CalendarFolder><t:FolderId Id="A"/></t:CalendarFolder>';
  const change = '<t:Delete><t:ItemId Id="B"/></t:Delete>';
  const items = (count: number) => findItemText(itemText('').repeat(count));
  const folders = (count: number) =>
    answerText(
      'FindFolder',
      successText(
        'FindFolder',
        `<m:RootFolder IncludesLastItemInRange="true"><t:Folders>${folder.repeat(count)}</t:Folders></m:RootFolder>`,
      ),
    );
  const changes = (count: number) =>
    answerText(
      'SyncFolderItems',
      successText(
        'SyncFolderItems',
        `<m:SyncState>H4s</m:SyncState><m:IncludesLastItemInRange>true</m:IncludesLastItemInRange><m:Changes>${change.repeat(count)}</m:Changes>`,
      ),
    );
  const got = (count: number) =>
    answerText('GetFolder', successText('GetFolder', `<m:Folders>${folder.repeat(count)}</m:Folders>`));

  test.each<[string, number, (count: number) => Promise<{ readonly kind: string }>]>([
    ['items', 3, (count) => readFindItem(inChunks(items(count)), 3)],
    ['folders of a search', 3, (count) => readFindFolder(inChunks(folders(count)), 3)],
    ['folders by their ids', 1, (count) => readGetFolder(inChunks(got(count)), 1)],
    ['changes', 512, (count) => readSyncFolderItems(inChunks(changes(count)))],
  ])('may come, and not one more: %s', async (_name, most, read) => {
    expect(await read(most)).toMatchObject({ kind: 'messages' });
    await expect(read(most + 1)).rejects.toMatchObject({ failure: TOO_BIG });
  });
});

describe('an answer may be large', () => {
  test('with texts of megabytes, also in several lines and sections', async () => {
    const line = `${'v'.repeat(998)}\r\n`;
    expect((await subjectOf(`${inSubject(line.repeat(3000))}`))?.length).toBe(3000 * 999);
    const sections = `<![CDATA[${'v'.repeat(MEGABYTE)}]]>`.repeat(5);
    expect((await subjectOf(inSubject(sections)))?.length).toBe(5 * MEGABYTE);
  });

  test('with a thousand items, and a series with a thousand exceptions', async () => {
    const exception =
      '<t:Occurrence><t:ItemId Id="A" ChangeKey="B"/><t:Start>2026-11-28T10:00:00Z</t:Start><t:End>2026-11-28T11:00:00Z</t:End><t:OriginalStart>2026-11-28T10:00:00Z</t:OriginalStart></t:Occurrence>\n';
    const series = itemText(`<t:ModifiedOccurrences>${exception.repeat(1000)}</t:ModifiedOccurrences>`);
    const items = await itemsOf(findItemText(series + itemText('<x y="z">1</x>\n'.repeat(50)).repeat(999)));
    expect(items).toHaveLength(1000);
    expect(items[0]?.modifiedOccurrences).toHaveLength(1000);
  });

  test('with slips of the pen here and there', async () => {
    expect(await refusalOf(inSubject('&what;'.repeat(500)))).toBeNull();
  });
});
