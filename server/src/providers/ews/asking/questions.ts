import type { SchemaName } from '../../../domain/exchange/version.ts';
import { type FolderPage, readFindFolder } from '../codec/find-folder.ts';
import { type ItemPage, readFindItem } from '../codec/find-item.ts';
import type { EwsFolder } from '../codec/folder.ts';
import type { FolderRef } from '../codec/folder-ref.ts';
import { readGetFolder } from '../codec/get-folder.ts';
import { readGetItem } from '../codec/get-item.ts';
import type { EwsItem } from '../codec/item.ts';
import type { Listed } from '../codec/listed.ts';
import type { Property } from '../codec/properties.ts';
import { requests } from '../codec/requests.ts';
import { type EwsPeople, readResolveNames } from '../codec/resolve-names.ts';
import { type ItemChanges, MOST_CHANGES, readSyncFolderItems } from '../codec/sync-folder-items.ts';
import { plain } from './plain-properties.ts';
import type { Question } from './question.ts';

type PropertiesIn = (schema: SchemaName) => readonly Property[];

/** Where a calendar view has too much to show; a shorter one may do. */
export const TOO_MUCH = ['ErrorExceededFindCountLimit', 'ErrorCalendarViewRangeTooBig'];

/** Longer texts are cut (kilobytes): links stand near their beginning or end nowhere near so far down. */
const MOST_BODY = 512;

const withPlainer = <T>(
  properties: PropertiesIn,
  questionFor: (properties: PropertiesIn) => Question<T>,
): Question<T> => ({
  ...questionFor(properties),
  plainer: questionFor((schema) => plain(properties(schema))),
});

/** Everything that is ever asked for: it is only read. */
export const questions = {
  folders: (folders: readonly FolderRef[], counters: boolean): Question<Listed<EwsFolder>> => ({
    request: (schema) => requests.getFolder(schema, { folders, counters }),
    read: (chunks) => readGetFolder(chunks, folders.length),
  }),

  calendarsUnder: (under: FolderRef, offset: number, most: number): Question<FolderPage> => ({
    request: (schema) =>
      requests.findFolder(schema, { under, traversal: 'Deep', folderClass: 'IPF.Appointment', offset, most }),
    read: (chunks) => readFindFolder(chunks, most),
  }),

  view: (
    folder: FolderRef,
    window: { readonly start: number; readonly end: number },
    most: number,
    properties: PropertiesIn,
  ): Question<ItemPage> =>
    withPlainer(properties, (some) => ({
      request: (schema) =>
        requests.calendarView(schema, { folder, ...window, most, properties: some(schema) }),
      read: (chunks) => readFindItem(chunks, most),
      expects: TOO_MUCH,
    })),

  items: (folder: FolderRef, offset: number, most: number, properties: PropertiesIn): Question<ItemPage> => ({
    request: (schema) => requests.itemPage(schema, { folder, offset, most, properties: properties(schema) }),
    read: (chunks) => readFindItem(chunks, most),
  }),

  open: (itemIds: readonly string[], properties: PropertiesIn): Question<Listed<EwsItem>> =>
    withPlainer(properties, (some) => ({
      request: (schema) =>
        requests.getItem(schema, {
          itemIds,
          properties: some(schema),
          body: 'Best',
          mostBody: MOST_BODY,
        }),
      read: (chunks) => readGetItem(chunks, itemIds.length),
    })),

  /** What changed in a folder since a state; nothing but ids is looked at. */
  changed: (folder: FolderRef, syncState: string | null): Question<ItemChanges> => ({
    request: (schema) => requests.syncFolderItems(schema, { folder, syncState, most: MOST_CHANGES }),
    read: readSyncFolderItems,
    alone: true,
  }),

  people: (name: string): Question<EwsPeople> => ({
    request: (schema) => requests.resolveNames(schema, name),
    read: readResolveNames,
  }),
} as const;
