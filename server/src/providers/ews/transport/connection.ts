import type { TLSSocket } from 'node:tls';
import { Client, type Dispatcher } from 'undici';
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
  readonly #whole: number;
  #reading: Answer['body'] | null = null;

  constructor(origin: string, socket: TLSSocket, limits: Limits) {
    this.origin = origin;
    this.#socket = socket;
    this.#whole = limits.whole;
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
      headersTimeout: limits.headers,
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
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new DOMException('', 'TimeoutError')), this.#whole);
    timer.unref();
    const ending = AbortSignal.any([signal, deadline.signal]);
    try {
      const answer = await this.#client.request({ method: 'POST', path, headers, body, signal: ending });
      this.#reading = answer.body;
      // An answer that has arrived and that nobody reads would hold its place for ever.
      const end = () => answer.body.destroy(ending.reason);
      ending.addEventListener('abort', end);
      answer.body
        .on('error', () => {})
        .once('close', () => {
          clearTimeout(timer);
          ending.removeEventListener('abort', end);
        });
      return answer;
    } catch (error) {
      clearTimeout(timer);
      throw ending.aborted ? ending.reason : error;
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
