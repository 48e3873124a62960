import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { envelope } from './envelope.ts';
import { type EwsFolder, FOLDER_PROPERTIES, readFolder } from './folder.ts';
import { type FolderRef, folderElements } from './folder-ref.ts';
import type { Listed } from './listed.ts';
import type { EwsRequest } from './operations.ts';
import { FOLDER_COUNTERS, shapeContent } from './properties.ts';
import { readAnswer } from './read-answer.ts';
import { element } from './write.ts';

/**
 * Folders by their ids or names; `counters` are asked for to notice changes. Permissions are never asked for: that is
 * refused to whoever may only read. https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation
 */
export const getFolderRequest = (
  schema: SchemaName,
  options: { readonly folders: readonly FolderRef[]; readonly counters: boolean },
): EwsRequest =>
  envelope(
    schema,
    'GetFolder',
    {},
    element(
      'm:FolderShape',
      {},
      shapeContent([...FOLDER_PROPERTIES, ...(options.counters ? FOLDER_COUNTERS : [])]),
    ) + folderElements('m:FolderIds', options.folders),
  );

/**
 * One message for each of the `count` folders that were asked for, in that order.
 * @throws ProviderError as `readAnswer`
 */
export const readGetFolder = (
  chunks: AsyncIterable<string>,
  count: number,
): Promise<Answer<Listed<EwsFolder>>> =>
  readAnswer(chunks, {
    operation: 'GetFolder',
    count,
    list: 'Folders',
    most: count,
    row: readFolder,
    message: (_message, [folder]) => folder ?? { kind: 'unreadable', itemId: null, path: 'Folders' },
  });
