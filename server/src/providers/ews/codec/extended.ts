import { detached } from './detached.ts';
import type { XmlElement } from './element.ts';

/** A MAPI tag as a number, however it is written: `0x670A`, `0x670a` or `26378`. */
const tagOf = (text: string): number => Number(text.trim());

/** The value of an extended property with a MAPI tag; null where there is none. */
export const taggedValue = (owner: XmlElement, tag: `0x${string}`): string | null => {
  for (const property of owner.children) {
    if (property.name !== 'ExtendedProperty') continue;
    const written = property.child('ExtendedFieldURI')?.attribute('PropertyTag') ?? null;
    if (written !== null && tagOf(written) === tagOf(tag)) return property.childText('Value');
  }
  return null;
};

const NONE: ReadonlyMap<string, string> = new Map();

/** Extended properties that have a name, by their names. */
export const namedValues = (owner: XmlElement): ReadonlyMap<string, string> => {
  let values: Map<string, string> | null = null;
  for (const property of owner.children) {
    if (property.name !== 'ExtendedProperty') continue;
    const name = property.child('ExtendedFieldURI')?.attribute('PropertyName') ?? null;
    const value = property.childText('Value');
    if (name === null || value === null || values?.has(name)) continue;
    values ??= new Map();
    values.set(detached(name), detached(value));
  }
  return values ?? NONE;
};
