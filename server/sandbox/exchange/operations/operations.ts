import { convertId } from './convert-id.ts';
import { findFolder } from './find-folder.ts';
import { findItem } from './find-item.ts';
import { getFolder } from './get-folder.ts';
import { getItem } from './get-item.ts';
import type { Operation } from './operation.ts';
import { resolveNames } from './resolve-names.ts';
import { syncFolderItems } from './sync-folder-items.ts';

/** What the sandbox does, by the root element of the request. */
export const operations: Readonly<Record<string, Operation>> = {
  ConvertId: convertId,
  FindFolder: findFolder,
  FindItem: findItem,
  GetFolder: getFolder,
  GetItem: getItem,
  ResolveNames: resolveNames,
  SyncFolderItems: syncFolderItems,
};
