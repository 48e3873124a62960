import { unintelligible } from './tally.ts';

/** Characters; what a parser puts together piece by piece takes up to thirty times as much memory. */
const MOST = {
  /** Before the first element. */
  prolog: 64 * 1024,
  /** A tag with its attributes. */
  tag: 1024 * 1024,
  /** A text between two tags, with the comments in it: bodies of old servers come whole. */
  text: 8 * 1024 * 1024,
} as const;

/** How much came without a tag's beginning or end in it. */
export class Stretch {
  #kind: keyof typeof MOST = 'prolog';
  #length = 0;
  #moved = false;

  begin(kind: 'tag' | 'text'): void {
    this.#kind = kind;
    this.#moved = true;
  }

  /** So many characters were read. @throws ProviderError `unintelligible` where nothing comes to an end */
  passed(characters: number): void {
    this.#length = this.#moved ? 0 : this.#length + characters;
    this.#moved = false;
    if (this.#length > MOST[this.#kind]) throw unintelligible('size');
  }
}
