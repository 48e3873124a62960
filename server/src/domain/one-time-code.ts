/** Crockford's alphabet: no letters that are mistaken for digits. 32 characters, so every byte maps evenly. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A code that a person can type: 50 random bits as `XXXXX-XXXXX`. */
export const newCode = (randomBytes: (count: number) => Uint8Array): string => {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
};

/** What was typed, without the freedom people take: case, spaces, dashes and look-alikes. */
export const normalCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
