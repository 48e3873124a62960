import { isDeepStrictEqual } from 'node:util';
import { ask, FLAGS, startChild } from '../sync/child.ts';
import type { Order, Used } from './page-server.ts';
import type { Sums } from './read.ts';
import type { Measured, Results } from './runner.ts';

export type Run<T = unknown> = Measured<T> & Used;

const isSameWork = (one: Run<Sums>, other: Run<Sums>): boolean => {
  const work = ({ result, requests, shapes }: Run) => ({ result, requests, shapes: shapes.toSorted() });
  return isDeepStrictEqual(work(one), work(other));
};

/**
 * A calendar of `meetings` read by each in turn, every time by a process that has just begun. Ours and the peer read every
 * item completely; the provider as it always does.
 */
export const race = async (
  meetings: number,
  runs: number,
): Promise<{ readonly [N in keyof Results]: readonly Run[] }> => {
  const server = await startChild(new URL('./page-server.ts', import.meta.url));
  const order = <T>(what: Order) => ask<T>(server, what);
  const url = `https://localhost:${await order<number>({ serve: meetings })}/EWS/Exchange.asmx`;

  const run = async <N extends keyof Results>(name: N): Promise<Run<Results[N]>> => {
    const child = await startChild(new URL('./runner.ts', import.meta.url), { args: [name], flags: FLAGS });
    try {
      await order<Used>({ ask: 'used' });
      const measured = await ask<Measured<Results[N]>>(child, { url });
      return { ...measured, ...(await order<Used>({ ask: 'used' })) };
    } finally {
      child.kill();
    }
  };

  try {
    const results: { readonly [N in keyof Results]: Run[] } = { ours: [], peer: [], provider: [] };
    for (let i = 0; i < runs; i += 1) {
      const [ours, peer, provider] = [await run('ours'), await run('peer'), await run('provider')];
      for (const told of [ours.result.meetings, provider.result])
        if (told !== meetings) throw new Error(`${told} of ${meetings} meetings were read`);
      if (!isSameWork(ours, peer)) throw new Error('Ours and the peer did not do the same work.');
      results.ours.push(ours);
      results.peer.push(peer);
      results.provider.push(provider);
    }
    return results;
  } finally {
    server.kill();
  }
};
