import type { Response } from 'express';

/** What a service answered, before anybody has heard of it. Status and headers are set on the response. */
export type HeldAnswer = {
  body: Buffer;
  /** Answers with `body`, or another one. */
  send(body?: Buffer): void;
  /** Sends the headers and half of the body, then calls `sent`. An answer without a body has no half: nothing is sent. */
  sendHalf(sent?: () => void): void;
};

/** Lets the request be carried out, and hands its answer to `then` instead of the network. */
export function holdAnswer(response: Response, then: (answer: HeldAnswer) => void): void {
  const { write, end } = response;
  const parts: Buffer[] = [];
  const holding = {
    write: (chunk: unknown, encoding: unknown) => {
      parts.push(bytes(chunk, encoding));
      return true;
    },
    end: (chunk: unknown, encoding: unknown) => {
      parts.push(bytes(chunk, encoding));
      Object.assign(response, { write, end });
      then(heldAnswer(response, Buffer.concat(parts)));
      return response;
    },
  };
  Object.assign(response, holding);
}

function heldAnswer(response: Response, body: Buffer): HeldAnswer {
  return {
    body,
    send: (sent = body) => {
      if (sent.length === 0) response.end();
      else response.set('Content-Length', String(sent.length)).end(sent);
    },
    sendHalf: (sent = () => {}) => {
      if (body.length === 0) return sent();
      response.set('Content-Length', String(body.length));
      response.write(body.subarray(0, Math.ceil(body.length / 2)), () => sent());
    },
  };
}

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}
