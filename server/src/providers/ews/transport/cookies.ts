/** What keeps a login at the machine that serves its mailbox; nothing else is remembered. */
const KEPT = /^(exchangecookie|x-backendoverridecookie|x-backendcookie)$/i;
const VALUE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]{1,4096}$/;

const isGone = (attributes: readonly string[], now: number): boolean =>
  attributes.some((attribute) => {
    const [name = '', value = ''] = attribute.split(/=(.*)/s, 2).map((part) => part.trim());
    if (/^max-age$/i.test(name)) return Number(value) <= 0;
    return /^expires$/i.test(name) && Date.parse(value) <= now;
  });

/**
 * Cookies of one login at one server. Being of one host and path, they need no more than their names, whose case is of no
 * meaning to Exchange: the newer one of two counts.
 */
export class Cookies {
  /** `name=value` as the server wrote it last, by the name in lower case. */
  readonly #pairs = new Map<string, string>();

  /** Takes the lines of `Set-Cookie`. `now` is UTC in ms. */
  take(lines: string | readonly string[] | undefined, now: number): void {
    for (const line of [lines ?? []].flat()) {
      const [pair = '', ...attributes] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s, 2).map((part) => part.trim());
      if (!KEPT.test(name)) continue;
      const key = name.toLowerCase();
      if (isGone(attributes, now) || !VALUE.test(value)) this.#pairs.delete(key);
      else this.#pairs.set(key, `${name}=${value}`);
    }
  }

  /** The header `Cookie`; null when there is nothing to say. */
  header(): string | null {
    return this.#pairs.size === 0 ? null : [...this.#pairs.values()].join('; ');
  }
}
