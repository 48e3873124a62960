/** The path, and the path that a page keeps behind `#/`. */
export const routeOf = ({ pathname, hash }: URL): string =>
  hash.startsWith('#/') ? pathname + (hash.split('?', 1)[0] ?? '') : pathname;

/** A parameter, also one behind `#`; null where it says nothing. */
export const parameterOf = (url: URL, name: string): string | null => {
  const value = url.searchParams.get(name);
  if (value || url.hash === '') return value || null;
  const hidden = url.hash.slice(Math.max(url.hash.indexOf('?'), 0) + 1);
  return new URLSearchParams(hidden).get(name) || null;
};
