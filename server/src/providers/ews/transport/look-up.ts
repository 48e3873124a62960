import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { Places } from './places.ts';

/** All addresses of a name; fails as `dns.lookup` does, or with the reason of the signal. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<readonly LookupAddress[]>;

/**
 * Looks up one name at a time, each in the order of asking. A look-up can't be called back: it keeps its place to its end,
 * whoever waits for it still, and the same name is waited for together.
 */
export const oneAtATime = (look: (host: string) => Promise<readonly LookupAddress[]>): Resolve => {
  const places = new Places(1);
  let running: { readonly host: string; readonly found: Promise<readonly LookupAddress[]> } | null = null;
  return async (host, signal) => {
    if (running?.host === host) return running.found;
    await places.enter(signal);
    const found = look(host).finally(() => {
      running = null;
      places.leave();
    });
    running = { host, found };
    return found;
  };
};

/**
 * As the system does, with its file of hosts. libuv gives look-ups two of its four threads, for everything in a process:
 * names that people type take one of them at most, so that slow ones keep nobody else waiting.
 * https://docs.libuv.org/en/v1.x/threadpool.html
 */
export const systemResolve: Resolve = oneAtATime((host) => lookup(host, { all: true }));
