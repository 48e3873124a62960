import { BEST_DATABASE } from '../../test/database.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { median } from '../median.ts';
import { race } from './race.ts';

/** The most memory (resident) that the first sync of a calendar holds beyond what the floor does, after a warm-up. */
export const syncMemory: Benchmark = {
  figures: ['sync-memory'],
  async run({ quick, say, pages }) {
    const { ours, floor } = await race(
      await pages(),
      BEST_DATABASE,
      quick ? { warmUps: 1, runs: 1 } : { warmUps: 2, runs: 3 },
    );
    const [most, least] = [ours, floor].map((runs) => median(runs.map(({ peak }) => peak)));
    if (most === undefined || least === undefined) throw new Error('nothing was measured');
    say(`ours: ${most.toFixed(0)} MiB, floor: ${least.toFixed(0)} MiB, on ${BEST_DATABASE}`);
    return { 'sync-memory': figure(most - least, 'MiB', least) };
  },
};
