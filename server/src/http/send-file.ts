import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

export type FileMeta = { readonly type: string; readonly name: string };

/**
 * Sends a file as fast as it is read, to be kept under its name. What fails after the first piece breaks the connection,
 * so that nobody takes half a file for a whole one; who goes before the end fails nothing.
 */
export const sendFile = async (
  response: Response,
  { type, name }: FileMeta,
  pieces: AsyncIterable<string>,
): Promise<void> => {
  response.set({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });
  let gone = false;
  response.once('close', () => {
    gone = !response.writableFinished;
  });
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    if (!(gone && (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  }
};
