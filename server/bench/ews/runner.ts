import { readAll, type Sums } from './read.ts';

/** CPU and wall time in s; the most memory (resident) beyond what was held before, in MiB. All of this process. */
export type Measured<T> = {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
  readonly result: T;
};

/** What can be measured, by the name of the one that does it. */
export type Results = { readonly ours: Sums; readonly peer: Sums; readonly provider: number };

const KIB = 1024;

const measure = async <T>(work: () => Promise<T>): Promise<Measured<T>> => {
  global.gc?.();
  const before = process.memoryUsage.rss() / KIB;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const result = await work();
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  // The system's own mark, which sees what comes and goes between two looks.
  const peak = (process.resourceUsage().maxRSS - before) / KIB;
  return { cpu: (user + system) / 1_000_000, wall, peak, result };
};

// Each has this process to itself and loads nothing of the others.
const load: { readonly [N in keyof Results]: () => Promise<(url: string) => Promise<Results[N]>> } = {
  ours: async () => {
    const { ours } = await import('./ours.ts');
    return (url) => readAll(ours(url));
  },
  peer: async () => {
    const { peer } = await import('./peer.ts');
    return (url) => readAll(peer(url));
  },
  provider: async () => (await import('./provider.ts')).syncAll,
};
const read = await load[process.argv[2] as keyof Results]();

process.on('message', async ({ url }: { readonly url: string }) => {
  process.send?.(await measure<Sums | number>(() => read(url)));
});
