import { LONGEST, plain, upToEnd } from './address-end.ts';
import type { Address, Interest } from './addresses.ts';
import { decodeEntities } from './entities.ts';

const BARE = /(?<![\w@/.:=?&%#-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s"'<>\\^`{|}]/i;
/** A scheme, or a host and what is or looks like a slash: what follows in the same word belongs to that address. */
const ADDRESS = /:\/\/|\.[^\s./]{2,}[/\\\u2044\u2215\u29f8\uff0f]/;

const WORDS = /[^\s"'<>]+/g;
const WORD = /[^\s"'<>]+/y;
const ENDS_WORD = /[\s"'<>]/;

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

/** The same in a long text, where only words that contain one of the marks are looked at. */
export function* bareAddressesWith(
  marks: readonly string[],
  text: string,
  isOfInterest: Interest,
): Generator<Address> {
  for (const mark of marks) {
    let end = 0;
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, end)) {
      let start = at;
      while (start > end && !ENDS_WORD.test(text.charAt(start - 1))) start -= 1;
      const word = wordAt(text, start);
      end = start + word.length;
      const address = bareAddressOf(word, isOfInterest);
      if (address !== null) yield address;
    }
  }
}
