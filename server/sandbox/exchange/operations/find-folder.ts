import { EwsFailure } from '../ews-failure.ts';
import { type Folder, isBelow } from '../folders/folder.ts';
import { folderXml } from '../folders/folder-xml.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import { folderNamed } from './folder-ids.ts';
import type { Call, Operation } from './operation.ts';
import { pageOf, viewNamed } from './paging.ts';
import { filterOf } from './restriction.ts';
import { folderShape } from './shapes.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/findfolder-operation */
export const findFolder: Operation = (call) => {
  const { request } = call;
  const parents = childNamed(request, 'ParentFolderIds')?.children ?? [];
  const view = viewNamed(request, 'IndexedPageFolderView', 'FractionalPageFolderView');
  return messages(
    parents.map((id) =>
      messageOf('FindFolder', () => {
        const shape = folderShape(call, childNamed(request, 'FolderShape'));
        const parent = folderNamed(call, id);
        const filter = filterOf(childNamed(request, 'Restriction'));
        const found = below(call, parent).filter((folder) => filter((uri) => readValue(folder, uri)));
        const { rows, attributes } = pageOf(call, found, view);
        const { IndexedPagingOffset, ...counts } = attributes;
        const written = element('t:Folders', rows.map((folder) => folderXml(call, folder, shape)).join(''));
        const paging = view ? { IndexedPagingOffset: IndexedPagingOffset ?? 0, ...counts } : counts;
        return success('FindFolder', element('m:RootFolder', written, paging));
      }),
    ),
  );
};

/** Folders below that one which the caller may see. */
function below({ reach, request }: Call, parent: Folder): Folder[] {
  const deep = request.attributes.Traversal === 'Deep';
  if (request.attributes.Traversal === 'SoftDeleted') return [];
  return reach
    .folders(parent.mailbox)
    .filter((folder) => (deep ? isBelow(folder, parent) : folder.parent?.id === parent.id))
    .filter((folder) => reach.access(folder).reads);
}

function readValue(folder: Folder, uri: string): string | null {
  if (uri === 'folder:FolderClass') return folder.class;
  if (uri === 'folder:DisplayName') return folder.name;
  throw new EwsFailure('ErrorUnsupportedPathForQuery');
}
