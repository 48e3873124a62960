import { type Benchmark, figure } from '../benchmark.ts';
import { median } from '../median.ts';
import { type Run, race } from './race.ts';

/** The work is the same in every run, and what else the machine does only adds to it. */
const leastCpu = (runs: readonly Run[]): number => Math.min(...runs.map(({ cpu }) => cpu));

const peakOf = (runs: readonly Run[]): number => median(runs.map(({ peak }) => peak));

const described = (name: string, runs: readonly Run[]): string => {
  const cpus = runs.map(({ cpu }) => cpu);
  const [one] = runs;
  return [
    `${name}: ${median(cpus).toFixed(2)} s of CPU (${leastCpu(runs).toFixed(2)} to ${Math.max(...cpus).toFixed(2)})`,
    `${median(runs.map(({ wall }) => wall)).toFixed(2)} s`,
    `${peakOf(runs).toFixed(0)} MiB beyond its start`,
    `${one?.requests} requests on ${Math.max(...runs.map(({ connections }) => connections))} connection(s)`,
  ].join(', ');
};

/**
 * What it takes to list a calendar on an Exchange server and to open every meeting in it, against ews-javascript-api
 * with @ewsjs/xhr. Both ask for the same properties in the same batches, one request at a time, sign in by Basic, the
 * only way in which the peer keeps its connection, and make plain objects.
 */
export const ewsSync: Benchmark = {
  figures: ['ews-sync-time', 'ews-sync-memory'],
  async run({ quick, say }) {
    const { ours, peer, provider } = await race(quick ? 2_000 : 10_000, quick ? 1 : 5);
    say(described('ours', ours));
    say(described('ews-javascript-api', peer));
    say(described('ours as it syncs, a series opened once', provider));
    return {
      'ews-sync-time': figure(leastCpu(ours), 's', leastCpu(peer)),
      'ews-sync-memory': figure(peakOf(ours), 'MiB', peakOf(peer)),
    };
  },
};
