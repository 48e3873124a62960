import { EwsFailure } from '../ews-failure.ts';
import { type FolderProperty, folderProperties } from '../folders/folder-properties.ts';
import type { ExtendedField } from '../items/extended-properties.ts';
import type { ItemShape } from '../items/item-xml.ts';
import { itemProperties } from '../items/properties.ts';
import type { Rendering } from '../items/rendering.ts';
import { childNamed, type XmlElement } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import { reaches } from '../versions.ts';
import type { Call } from './operation.ts';

const byUri = new Map(itemProperties.map((property) => [property.uri, property]));

const notForThis = (uri: string) =>
  new EwsFailure('ErrorInvalidPropertyRequest', {
    details: element('t:FieldURI', '', { FieldURI: uri }),
  });

/** What of items a request wants. Throws for what lists can't give, when a list is asked for. */
export function itemShape(call: Call, shape: XmlElement | undefined, { list }: { list: boolean }): ItemShape {
  const base = childNamed(shape, 'BaseShape')?.text.trim();
  const { uris, extended } = additional(shape);
  for (const uri of uris) {
    if (uri === 'item:ItemId') continue;
    const property = byUri.get(uri);
    if (property === undefined && /^(item|calendar):/.test(uri)) call.record(`property ${uri}`);
    else if (property === undefined) throw notForThis(uri);
    if (list && property?.getOnly) throw notForThis(uri);
  }
  const properties = itemProperties.filter(({ uri, since, byDefault, extra, getOnly }) => {
    if (uris.has(uri)) return true;
    if ((list && getOnly) || !reaches(call.schema, since)) return false;
    return (base === 'Default' && byDefault) || (base === 'AllProperties' && !extra);
  });
  return { properties, extended };
}

/** How bodies are to be given. */
export function bodyWish(shape: XmlElement | undefined): Pick<Rendering, 'bodyType' | 'maximumBodySize'> {
  const type = childNamed(shape, 'BodyType')?.text.trim();
  const size = childNamed(shape, 'MaximumBodySize')?.text;
  return {
    bodyType: type === 'HTML' || type === 'Text' ? type : 'Best',
    maximumBodySize: size === undefined ? null : Number(size),
  };
}

export type FolderShape = {
  properties: readonly FolderProperty[];
  extended: readonly ExtendedField[];
  /** Who has which right, which a mere reader may not even ask. */
  permissions: boolean;
};

export function folderShape(call: Call, shape: XmlElement | undefined): FolderShape {
  const base = childNamed(shape, 'BaseShape')?.text.trim();
  const { uris, extended } = additional(shape);
  const known = new Set(folderProperties.map(({ uri }) => uri));
  for (const uri of uris) {
    if (!uri.startsWith('folder:')) throw notForThis(uri);
    if (!known.has(uri) && uri !== 'folder:FolderId' && uri !== 'folder:PermissionSet')
      call.record(`property ${uri}`);
  }
  const properties = folderProperties.filter(
    ({ uri, since, byDefault }) =>
      uris.has(uri) ||
      (reaches(call.schema, since) && ((base === 'Default' && byDefault) || base === 'AllProperties')),
  );
  return { properties, extended, permissions: uris.has('folder:PermissionSet') };
}

function additional(shape: XmlElement | undefined): { uris: Set<string>; extended: ExtendedField[] } {
  const uris = new Set<string>();
  const extended: ExtendedField[] = [];
  for (const { name, attributes } of childNamed(shape, 'AdditionalProperties')?.children ?? []) {
    if (name === 'FieldURI') uris.add(attributes.FieldURI ?? '');
    if (name === 'ExtendedFieldURI') extended.push(attributes);
  }
  return { uris, extended };
}
