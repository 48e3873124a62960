/**
 * Characters that XML 1.0 forbids, and Exchange writes. They are looked for in two parts, each of which V8 finds by leaps
 * instead of character by character. https://www.w3.org/TR/xml/#charsets
 */
const FORBIDDEN = [
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out.
  /[\u0000-\u0008\u000b\u000c\u000e\u000f\ufffe\uffff]/g,
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these as well.
  /[\u0010-\u001f]/g,
] as const;

/** References to characters (`&#x1F;`), but for those to ends of lines (`&#xD;`), of which texts are full. */
const REFERENCE = /&#(?!x[9ad];)(?:x([0-9a-f]{1,16})|([0-9]{1,16}));/gi;

/** The end of a chunk that may be the beginning of a reference. */
const UNFINISHED = /&(?:#(?:x[0-9a-f]{0,16}|[0-9]{0,16})?)?$/i;

const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const withoutForbidden = (match: string, hexadecimal?: string, decimal?: string): string =>
  isCharacter(hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)) ? match : '';

const cleaned = (text: string): string =>
  text.replace(REFERENCE, withoutForbidden).replace(FORBIDDEN[0], '').replace(FORBIDDEN[1], '');

/** Takes what XML forbids out of a text that comes in chunks, wherever the chunks are cut. */
export class Cleaner {
  #kept = '';

  /** What can be read of the text by now. */
  next(chunk: string): string {
    const text = this.#kept + chunk;
    const unfinished = UNFINISHED.exec(text.slice(-19))?.[0] ?? '';
    this.#kept = unfinished;
    return cleaned(unfinished === '' ? text : text.slice(0, -unfinished.length));
  }

  /** What is left when no more comes. */
  end(): string {
    return this.#kept;
  }
}
