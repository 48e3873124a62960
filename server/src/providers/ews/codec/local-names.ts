import { detached } from './detached.ts';

type Known = {
  readonly name: string;
  readonly local: string;
  /** What came after it the last time: items repeat themselves. */
  next: Known | null;
};

const KNOWN = new Map<string, Known>();

/** The bounds are for servers that make names up. */
const MOST_NAMES = 2000;
const LONGEST_NAME = 64;

const localName = (name: string): string => detached(name.slice(name.indexOf(':') + 1));

/** Null for one that is not worth keeping. */
const known = (name: string): Known | null => {
  const found = KNOWN.get(name);
  if (found !== undefined) return found;
  if (KNOWN.size >= MOST_NAMES || name.length > LONGEST_NAME) return null;
  const added = { name: detached(name), local: localName(name), next: null };
  KNOWN.set(added.name, added);
  return added;
};

/** The names of an answer's elements without their prefixes. Kept, since every element needs one, and there are few. */
export class LocalNames {
  #last: Known | null = null;

  /** Of the element that comes next. */
  of(name: string): string {
    const guess = this.#last?.next ?? null;
    const current = guess?.name === name ? guess : known(name);
    if (current === null) return localName(name);
    if (this.#last !== null) this.#last.next = current;
    this.#last = current;
    return current.local;
  }
}
