/** Longer names are no host's. */
export const LONGEST_HOST = 253;

/** Letters, digits, hyphen, dot and underscore. */
export const isHostCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 48 && code <= 57) ||
  code === 45 ||
  code === 46 ||
  (code >= 65 && code <= 90) ||
  code === 95;
