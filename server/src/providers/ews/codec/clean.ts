/**
 * What Exchange writes although XML 1.0 forbids it: characters, and references to such characters (`&#x1F;`).
 * https://www.w3.org/TR/xml/#charsets
 */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:x([0-9a-f]{1,16})|([0-9]{1,16}));/gi;

/** The end of a chunk that may be the beginning of a reference. */
const UNFINISHED = /&(?:#(?:x[0-9a-f]{0,16}|[0-9]{0,16})?)?$/i;

const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const cleaned = (text: string): string =>
  text.replace(SUSPECT, (match: string, hexadecimal?: string, decimal?: string) => {
    if (hexadecimal !== undefined) return isCharacter(Number.parseInt(hexadecimal, 16)) ? match : '';
    return decimal !== undefined && isCharacter(Number(decimal)) ? match : '';
  });

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
