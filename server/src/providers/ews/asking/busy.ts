import { ProviderError } from '../../../ports/failure.ts';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
/** No server is waited for longer than this, whatever it says (ms). */
const LONGEST_TOLD = 3_600_000;

/**
 * A server that is too busy for an account is left alone: everything of that account is refused at once until it may be
 * asked again, and then one request goes ahead, for whose answer the others wait. Asking before prolongs the time.
 * https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export class Busy {
  #until: number | null = null;
  #strikes = 0;
  #probe: Promise<void> | null = null;

  /**
   * Lets a request pass.
   * @throws ProviderError `throttled` where it is not the time, or what the request threw.
   */
  async pass<T>(now: () => number, ask: () => Promise<T>): Promise<T> {
    while (this.#until !== null) {
      if (now() < this.#until) throw new ProviderError({ kind: 'throttled', until: this.#until });
      if (this.#probe === null) return this.#ahead(ask);
      await this.#probe;
    }
    return ask();
  }

  async #ahead<T>(ask: () => Promise<T>): Promise<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#probe = promise;
    const told = this.#until;
    try {
      return await ask();
    } finally {
      if (this.#until === told) {
        this.#until = null;
        this.#strikes = 0;
      }
      this.#probe = null;
      resolve();
    }
  }

  /** The server was too busy at `now` (UTC, ms), for `wait` ms; null where it doesn't say. Gives when it may be asked. */
  told(wait: number | null, now: number): number {
    const guess = Math.min(FIRST_WAIT * 2 ** Math.min(this.#strikes, 10), LONGEST_WAIT);
    this.#strikes += 1;
    this.#until = Math.max(this.#until ?? 0, now + Math.min(wait ?? guess, LONGEST_TOLD));
    return this.#until;
  }
}
