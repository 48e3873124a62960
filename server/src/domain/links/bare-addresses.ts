import { LONGEST, plain, upToEnd } from './address-end.ts';
import type { Address, Interest } from './addresses.ts';
import { decodeEntities } from './entities.ts';
import { isHostCharacter, LONGEST_HOST } from './host-characters.ts';
import { unseenIn } from './markup.ts';

const BARE = /(?<![\w@/.:=?&%#-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s"'<>\\^`{|}]/i;
/** A scheme, or a host and what is or looks like a slash: what follows in the same word belongs to that address. */
const ADDRESS = /:\/\/|\.[^\s./]{2,}[/\\\u2044\u2215\u29f8\uff0f]/;

const WORDS = /[^\s"'<>]+/g;
const WORD = /[^\s"'<>]+/y;
const ENDS_WORD = /[\s"'<>]/;
/** What `BARE` refuses before a host: it makes of it a part of something else. */
const JOINED = '@/.:=?&%#-';

/** The word that begins at `start`. */
const wordAt = (text: string, start: number): string => {
  WORD.lastIndex = start;
  return WORD.exec(text)?.[0] ?? '';
};

const bareAddressOf = (word: string, isOfInterest: Interest): Address | null => {
  const found = word.length <= LONGEST ? BARE.exec(word) : null;
  if (!found || !isOfInterest(word, found.index)) return null;
  if (ADDRESS.test(decodeEntities(word.slice(0, found.index)))) return null;
  const address = plain(upToEnd(word.slice(found.index)));
  return { address: `https://${address}`, isShown: () => true };
};

/** Addresses that somebody wrote without `https://`. */
export function* bareAddressesIn(text: string, isOfInterest: Interest): Generator<Address> {
  for (const [word] of text.matchAll(WORDS)) {
    const address = bareAddressOf(word, isOfInterest);
    if (address !== null) yield address;
  }
}

/** Where the host begins that ends at `end` and not before `least`; -1 where what stands there is none of its own. */
const hostBefore = (text: string, end: number, least: number): number => {
  let start = end;
  const first = Math.max(least, end - LONGEST_HOST);
  while (start > first && isHostCharacter(text.charCodeAt(start - 1))) start -= 1;
  return end - start < 4 || (start > 0 && JOINED.includes(text.charAt(start - 1))) ? -1 : start;
};

/**
 * The same in a long text or in HTML, read once: looks at what stands before each slash, and at the whole word only
 * where that is a host of interest. What no reader sees is left out.
 */
export function* bareAddressesWithin(text: string, isOfInterest: Interest): Generator<Address> {
  const isUnseen = unseenIn(text);
  let end = 0;
  for (let slash = text.indexOf('/'); slash !== -1; slash = text.indexOf('/', Math.max(end, slash + 1))) {
    const host = hostBefore(text, slash, end);
    if (host === -1 || !isOfInterest(text, host)) continue;
    let start = host;
    while (start > end && !ENDS_WORD.test(text.charAt(start - 1))) start -= 1;
    const word = wordAt(text, start);
    end = start + word.length;
    const address = bareAddressOf(word, isOfInterest);
    if (address !== null) yield { ...address, isShown: () => !isUnseen(host) };
  }
}
