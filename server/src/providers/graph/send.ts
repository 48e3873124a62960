import { ProviderError } from '../../ports/failure.ts';
import type { GraphCall } from './call.ts';
import type { Outgoing } from './chain.ts';

/** A page of 200 meetings with long bodies stays far below. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** From the first byte sent to the last byte read (ms). */
const DEADLINE = 60_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const unreadable = (path: string, cause?: unknown) =>
  new ProviderError({ kind: 'unintelligible', path }, { cause });

const readText = async (response: Response): Promise<string> => {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw unreadable('answer larger than allowed');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size).toString('utf8');
};

/** Errors of gateways on the way are not always JSON; their status says enough. */
const parse = (text: string, ok: boolean): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (ok) throw unreadable('answer is not JSON', cause);
    return null;
  }
};

/**
 * Ends the chain: sends, and reads the answer to its end while the mailbox's place is still held. Redirections
 * are not followed, since the request carries a token.
 */
export const send =
  (fetch: Fetch) =>
  async ({ url, init, headers }: Outgoing, call: GraphCall): Promise<Response> => {
    try {
      const signal = AbortSignal.timeout(DEADLINE);
      const response = await fetch(url, { ...init, headers, redirect: 'manual', signal });
      const body = parse(await readText(response), response.ok);
      call.answer = { status: response.status, headers: response.headers, body };
      return response;
    } catch (cause) {
      if (cause instanceof ProviderError) throw cause;
      throw new ProviderError({ kind: 'unavailable' }, { cause });
    }
  };
