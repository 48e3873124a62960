import { hash } from 'node:crypto';

/** Characters of a name or an address; Exchange's own go to 256. */
const LONGEST_NAME = 300;
/** Bytes of an id; an index of a database takes two to three times as much. */
const LONGEST_ID = 1000;

/** Without what no database takes: NUL, and halves of characters. Cut at `longest` characters. */
export const storable = (text: string, longest = LONGEST_NAME): string =>
  text.replaceAll('\0', '').slice(0, longest).toWellFormed();

/** An id that fits in an index; a longer one is known by its hash. */
export const storableId = (text: string): string => {
  const id = storable(text, text.length);
  return Buffer.byteLength(id) <= LONGEST_ID ? id : `sha256:${hash('sha256', id, 'base64url')}`;
};

/** Whether it can be stored as it is, and asked for again. */
export const isStorableId = (id: string): boolean => storableId(id) === id;
