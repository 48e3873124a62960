import { detached } from './detached.ts';

const LOCAL_NAMES = new Map<string, string>();

/** The bounds are for servers that make names up. */
const MOST_NAMES = 2000;
const LONGEST_NAME = 64;

/** A name without its prefix. Kept, since every element needs it, and there are few. */
export const localName = (name: string): string => {
  const known = LOCAL_NAMES.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1);
  if (LOCAL_NAMES.size < MOST_NAMES && name.length <= LONGEST_NAME)
    LOCAL_NAMES.set(detached(name), detached(local));
  return local;
};
