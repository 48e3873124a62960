import { beforeEach, describe, expect, test } from '@jest/globals';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import type { Question } from '../asking/question.ts';
import type { EwsFolder } from '../codec/folder.ts';
import type { ItemChanges } from '../codec/sync-folder-items.ts';
import { since, standingOf } from './detector.ts';

const FOLDER = { by: 'id', id: 'folder' } as const;
const folder = (more: Partial<EwsFolder>) => ({
  kind: 'item' as const,
  item: {
    id: 'folder',
    name: null,
    folderClass: null,
    changedAt: null,
    deletedCount: null,
    ...more,
  },
});
const page = (syncState: string, changes: number, last = true): ItemChanges => ({
  syncState,
  last,
  changes: Array.from({ length: changes }, (_, i) => ({
    kind: 'item' as const,
    item: { change: 'update' as const, itemId: `${i}` },
  })),
});

let answers: unknown[];
let asked: string[];
beforeEach(() => {
  answers = [];
  asked = [];
});
const client: EwsClient = {
  async one<T>(_errand: Errand, question: Question<T>): Promise<T> {
    const { operation, text } = question.request('Exchange2010');
    asked.push(`${operation} ${/<m:SyncState>(.*)<\/m:SyncState>/.exec(text)?.[1] ?? ''}`.trim());
    return answers.shift() as T;
  },
  ask: () => Promise.reject(new Error('asked')),
  about: () => ({ build: null, schema: 'Exchange2010', username: null, expandsSeries: null }),
  sawSeries: () => {},
  failureOf: () => ({ kind: 'unavailable' }),
  now: () => 0,
};
const errand = {} as Errand;

describe('where counters are told', () => {
  test.each([
    [{ changedAt: 1, deletedCount: 0 }, false],
    [{ changedAt: 2, deletedCount: 0 }, true],
    [{ changedAt: 1, deletedCount: 1 }, true],
  ])('%j means a change: %s', async (counters, changed) => {
    answers = [folder({ changedAt: 1, deletedCount: 0 }), folder(counters)];
    const before = await standingOf(client, errand, FOLDER);
    expect((await since(client, errand, FOLDER, before)).changed).toBe(changed);
    expect(asked).toEqual(['GetFolder', 'GetFolder']);
  });
});

describe('where one of them is missing', () => {
  test.each([{}, { changedAt: 1 }, { deletedCount: 1 }])('changes are tracked: %j', async (counters) => {
    answers = [folder(counters), page('one', 512, false), page('two', 3)];
    const before = await standingOf(client, errand, FOLDER);
    expect(asked).toEqual(['GetFolder', 'SyncFolderItems', 'SyncFolderItems one']);
    asked = [];
    answers = [page('three', 0)];
    const now = await since(client, errand, FOLDER, before);
    expect(now.changed).toBe(false);
    answers = [page('four', 1, false), page('five', 0)];
    expect(await since(client, errand, FOLDER, now.standing)).toEqual({
      standing: 'state five',
      changed: true,
    });
    expect(asked).toEqual(['SyncFolderItems two', 'SyncFolderItems three', 'SyncFolderItems four']);
  });

  test('an answer that never ends is given up', async () => {
    answers = [page('same', 1, false)];
    await expect(since(client, errand, FOLDER, 'state same')).rejects.toMatchObject({
      failure: { kind: 'unintelligible', path: 'SyncState' },
    });
  });
});

test('a server that begins to tell counters is followed by its state until that is lost', async () => {
  answers = [page('two', 0)];
  expect(await since(client, errand, FOLDER, 'state one')).toEqual({ standing: 'state two', changed: false });
});
