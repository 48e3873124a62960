import { detachedOrNull } from './detached.ts';
import type { XmlElement } from './element.ts';
import { Unreadable } from './values.ts';

/** One entry of a list. One that can't be read is left out by itself; `path` says where, and nothing of its content. */
export type Listed<T> =
  | { readonly kind: 'item'; readonly item: T }
  | { readonly kind: 'unreadable'; readonly itemId: string | null; readonly path: string };

/** Reads one entry; `idIn` finds the element that holds its id. */
export const listed = <T>(
  entry: XmlElement,
  idIn: (entry: XmlElement) => XmlElement | null,
  read: (entry: XmlElement) => T,
): Listed<T> => {
  try {
    return { kind: 'item', item: read(entry) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return {
      kind: 'unreadable',
      itemId: detachedOrNull(idIn(entry)?.attribute('Id') ?? null),
      path: error.path,
    };
  }
};
