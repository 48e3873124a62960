import type { Connection } from './connection.ts';

/** The connections of one login, each used by one request at a time. */
export class Pool {
  readonly #idle: Connection[] = [];
  readonly #open = new Set<Connection>();
  #isClosed = false;

  /** The connection that was used last, signed in and free. */
  idle(origin: string): Connection | null {
    for (let one = this.#idle.pop(); one !== undefined; one = this.#idle.pop()) {
      if (one.isFree && one.origin === origin) return one;
      one.close();
    }
    return null;
  }

  /** Takes a new one into account, so that it is closed with the others. */
  add(connection: Connection): void {
    this.#open.add(connection);
    connection.onClosed(() => {
      this.#open.delete(connection);
      const at = this.#idle.indexOf(connection);
      if (at !== -1) this.#idle.splice(at, 1);
    });
  }

  /** Takes a connection back after a request, and closes it unless another request could use it. */
  giveBack(connection: Connection): void {
    if (connection.isFree && connection.signedIn !== null && !this.#isClosed) this.#idle.push(connection);
    else connection.close();
  }

  /** Nothing is kept from now on. What is being read now may be read to its end. */
  retire(): void {
    this.#isClosed = true;
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  /** Ends everything at once. */
  async close(): Promise<void> {
    this.retire();
    const closed = [...this.#open].map(
      (connection) => new Promise<void>((done) => connection.onClosed(done)),
    );
    for (const connection of this.#open) connection.close();
    await Promise.all(closed);
  }
}
