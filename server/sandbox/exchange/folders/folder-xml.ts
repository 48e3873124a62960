import { EwsFailure } from '../ews-failure.ts';
import { type ExtendedField, extendedProperty, tagOf } from '../items/extended-properties.ts';
import type { Call } from '../operations/operation.ts';
import type { FolderShape } from '../operations/shapes.ts';
import { element } from '../soap/write-xml.ts';
import type { Folder } from './folder.ts';
import { folderElement, folderIdXml, folderProperties } from './folder-properties.ts';

const EXTENDED_AFTER = folderProperties.findIndex(({ uri }) => uri === 'folder:ChildFolderCount');

/** Properties of the store that folders have. */
const tags = { attributeHidden: 0x10f4, localCommitTimeMax: 0x670a, deletedCountTotal: 0x670b };

/** A folder with the wanted properties in the order of the schema. Throws when the caller may not ask that. */
export function folderXml(call: Call, folder: Folder, shape: FolderShape): string {
  const access = call.reach.access(folder);
  if (shape.permissions && !access.owner) throw new EwsFailure('ErrorAccessDenied');
  if (shape.permissions) call.record('folder:PermissionSet, asked by the owner');
  const counts = {
    items: folder.calendar === null ? 0 : call.state.mailboxes.items(folder.calendar.id).length,
    folders: call.reach.folders(folder.mailbox).filter(({ parent }) => parent?.id === folder.id).length,
  };
  const write = (properties: FolderShape['properties']) =>
    properties.map((one) => one.write({ folder, access, schema: call.schema, counts })).join('');
  const isBefore = (one: (typeof folderProperties)[number]) =>
    folderProperties.indexOf(one) <= EXTENDED_AFTER;
  return element(
    folderElement(folder),
    folderIdXml('t:FolderId', folder) +
      write(shape.properties.filter(isBefore)) +
      shape.extended.map((field) => extended(call, folder, field)).join('') +
      write(shape.properties.filter((one) => !isBefore(one))) +
      (call.settings.unknownElements ? '<t:Humidity>40</t:Humidity>' : ''),
  );
}

function extended({ state, milliseconds }: Call, folder: Folder, field: ExtendedField): string {
  const tag = tagOf(field);
  if (tag === tags.attributeHidden) return extendedProperty(field, 'false');
  const id = folder.calendar?.id;
  if (id === undefined) return '';
  if (tag === tags.deletedCountTotal)
    return extendedProperty(field, String(state.mailboxes.counters(id).deleted));
  if (tag === tags.localCommitTimeMax) {
    const text = new Date(state.mailboxes.counters(id).changedAt).toISOString();
    return extendedProperty(field, milliseconds ? text : `${text.slice(0, 19)}Z`);
  }
  return '';
}
