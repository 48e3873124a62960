import { isStorableId } from '../storable.ts';
import { detached, detachedOrNull } from './detached.ts';
import type { XmlElement } from './element.ts';
import { taggedValue } from './extended.ts';
import { type Listed, listed } from './listed.ts';
import type { Property } from './properties.ts';
import { readInstant, readInteger, Unreadable } from './values.ts';

export type EwsFolder = {
  /** Case-sensitive. */
  readonly id: string;
  readonly name: string | null;
  /** `IPF.Appointment`, or a text that begins so, is a calendar. */
  readonly folderClass: string | null;
  /** When anything in it changed (UTC, ms) and how many items were deleted; null where it wasn't asked for. */
  readonly changedAt: number | null;
  readonly deletedCount: number | null;
};

export const FOLDER_PROPERTIES: readonly Property[] = [
  { by: 'path', path: 'folder:FolderClass' },
  { by: 'path', path: 'folder:DisplayName' },
];

const read = (folder: XmlElement): EwsFolder => {
  const id = folder.child('FolderId')?.attribute('Id') ?? '';
  // It is asked for by this id again, so that no shorter one can stand for it.
  if (id === '' || !isStorableId(id)) throw new Unreadable('FolderId');
  const changedAt = taggedValue(folder, '0x670A');
  const deletedCount = taggedValue(folder, '0x670B');
  return {
    id: detached(id),
    name: detachedOrNull(folder.childText('DisplayName')),
    folderClass: detachedOrNull(folder.childText('FolderClass')),
    changedAt: changedAt === null ? null : readInstant(changedAt, '0x670A'),
    deletedCount: deletedCount === null ? null : readInteger(deletedCount, '0x670B'),
  };
};

export const readFolder = (folder: XmlElement): Listed<EwsFolder> =>
  listed(folder, (entry) => entry.child('FolderId'), read);
