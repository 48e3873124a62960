import { BEST_DATABASE } from '../../test/database.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { median } from '../median.ts';
import { race } from './race.ts';

/** How many requests the first sync of a calendar needs, against the pages it consists of. */
export const syncRequests: Benchmark = {
  figures: ['sync-requests'],
  async run({ pages: recorded }) {
    const pages = await recorded();
    const { ours } = await race(pages, BEST_DATABASE, { warmUps: 0, runs: 1 });
    return { 'sync-requests': figure(median(ours.map(({ requests }) => requests)), 'requests', pages.pages) };
  },
};
