import type { LiveEvent } from '../../../../server/contract/live.ts';
import type { Host, TokenWish } from '../../host/host.ts';
import { claimsOf } from '../claims-challenge.ts';
import { SILENCE, type Tell } from './live-note.ts';
import { readServerEvents } from './server-events.ts';

export const LIVE_PATH = '/api/live';

/** `ended`: the server closed it because the token has ended; `lost`: anything else. */
export type StreamEnd = 'ended' | 'lost';

function send(token: string, signal: AbortSignal): Promise<Response> {
  return fetch(LIVE_PATH, {
    headers: new Headers({ Authorization: `Bearer ${token}`, Accept: 'text/event-stream' }),
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  });
}

/** A 401 is answered once, with a fresh token. */
async function open(host: Pick<Host, 'token'>, wish: TokenWish, signal: AbortSignal): Promise<Response> {
  const response = await send(await host.token(wish), signal);
  if (response.status !== 401) return response;
  const claims = claimsOf(response);
  return send(await host.token({ fresh: true, ...(claims === null ? {} : { claims }) }), signal);
}

/** Tells of what comes until there is no more. */
async function read(body: ReadableStream<Uint8Array>, tell: Tell, onSign: () => void): Promise<StreamEnd> {
  let opened = false;
  let end: StreamEnd = 'lost';
  const take = readServerEvents(({ data }) => {
    const event = JSON.parse(data) as LiveEvent;
    if (event.type === 'ended') end = 'ended';
    else {
      opened ||= event.type === 'opened';
      tell(event);
    }
  });
  const text = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return end;
    onSign();
    take(text.decode(value, { stream: true }));
    if (opened) tell({ type: 'alive' });
  }
}

/**
 * Opens the stream and follows it to its end, or until nothing came for `SILENCE`, or until `signal` is aborted.
 * @returns how it ended; it never rejects.
 */
export async function followOnce(
  host: Pick<Host, 'token'>,
  { wish, tell, onSign, signal }: { wish: TokenWish; tell: Tell; onSign: () => void; signal: AbortSignal },
): Promise<StreamEnd> {
  const silent = new AbortController();
  const kill = () => silent.abort();
  let timer = setTimeout(kill, SILENCE);
  const sign = () => {
    clearTimeout(timer);
    timer = setTimeout(kill, SILENCE);
    onSign();
  };
  try {
    const response = await open(host, wish, AbortSignal.any([signal, silent.signal]));
    if (!response.ok || response.body === null) return 'lost';
    return await read(response.body, tell, sign);
  } catch {
    return 'lost';
  } finally {
    clearTimeout(timer);
    silent.abort();
  }
}
