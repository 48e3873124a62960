import type { Folder } from '../folders/folder.ts';
import type { Rendering } from '../items/rendering.ts';
import type { XmlElement } from '../soap/read-xml.ts';
import type { Call } from './operation.ts';
import { bodyWish } from './shapes.ts';

/** How the items of a folder are written down for this request. */
export function renderingOf(
  { schema, settings, milliseconds, reach }: Call,
  folder: Folder,
  { list, shape }: { list: boolean; shape: XmlElement | undefined },
): Rendering {
  return {
    schema,
    settings,
    list,
    milliseconds,
    folder,
    access: reach.access(folder),
    zone: reach.person(folder.mailbox)?.timeZone ?? 'UTC',
    ...bodyWish(shape),
  };
}
