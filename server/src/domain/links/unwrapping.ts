import { withoutPunctuation } from './address-end.ts';
import type { Encoding, Wrapper } from './wrappers.ts';

const decodePercent = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** The bytes of a base64 text in either alphabet, with or without padding; null where it is none. */
const bytesOf = (base64: string): Uint8Array | null => {
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/').replaceAll(' ', '+'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
};

const textOf = (base64: string): string | null => {
  const bytes = bytesOf(base64);
  return bytes && new TextDecoder().decode(bytes);
};

/** Some systems take two slashes in a path for one. */
const LOST_SLASH = /^(https?:\/)(?!\/)/i;

/** How often a character of the third Proofpoint format repeats: A twice, B three times and so on. */
const RUNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * `__<address>__;<replaced characters>!!…`: every `*` in the address stands for the next replaced character, `**` and a
 * letter for a run of them.
 */
const proofpoint3 = (text: string): string | null => {
  const end = text.lastIndexOf('__;');
  const replaced = textOf(text.slice(end + 3).split('!', 1)[0] ?? '');
  if (end < 2 || replaced === null) return null;
  const characters = [...replaced];
  let next = 0;
  return text
    .slice(2, end)
    .replace(/\*(?:\*([\w-]))?/g, (_, letter: string | undefined) => {
      const length = letter === undefined ? 1 : RUNS.indexOf(letter) + 2;
      next += length;
      return characters.slice(next - length, next).join('');
    })
    .replace(LOST_SLASH, '$1/');
};

const DECODERS: Readonly<Record<Encoding, (text: string) => string | null>> = {
  plain: (text) =>
    (/^https?(?:%3a|:%2f)/i.test(text) ? decodePercent(text) : text)?.replace(LOST_SLASH, '$1/') ?? null,
  base64: textOf,
  bing: (text) => (text.startsWith('a1') ? textOf(text.slice(2)) : null),
  'proofpoint-2': (text) => decodePercent(text.replaceAll('-', '%').replaceAll('_', '/')),
  'proofpoint-3': proofpoint3,
};

/** All that follows the host. */
export const restOf = ({ pathname, search, hash }: URL): string => pathname + search + hash;

const written = (url: URL, { target, path }: Wrapper): string | null => {
  if (target === null) return null;
  if (target === 'path') return path.exec(restOf(url))?.[1] ?? null;
  for (const name of target.parameters) {
    const value = url.searchParams.get(name);
    if (value) return value;
  }
  return null;
};

/** What a rewritten address leads to, without what a gateway took along of the sentence; null where it can't be read. */
export const unwrapped = (url: URL, wrapper: Wrapper): URL | null => {
  const target = written(url, wrapper);
  const address = target && DECODERS[wrapper.encoding ?? 'plain'](target);
  return address ? URL.parse(withoutPunctuation(address), url) : null;
};
