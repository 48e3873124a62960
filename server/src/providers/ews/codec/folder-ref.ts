import { element, valueElement } from './write.ts';

/** Folders that are known by a name. https://learn.microsoft.com/exchange/client-developer/web-service-reference/distinguishedfolderid */
export type DistinguishedFolder =
  | 'calendar'
  | 'msgfolderroot'
  | 'root'
  | 'deleteditems'
  | 'publicfoldersroot';

/**
 * A folder by its id, which is case-sensitive and knows its mailbox; or by its name, in the mailbox of an address or,
 * where that is null, of the login.
 */
export type FolderRef =
  | { readonly by: 'id'; readonly id: string }
  | { readonly by: 'name'; readonly name: DistinguishedFolder; readonly mailbox: string | null };

const mailboxOf = (address: string): string =>
  element('t:Mailbox', {}, valueElement('t:EmailAddress', address));

export const folderElement = (folder: FolderRef): string =>
  folder.by === 'id'
    ? element('t:FolderId', { Id: folder.id })
    : element(
        't:DistinguishedFolderId',
        { Id: folder.name },
        folder.mailbox === null ? '' : mailboxOf(folder.mailbox),
      );

export const folderElements = (name: string, folders: readonly FolderRef[]): string =>
  element(name, {}, folders.map(folderElement).join(''));
