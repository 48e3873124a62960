import { decodeEntities } from './entities.ts';
import { unfold } from './folded-lines.ts';
import { isHostCharacter, LONGEST_HOST } from './host-characters.ts';
import { isWithinAttribute, unseenIn } from './markup.ts';

/** Longer addresses are nobody's meeting link, however often they were rewritten. */
const LONGEST = 8192;

/** What no address contains, after some of which text goes on without a space; and the start of another address. */
const END =
  /[\s"'<>\\^`{|}\u00ab\u00ad\u00bb\u200b-\u200f\u2018-\u201f\u2026-\u202f\u2039\u203a\u2060\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]|https?:\/\//g;
/** Before the scheme of an address that is a part of another one. */
const JOINERS = '=/?&#%:@+._~$!-';
const TRAILING = '.,;:!?)]*~';

const SCHEME = /(?:https?|zoommtg|zoomus|msteams):$/i;
/** Letters of the scheme, colons and slashes that are written as entities hide where addresses are. */
const HIDDEN = /&(?:#(?:0*(?:47|58|112|115)|x0*(?:2f|3a|70|73))|sol|colon);/i;

const endOf = (text: string, start: number): number => {
  END.lastIndex = start + 1;
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const isGlued = found[0].length > 1;
    if (!isGlued || !JOINERS.includes(text.charAt(found.index - 1))) return found.index;
  }
  return text.length;
};

/** Where the scheme before two slashes begins, or -1. */
const schemeBefore = (text: string, slashes: number): number => {
  if (text.charCodeAt(slashes - 1) !== 58) return -1;
  if (text.startsWith('https', slashes - 6)) return slashes - 6;
  if (text.startsWith('http', slashes - 5)) return slashes - 5;
  const found = SCHEME.exec(text.slice(Math.max(0, slashes - 8), slashes));
  return found ? slashes - found[0].length : -1;
};

/** Without the punctuation of the sentence around it. A closing bracket that the address opened is its own. */
const trimmed = (address: string, before: string): string => {
  const trailing = before === '_' ? `${TRAILING}_` : TRAILING;
  let end = address.length;
  while (trailing.includes(address.charAt(end - 1)) && end > 0) {
    if (address.charAt(end - 1) === ')' && address.lastIndexOf('(', end) !== -1) break;
    end -= 1;
  }
  return address.slice(0, end);
};

const plain = (raw: string, before = ''): string => {
  let address = raw;
  // Some systems encode what is encoded already.
  for (let pass = 0; pass < 3 && address.includes('&'); pass += 1) address = decodeEntities(address);
  return trimmed(address.slice(0, endOf(address, 0)), before);
};

/** Whether what stands from `host` on in a text may be of interest; asked for every address, so it has to be quick. */
export type Interest = (text: string, host: number) => boolean;

/**
 * Addresses in a text or in HTML, those of no interest left out. Reads the text once, whatever is in it; only an
 * address of interest is looked at more closely: lines joined, entities decoded, punctuation taken off.
 */
export function* addressesIn(source: string, isOfInterest: Interest): Generator<string> {
  const text = HIDDEN.test(source) ? decodeEntities(source) : source;
  const isUnseen = unseenIn(text);
  /** The last address left out, as long as its end was not needed. */
  let open = -1;
  /** Where the last address ends. */
  let end = 0;
  for (let slashes = text.indexOf('//'); slashes !== -1; slashes = text.indexOf('//', slashes + 2)) {
    const start = schemeBefore(text, slashes);
    if (start < end) continue;
    if (open !== -1 && JOINERS.includes(text.charAt(start - 1))) {
      end = endOf(text, open);
      open = -1;
      if (start < end) continue;
    }
    if (!isOfInterest(text, slashes + 2)) {
      open = start;
      continue;
    }
    open = -1;
    const found = unfold(text, start, endOf(text, start), LONGEST);
    end = found.end;
    if (found.address.length <= LONGEST && !isUnseen(start) && !isWithinAttribute(text, start))
      yield plain(found.address, text.charAt(start - 1));
  }
}

const BARE = /(?<![\w@/.:=?&%#-])(?:[a-z\d-]+\.)+[a-z]{2,}\/[^\s"'<>\\^`{|}]+/gi;
const BARE_HERE = new RegExp(BARE.source, 'iy');

/** Addresses that somebody wrote without `https://`. */
export function* bareAddressesIn(text: string, isOfInterest: Interest): Generator<string> {
  for (const { 0: address, index } of text.matchAll(BARE))
    if (address.length <= LONGEST && isOfInterest(text, index)) yield `https://${plain(address)}`;
}

/** The same in a long text, where only hosts that contain one of the marks are looked for. */
export function* bareAddressesWith(
  marks: readonly string[],
  text: string,
  isOfInterest: Interest,
): Generator<string> {
  for (const mark of marks)
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + mark.length)) {
      let host = at;
      while (at - host < LONGEST_HOST && isHostCharacter(text.charCodeAt(host - 1))) host -= 1;
      BARE_HERE.lastIndex = host;
      const address = BARE_HERE.exec(text)?.[0] ?? '';
      if (address !== '' && address.length <= LONGEST && isOfInterest(text, host))
        yield `https://${plain(address)}`;
    }
}
