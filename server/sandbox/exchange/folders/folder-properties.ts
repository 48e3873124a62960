import type { Access } from '../caller.ts';
import { folderChangeKey } from '../ids.ts';
import { element, valued } from '../soap/write-xml.ts';
import type { Schema } from '../versions.ts';
import type { Folder } from './folder.ts';
import { effectiveRights } from './rights.ts';

export type FolderWritten = {
  folder: Folder;
  access: Access;
  schema: Schema;
  /** Items in it, and folders directly below it. */
  counts: { items: number; folders: number };
};

/** A property of folders. */
export type FolderProperty = {
  uri: string;
  since: Schema;
  byDefault: boolean;
  /** Empty when the folder doesn't have it. */
  write(written: FolderWritten): string;
};

const property = (
  uri: string,
  write: FolderProperty['write'],
  options: Partial<FolderProperty> = {},
): FolderProperty => ({ uri, write, since: 'Exchange2007', byDefault: false, ...options });

const byDefault = { byDefault: true };

/** What is in it: its class decides the name of the element. */
export const folderElement = ({ class: name, distinguished }: Folder): string => {
  if (distinguished === 'searchfolders') return 't:Folder';
  if (name?.startsWith('IPF.Appointment')) return 't:CalendarFolder';
  if (name?.startsWith('IPF.Contact')) return 't:ContactsFolder';
  return name?.startsWith('IPF.Task') ? 't:TasksFolder' : 't:Folder';
};

export const folderIdXml = (name: string, { id, mailbox, version }: Folder): string =>
  element(name, '', { Id: id, ChangeKey: folderChangeKey(mailbox, version) });

/**
 * In the order of the schema; extended properties stand after `folder:ChildFolderCount`.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/calendarfolder
 */
export const folderProperties: readonly FolderProperty[] = [
  property('folder:ParentFolderId', ({ folder }) =>
    folder.parent === null ? '' : folderIdXml('t:ParentFolderId', folder.parent),
  ),
  property('folder:FolderClass', ({ folder }) =>
    folder.class === null ? '' : valued('t:FolderClass', folder.class),
  ),
  property('folder:DisplayName', ({ folder }) => valued('t:DisplayName', folder.name), byDefault),
  property('folder:TotalCount', ({ counts }) => valued('t:TotalCount', counts.items), byDefault),
  property(
    'folder:ChildFolderCount',
    ({ counts }) => valued('t:ChildFolderCount', counts.folders),
    byDefault,
  ),
  property('folder:EffectiveRights', ({ access, schema }) => effectiveRights(access, schema)),
  property(
    'folder:DistinguishedFolderId',
    ({ folder }) =>
      folder.distinguished === null ? '' : valued('t:DistinguishedFolderId', folder.distinguished),
    { since: 'Exchange2013' },
  ),
  property(
    'folder:SharingEffectiveRights',
    ({ folder, access }) =>
      folderElement(folder) === 't:CalendarFolder'
        ? valued('t:SharingEffectiveRights', access.owner ? 'FullDetails' : access.sharing)
        : '',
    { since: 'Exchange2010' },
  ),
  property(
    'folder:UnreadCount',
    ({ folder }) => (folderElement(folder) === 't:Folder' ? valued('t:UnreadCount', 0) : ''),
    byDefault,
  ),
];
