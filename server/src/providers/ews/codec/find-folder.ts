import type { SchemaName } from '../../../domain/exchange/version.ts';
import type { Answer } from './answer.ts';
import { envelope } from './envelope.ts';
import { type EwsFolder, FOLDER_PROPERTIES, readFolder } from './folder.ts';
import { type FolderRef, folderElements } from './folder-ref.ts';
import type { Listed } from './listed.ts';
import type { EwsRequest } from './operations.ts';
import { type Page, pageElement, readPage } from './page.ts';
import { shapeContent } from './properties.ts';
import { readAnswer } from './read-answer.ts';
import { element } from './write.ts';

export type FolderPage = Page & { readonly folders: readonly Listed<EwsFolder>[] };

/** Folders whose class begins so. https://learn.microsoft.com/exchange/client-developer/web-service-reference/contains */
const ofClass = (folderClass: string): string =>
  element(
    'm:Restriction',
    {},
    element(
      't:Contains',
      { ContainmentMode: 'Prefixed', ContainmentComparison: 'IgnoreCase' },
      element('t:FieldURI', { FieldURI: 'folder:FolderClass' }) +
        element('t:Constant', { Value: folderClass }),
    ),
  );

/**
 * Folders below another one, a page of at most `most` from `offset` on. `folderClass` (`IPF.Appointment`) leaves others
 * out on the server; null doesn't. https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation
 */
export const findFolderRequest = (
  schema: SchemaName,
  options: {
    readonly under: FolderRef;
    readonly traversal: 'Deep' | 'Shallow';
    readonly folderClass: string | null;
    readonly offset: number;
    readonly most: number;
  },
): EwsRequest =>
  envelope(
    schema,
    'FindFolder',
    { Traversal: options.traversal },
    element('m:FolderShape', {}, shapeContent(FOLDER_PROPERTIES)) +
      pageElement('m:IndexedPageFolderView', options.offset, options.most) +
      (options.folderClass === null ? '' : ofClass(options.folderClass)) +
      folderElements('m:ParentFolderIds', [options.under]),
  );

/** `most` is how many were asked for. @throws ProviderError as `readAnswer` */
export const readFindFolder = (chunks: AsyncIterable<string>, most: number): Promise<Answer<FolderPage>> =>
  readAnswer(chunks, {
    operation: 'FindFolder',
    count: 1,
    list: 'Folders',
    most,
    row: readFolder,
    message: (message, folders) => ({ ...readPage(message), folders }),
  });
