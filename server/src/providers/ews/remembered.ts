/** What is known under keys, of which there may be many: those that were not used for the longest time are forgotten. */
export class Remembered<T> {
  readonly #most: number;
  readonly #forgotten: (value: T) => void;
  readonly #values = new Map<string, T>();

  constructor(most: number, forgotten: (value: T) => void = () => {}) {
    this.#most = most;
    this.#forgotten = forgotten;
  }

  get(key: string): T | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.#renew(key, value);
    return value;
  }

  set(key: string, value: T): void {
    this.#renew(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#most && oldest !== undefined) this.delete(oldest);
  }

  /** What is known; what `made` gives where nothing is. */
  of(key: string, made: () => T): T {
    const known = this.get(key);
    if (known !== undefined) return known;
    const value = made();
    this.set(key, value);
    return value;
  }

  delete(key: string): void {
    const value = this.#values.get(key);
    if (!this.#values.delete(key) || value === undefined) return;
    this.#forgotten(value);
  }

  values(): T[] {
    return [...this.#values.values()];
  }

  #renew(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }
}
