import { isDeepStrictEqual } from 'node:util';
import { ask, startChild } from '../sync/child.ts';
import type { Order, Used } from './page-server.ts';
import type { Measured } from './runner.ts';

export type Run = Measured & Used;
type Name = 'ours' | 'peer';

/** The young generation is held as `npm run serve` holds it. */
const FLAGS = ['--max-semi-space-size=16', '--expose-gc'];

/** A calendar of `meetings` read by ours and by the peer in turn, every time by a process that has just begun. */
export const race = async (meetings: number, runs: number): Promise<Readonly<Record<Name, Run[]>>> => {
  const server = await startChild(new URL('./page-server.ts', import.meta.url));
  const order = <T>(what: Order) => ask<T>(server, what);
  const url = `https://localhost:${await order<number>({ serve: meetings })}/EWS/Exchange.asmx`;

  const run = async (name: Name): Promise<Run> => {
    const child = await startChild(new URL('./runner.ts', import.meta.url), { args: [name], flags: FLAGS });
    try {
      await order<Used>({ ask: 'used' });
      const measured = await ask<Measured>(child, { url });
      return { ...measured, ...(await order<Used>({ ask: 'used' })) };
    } finally {
      child.kill();
    }
  };

  try {
    const results: Record<Name, Run[]> = { ours: [], peer: [] };
    for (let i = 0; i < runs; i += 1) {
      const [one, other] = [await run('ours'), await run('peer')];
      if (one.sums.meetings !== meetings) throw new Error(`${one.sums.meetings} of ${meetings} were read`);
      const work = ({ sums, requests, shapes }: Run) => ({ sums, requests, shapes: shapes.toSorted() });
      if (!isDeepStrictEqual(work(one), work(other)))
        throw new Error(`not the same work: ${JSON.stringify([work(one), work(other)])}`);
      results.ours.push(one);
      results.peer.push(other);
    }
    return results;
  } finally {
    server.kill();
  }
};
