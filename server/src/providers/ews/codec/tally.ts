import { ProviderError } from '../../../ports/failure.ts';

/** Elements, attributes and texts that one item, and what stands around it, may be made of; a series with a thousand exceptions has about 15,000. */
const MOST_HELD = 50_000;
/** The same of a whole answer; a thousand items have about 100,000. */
const MOST_READ = 500_000;

/** There is no answer in it; `path` says what was expected or refused, and nothing of its content. */
export const unintelligible = (path: string, cause?: unknown): ProviderError =>
  new ProviderError({ kind: 'unintelligible', path }, { cause });

/** Counts what an answer is made of, so that a short one which unpacks to very much ends before it fills the memory. */
export class Tally {
  #held = 0;
  #read = 0;

  /** So many more are held. @throws ProviderError `unintelligible` where that is too much */
  take(count: number): void {
    this.#held += count;
    this.#read += count;
    if (this.#held > MOST_HELD || this.#read > MOST_READ) throw unintelligible('size');
  }

  /** So many are held no more. */
  giveUp(count: number): void {
    this.#held -= count;
  }
}
