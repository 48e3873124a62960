import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { Remembered } from '../remembered.ts';
import { orAborted } from './or-aborted.ts';
import { Places } from './places.ts';

type Addresses = readonly LookupAddress[];

/** All addresses of a name; fails as `dns.lookup` does, or with the reason of the signal. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<Addresses>;

type Search = { waiting: number; found: Promise<Addresses> };

/**
 * Looks up one name at a time, each in the order of asking. A look-up can't be called back: it keeps its place to its end,
 * whoever waits for it still. The same name is waited for together, and nobody is looked up for whom nobody waits any more.
 */
const oneAtATime = (look: (host: string) => Promise<Addresses>): Resolve => {
  const places = new Places(1);
  const searches = new Map<string, Search>();

  const run = async (host: string, search: Search): Promise<Addresses> => {
    await places.enter();
    try {
      if (search.waiting === 0) throw new Error('nobody waits any more');
      return await look(host);
    } finally {
      searches.delete(host);
      places.leave();
    }
  };

  const begin = (host: string): Search => {
    const search: Search = { waiting: 0, found: Promise.resolve([]) };
    search.found = run(host, search);
    search.found.catch(() => {});
    searches.set(host, search);
    return search;
  };

  return async (host, signal) => {
    const search = searches.get(host) ?? begin(host);
    search.waiting++;
    try {
      return await orAborted(() => search.found, signal);
    } finally {
      search.waiting--;
    }
  };
};

/** Names of which addresses are remembered, at most. */
const MOST_KNOWN = 10_000;
/** How long addresses are taken as they are, and how long while they are looked up anew (ms). */
const FRESH = 30_000;
const KEPT = 600_000;

export type LookUps = {
  /** For what a person waits for, who may type any name: each time anew. */
  readonly typed: Resolve;
  /** For servers that are read: what was found a moment ago counts, so that a slow name keeps none of them waiting that is known. */
  readonly stored: Resolve;
};

/** Looks up names that people type apart from those of servers that are read: neither waits for the other. `now`: ms. */
export const lookUps = (look: (host: string) => Promise<Addresses>, now: () => number): LookUps => {
  const known = new Remembered<{ readonly addresses: Addresses; readonly at: number }>(MOST_KNOWN);
  const learnt = async (host: string): Promise<Addresses> => {
    const addresses = await look(host);
    known.set(host, { addresses, at: now() });
    return addresses;
  };
  const anew = oneAtATime(learnt);
  return {
    typed: oneAtATime(learnt),
    stored: async (host, signal) => {
      const found = known.get(host);
      const age = found === undefined ? Number.POSITIVE_INFINITY : now() - found.at;
      if (found === undefined || age > KEPT) return anew(host, signal);
      if (age > FRESH) anew(host, new AbortController().signal).catch(() => {});
      return found.addresses;
    },
  };
};

/**
 * As the system does, with its file of hosts. libuv gives look-ups two of its four threads, for everything in a process:
 * names that people type take one of them at most, and servers that are read the other.
 * https://docs.libuv.org/en/v1.x/threadpool.html
 */
export const systemLookUps: LookUps = lookUps(
  (host) => lookup(host, { all: true }),
  () => performance.now(),
);
