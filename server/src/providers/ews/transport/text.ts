import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProviderError } from '../../../ports/failure.ts';
import type { Answer } from './connection.ts';
import { providerError } from './failure.ts';
import { Trouble } from './trouble.ts';

/** One coding by two names. https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.3 */
const GZIP: ReadonlySet<string> = new Set(['gzip', 'x-gzip']);

/** The bytes of an answer, unpacked. */
const unpacked = ({ body, headers }: Answer): Readable => {
  const coding = [headers['content-encoding'] ?? []].flat().join(',').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return body;
  if (!GZIP.has(coding)) throw new Trouble('answer-unintelligible');
  // Errors of either side arrive at whoever reads the result.
  return pipeline(body, createGunzip(), () => {});
};

async function* decoded(answer: Answer, largest: number): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of unpacked(answer)) {
    size += (chunk as Buffer).length;
    if (size > largest) throw new ProviderError({ kind: 'unintelligible', path: 'size' });
    const text = decoder.decode(chunk as Buffer, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/**
 * The text of an answer in UTF-8, to be read once; what is not valid becomes U+FFFD. Given up before its end, or larger
 * than `largest` bytes, it ends its connection. Reading it throws ProviderError.
 */
export const textOf = (answer: Answer, largest: number): AsyncIterable<string> => {
  const chunks = decoded(answer, largest);
  const giveUp = async (): Promise<void> => {
    answer.body.destroy();
    await chunks.return().catch(() => {});
  };
  const iterator: AsyncIterator<string, void> = {
    next: async () => {
      try {
        return await chunks.next();
      } catch (error) {
        await giveUp();
        throw providerError(error);
      }
    },
    return: async () => {
      await giveUp();
      return { done: true, value: undefined };
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
};
