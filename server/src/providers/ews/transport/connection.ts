import type { TLSSocket } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
import { inTime } from './in-time.ts';
import type { Limits } from './limits.ts';
import { Trouble } from './trouble.ts';

export type Answer = Dispatcher.ResponseData;

export type Sent = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** What is read of an answer that nobody wants, so that its connection can be used again (bytes). */
const DRAINED = 64 * 1024;

/** Reads an answer to its end without looking at it; a long one costs its connection. */
export const drain = async ({ body }: Pick<Answer, 'body'>): Promise<void> => {
  await body.dump({ limit: DRAINED });
};

/** HTTP on one TLS socket, and on no other: what NTLM signs in is the socket itself. One request at a time. */
export class Connection {
  readonly origin: string;
  /** How a login was shown on it and accepted; null before. */
  signedIn: 'ntlm' | 'basic' | null = null;
  readonly #socket: TLSSocket;
  readonly #client: Client;
  readonly #limits: Limits;
  #reading: Answer['body'] | null = null;

  constructor(origin: string, socket: TLSSocket, limits: Limits) {
    this.origin = origin;
    this.#socket = socket;
    this.#limits = limits;
    let isGiven = false;
    this.#client = new Client(origin, {
      connect: (_options, done) => {
        // The client is not ready for an answer before it has asked.
        if (isGiven) setImmediate(done, new Trouble('connection-lost'), null);
        else setImmediate(done, null, socket);
        isGiven = true;
      },
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: limits.idle,
      keepAliveMaxTimeout: limits.idle,
      // Kept by `post`, to the moment: others wait for a login that is being shown.
      headersTimeout: 0,
      bodyTimeout: limits.silence,
      maxHeaderSize: limits.header,
    });
  }

  /** The server's certificate (DER). */
  get certificate(): Buffer {
    return this.#socket.getPeerCertificate().raw;
  }

  /** Whether another request can be sent on it: it is open, and the last answer was read to its end. */
  get isFree(): boolean {
    return !this.#socket.destroyed && (this.#reading === null || this.#reading.readableEnded);
  }

  /** @throws an error of the connection, or the reason of the signal. */
  async post({ path, headers, body, signal }: Sent): Promise<Answer> {
    const whole = inTime(this.#limits.whole, signal);
    using beginning = inTime(this.#limits.headers, whole.signal);
    try {
      const answer = await this.#client.request({
        method: 'POST',
        ...{ path, headers, body, signal: beginning.signal },
      });
      this.#reading = answer.body;
      // An answer that has arrived and that nobody reads would hold its place for ever.
      whole.signal.addEventListener('abort', () => answer.body.destroy(whole.signal.reason));
      answer.body.on('error', () => {}).once('close', () => whole[Symbol.dispose]());
      return answer;
    } catch (error) {
      whole[Symbol.dispose]();
      throw beginning.signal.aborted ? beginning.signal.reason : error;
    }
  }

  /** Calls back once, when the socket has closed, whoever closed it. */
  onClosed(callback: () => void): void {
    if (this.#socket.closed) callback();
    else this.#socket.once('close', callback);
  }

  close(): void {
    this.#reading?.destroy();
    this.#socket.destroy();
    this.#client.destroy().catch(() => {});
  }
}
