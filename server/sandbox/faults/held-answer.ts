import type { Response } from 'express';

const bytes = (chunk: unknown, encoding: unknown): Buffer => {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
};

/**
 * Lets the request be carried out and keeps its answer back: resolves to the body once all of it is there. Status and
 * headers are set on `response` by then, nothing is sent, and writing works as usual again.
 */
export const holdAnswer = (response: Response): Promise<Buffer> =>
  new Promise((resolve) => {
    const { write, end } = response;
    const chunks: Buffer[] = [];
    response.write = ((chunk: unknown, encoding: unknown) => {
      chunks.push(bytes(chunk, encoding));
      return true;
    }) as Response['write'];
    response.end = ((chunk: unknown, encoding: unknown) => {
      chunks.push(bytes(chunk, encoding));
      Object.assign(response, { write, end });
      resolve(Buffer.concat(chunks));
      return response;
    }) as Response['end'];
  });
