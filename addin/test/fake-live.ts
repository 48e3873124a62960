import { TextEncoder } from 'node:util';
import type { LiveEvent } from '../../server/contract/live.ts';

type Piece = { readonly done: boolean; readonly value?: Uint8Array };

/** One stream that a tab has opened; the test plays the server's part. */
class FakeStream {
  readonly authorization: string | null;
  readonly aborted: Promise<void>;
  readonly response: Response;
  open = true;
  readonly #pieces: (Piece | Error)[] = [];
  #wanting: (() => void) | null = null;

  constructor(init: RequestInit) {
    this.authorization = new Headers(init.headers).get('Authorization');
    this.aborted = new Promise((resolve) => {
      init.signal?.addEventListener('abort', () => {
        this.#push(new DOMException('', 'AbortError'));
        resolve();
      });
    });
    const read = async (): Promise<Piece> => {
      while (this.#pieces.length === 0)
        await new Promise<void>((resolve) => {
          this.#wanting = resolve;
        });
      const piece = this.#pieces.shift() as Piece | Error;
      if (piece instanceof Error) throw piece;
      return piece;
    };
    const body = { getReader: () => ({ read }) };
    this.response = { ok: true, status: 200, headers: new Headers(), body } as unknown as Response;
  }

  #push(piece: Piece | Error): void {
    this.open &&= !(piece instanceof Error || piece.done);
    this.#pieces.push(piece);
    this.#wanting?.();
  }

  write(bytes: Uint8Array | string): void {
    this.#push({ done: false, value: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes });
  }

  send(event: LiveEvent): void {
    this.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    if (event.type === 'ended') this.#push({ done: true });
  }

  heartbeat(): void {
    this.write(':\n\n');
  }

  /** The connection breaks. */
  fail(): void {
    this.#push(new TypeError('network error'));
  }
}

/** The streams of what changes. Until a test switches them on there are none, and tabs have to ask. */
export class FakeLive {
  readonly streams: FakeStream[] = [];
  /** How opening a stream is answered instead, if it is. */
  refusal: Response | null = { ok: false, status: 404, headers: new Headers(), body: null } as Response;

  on(): void {
    this.refusal = null;
  }

  /** The stream that is open. */
  get stream(): FakeStream {
    const stream = this.streams.at(-1);
    if (!stream?.open) throw new Error('No stream is open.');
    return stream;
  }

  answer(init: RequestInit): Response {
    if (this.refusal !== null) return this.refusal;
    const stream = new FakeStream(init);
    this.streams.push(stream);
    stream.send({ type: 'opened' });
    return stream.response;
  }
}
