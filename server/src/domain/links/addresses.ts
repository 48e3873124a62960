import { endOf, JOINERS, LONGEST, plain } from './address-end.ts';
import { decodeEntities } from './entities.ts';
import { unfold } from './folded-lines.ts';
import { isWithinAttribute, unseenIn } from './markup.ts';

const SCHEME = /(?:https?|zoommtg|zoomus|msteams):$/i;
/** Letters of the scheme, colons and slashes that are written as entities hide where addresses are. */
const HIDDEN = /&(?:#(?:0*(?:47|58|112|115)|x0*(?:2f|3a|70|73))|sol|colon);/i;

/** Where the scheme before two slashes begins, or -1. */
const schemeBefore = (text: string, slashes: number): number => {
  if (text.charCodeAt(slashes - 1) !== 58) return -1;
  if (text.startsWith('https', slashes - 6)) return slashes - 6;
  if (text.startsWith('http', slashes - 5)) return slashes - 5;
  const found = SCHEME.exec(text.slice(Math.max(0, slashes - 8), slashes));
  return found ? slashes - found[0].length : -1;
};

/** Whether what stands from `host` on in a text may be of interest; asked for every address, so it has to be quick. */
export type Interest = (text: string, host: number) => boolean;

export type Address = {
  readonly address: string;
  /** Whether a reader of the text sees it as an address. Asked only for what turns out to matter, and in order. */
  readonly isShown: () => boolean;
};

/**
 * Addresses in a text or in HTML, those of no interest left out. Reads the text once, whatever is in it; only an
 * address of interest is looked at more closely: lines joined, entities decoded, punctuation taken off.
 */
export function* addressesIn(source: string, isOfInterest: Interest): Generator<Address> {
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
    if (found.address.length <= LONGEST)
      yield {
        address: plain(found.address, text.charAt(start - 1)),
        isShown: () => !isUnseen(start) && !isWithinAttribute(text, start),
      };
  }
}
