import { EwsFailure } from '../ews-failure.ts';
import type { Folder } from '../folders/folder.ts';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import type { Call } from './operation.ts';

/** The folder that an element names, by id or by the name that every mailbox has it under. */
export function folderNamed({ reach }: Call, element: XmlElement): Folder {
  if (element.name === 'DistinguishedFolderId') {
    const address = childNamed(childNamed(element, 'Mailbox'), 'EmailAddress')?.text;
    return reach.distinguished(element.attributes.Id ?? '', address);
  }
  if (element.name === 'FolderId') return reach.folder(element.attributes.Id ?? '');
  throw new EwsFailure('ErrorInvalidRequest');
}
