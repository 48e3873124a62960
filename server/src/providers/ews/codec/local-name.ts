const LOCAL_NAMES = new Map<string, string>();

/** A name without its prefix. Kept, since every element needs it, and there are few; the bound is for servers that make names up. */
export const localName = (name: string): string => {
  const known = LOCAL_NAMES.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1);
  if (LOCAL_NAMES.size < 2000) LOCAL_NAMES.set(name, local);
  return local;
};
