import { folderXml } from '../folders/folder-xml.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import { folderNamed } from './folder-ids.ts';
import type { Operation } from './operation.ts';
import { folderShape } from './shapes.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/getfolder-operation */
export const getFolder: Operation = (call) => {
  const asked = childNamed(call.request, 'FolderIds')?.children ?? [];
  return messages(
    asked.map((id) =>
      messageOf('GetFolder', () => {
        const shape = folderShape(call, childNamed(call.request, 'FolderShape'));
        return success('GetFolder', element('m:Folders', folderXml(call, folderNamed(call, id), shape)));
      }),
    ),
  );
};
