type Options = { readonly signal?: AbortSignal };

/** `navigator.locks`, which jsdom lacks: exclusive locks in the order of asking. https://w3c.github.io/web-locks/ */
export class FakeLocks {
  /** How often somebody has asked for a lock. */
  requests = 0;
  readonly #last = new Map<string, Promise<unknown>>();

  install(): void {
    Object.defineProperty(navigator, 'locks', { configurable: true, value: this });
  }

  async request<T>(name: string, { signal }: Options, hold: () => Promise<T>): Promise<T> {
    this.requests++;
    const before = this.#last.get(name) ?? Promise.resolve();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#last.set(
      name,
      before.then(() => held),
    );
    try {
      await Promise.race([
        before,
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      ]);
      return await hold();
    } finally {
      release();
    }
  }
}
