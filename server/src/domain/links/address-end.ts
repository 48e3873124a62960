import { decodeEntities } from './entities.ts';

/** Longer addresses are nobody's meeting link, however often they were rewritten. */
export const LONGEST = 8192;

/**
 * What no address contains, after some of which text goes on without a space: quotes, writing without spaces, pictures,
 * and what closes the text of a Markdown link; and the start of another address.
 */
const END =
  /[\ufe00-\ufe0f\s"'<>\\^`{|}\u00ab\u00ad\u00bb\u200b-\u200f\u2018-\u201f\u2026-\u202f\u2039\u203a\u2060\u2190-\u2bff\u2e80-\ua4cf\uac00-\ud7af\ud83c-\ud83e\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef]|\]\(|https?:\/\//g;
/** Before the scheme of an address that is a part of another one. */
export const JOINERS = '=/?&#%:@+._~$!-';
const TRAILING = '.,;:!?)]*~';

export const endOf = (text: string, start: number): number => {
  END.lastIndex = start + 1;
  for (let found = END.exec(text); found !== null; found = END.exec(text)) {
    const isGlued = found[0].endsWith('//');
    if (!isGlued || !JOINERS.includes(text.charAt(found.index - 1))) return found.index;
  }
  return text.length;
};

/** The address that a text begins with. */
export const upToEnd = (text: string): string => text.slice(0, endOf(text, 0));

/** Without the punctuation of the sentence around it. A closing bracket that the address opened is its own. */
export const withoutPunctuation = (address: string, before = ''): string => {
  const trailing = before === '_' ? `${TRAILING}_` : TRAILING;
  let end = address.length;
  while (trailing.includes(address.charAt(end - 1)) && end > 0) {
    if (address.charAt(end - 1) === ')' && address.lastIndexOf('(', end) !== -1) break;
    end -= 1;
  }
  return address.slice(0, end);
};

/** Some systems encode what is encoded already. */
const decoded = (written: string): string => {
  let address = written.replaceAll('&amp;', '&');
  for (let pass = 0; pass < 3 && address.includes(';'); pass += 1) address = decodeEntities(address);
  return address;
};

/** What an address says that stands in a text, up to its end, after the character `before`. */
export const plain = (written: string, before = ''): string => {
  if (!written.includes(';')) return withoutPunctuation(written, before);
  return withoutPunctuation(upToEnd(decoded(written)), before);
};
