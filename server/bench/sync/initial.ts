import { DATABASES, type DatabaseKind } from '../../test/database.ts';
import { type Benchmark, figure } from '../benchmark.ts';
import { median } from '../median.ts';
import { type Run, race } from './race.ts';

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

const described = (name: string, runs: readonly Run[]): string => {
  const walls = runs.map(({ wall }) => wall);
  const range = `${seconds(Math.min(...walls))} to ${seconds(Math.max(...walls))}`;
  const cpu = seconds(median(runs.map((run) => run.cpu)));
  return `${name}: ${seconds(median(walls))} s (${range}), ${cpu} s of CPU in its process`;
};

/** How long it takes until a calendar is in an empty database, against just downloading, parsing and writing it. */
export const syncInitial = (kind: DatabaseKind): Benchmark => ({
  figures: [`sync-initial-${kind}`],
  async run({ quick, say, pages }) {
    if (!DATABASES.includes(kind)) return 'set TEST_DATABASE_URL to measure on Postgres.';
    const { ours, floor } = await race(
      await pages(),
      kind,
      quick ? { warmUps: 1, runs: 1 } : { warmUps: 2, runs: 7 },
    );
    say(described('ours', ours));
    say(described('floor', floor));
    const value = median(ours.map(({ wall }) => wall));
    return { [`sync-initial-${kind}`]: figure(value, 'ms', median(floor.map(({ wall }) => wall))) };
  },
});
