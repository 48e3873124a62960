import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { detached } from './detached.ts';
import type { XmlElement } from './element.ts';
import { envelope } from './envelope.ts';
import { type FolderRef, folderElement } from './folder-ref.ts';
import { type Listed, listed } from './listed.ts';
import type { EwsRequest } from './operations.ts';
import { shapeContent } from './properties.ts';
import { readAnswer } from './read-answer.ts';
import { readBoolean, Unreadable } from './values.ts';
import { element, valueElement } from './write.ts';

/** Masters and singles only: what happens to an occurrence is an update of its master. */
export type ItemChange = {
  readonly change: 'create' | 'update' | 'delete' | 'read-flag';
  readonly itemId: string;
};

export type ItemChanges = {
  /** Opaque and long; to be kept whole. */
  readonly syncState: string;
  /** Nothing comes after these. */
  readonly last: boolean;
  readonly changes: readonly Listed<ItemChange>[];
};

/** The most that a server gives at once. */
export const MOST_CHANGES = 512;

/**
 * What changed in a folder since a state; without one it is everything in it. Nothing but ids is asked for. `most` is
 * held between 1 and `MOST_CHANGES`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/syncfolderitems-operation
 */
export const syncFolderItemsRequest = (
  schema: SchemaName,
  options: { readonly folder: FolderRef; readonly syncState: string | null; readonly most: number },
): EwsRequest =>
  envelope(
    schema,
    'SyncFolderItems',
    {},
    element('m:ItemShape', {}, shapeContent([])) +
      element('m:SyncFolderId', {}, folderElement(options.folder)) +
      (options.syncState === null ? '' : valueElement('m:SyncState', options.syncState)) +
      valueElement('m:MaxChangesReturned', Math.min(Math.max(Math.trunc(options.most), 1), MOST_CHANGES)),
  );

const KINDS: ReadonlyMap<string, ItemChange['change']> = new Map([
  ['Create', 'create'],
  ['Update', 'update'],
  ['Delete', 'delete'],
  ['ReadFlagChange', 'read-flag'],
]);

/** Created and updated items stand in an element of their type; others are named by their ids alone. */
const idIn = (entry: XmlElement): XmlElement | null =>
  entry.child('ItemId') ??
  entry.children.map((item) => item.child('ItemId')).find((id) => id !== null) ??
  null;

const readChange = (entry: XmlElement): ItemChange => {
  const change = KINDS.get(entry.name);
  if (change === undefined) throw new Unreadable(entry.name);
  const itemId = idIn(entry)?.attribute('Id') ?? '';
  if (itemId === '') throw new Unreadable(`${entry.name}.ItemId`);
  return { change, itemId: detached(itemId) };
};

const readState = (message: XmlElement): Omit<ItemChanges, 'changes'> => {
  const syncState = message.childText('SyncState')?.trim() ?? '';
  if (syncState === '') throw new Unreadable('SyncState');
  const last = message.childText('IncludesLastItemInRange');
  if (last === null) throw new Unreadable('IncludesLastItemInRange');
  return { syncState: detached(syncState), last: readBoolean(last, 'IncludesLastItemInRange') };
};

/** @throws ProviderError as `readAnswer` */
export const readSyncFolderItems = (chunks: AsyncIterable<string>): Promise<Answer<ItemChanges>> =>
  readAnswer(chunks, {
    operation: 'SyncFolderItems',
    count: 1,
    list: 'Changes',
    most: MOST_CHANGES,
    row: (entry) => listed(entry, idIn, readChange),
    message: (message, changes) => ({ ...readState(message), changes }),
  });
