/** The path, and the path that a page keeps behind `#/`. */
export const routeOf = ({ pathname, hash }: URL): string =>
  hash.startsWith('#/') ? pathname + (hash.split('?', 1)[0] ?? '') : pathname;

/** Reads parameters, also those behind `#`. */
export const parametersOf = (url: URL): ((name: string) => string | null) => {
  const hidden = new URLSearchParams(url.hash.slice(Math.max(url.hash.indexOf('?'), 0) + 1));
  return (name) => url.searchParams.get(name) || hidden.get(name) || null;
};
