import type { XmlElement } from './element.ts';
import { readBoolean, readInteger, Unreadable } from './values.ts';
import { element } from './write.ts';

/** What a page says of the whole. `nextOffset` is where the next one begins unless it is the last; a calendar view has none. */
export type Page = {
  /** Nothing comes after it. False in a calendar view means that it was cut off. */
  readonly last: boolean;
  readonly nextOffset: number | null;
  readonly total: number | null;
};

export const pageElement = (name: string, offset: number, most: number): string =>
  element(name, { MaxEntriesReturned: most, Offset: offset, BasePoint: 'Beginning' });

/** @throws Unreadable */
export const readPage = (message: XmlElement): Page => {
  const root = message.child('RootFolder');
  const last = root?.attribute('IncludesLastItemInRange') ?? null;
  // Without this word nobody knows whether something is missing, and what is missing is taken as deleted.
  if (root === null || last === null) throw new Unreadable('RootFolder.IncludesLastItemInRange');
  const number = (name: string): number | null => {
    const text = root.attribute(name);
    return text === null ? null : readInteger(text, `RootFolder.${name}`);
  };
  return {
    last: readBoolean(last, 'RootFolder.IncludesLastItemInRange'),
    nextOffset: number('IndexedPagingOffset'),
    total: number('TotalItemsInView'),
  };
};
