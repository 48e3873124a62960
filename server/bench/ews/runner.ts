import type { Client } from './client.ts';
import { readAll, type Sums } from './read.ts';

/** CPU and wall time in s; the most memory (resident) beyond what was held before, in MiB. All of this process. */
export type Measured = {
  readonly cpu: number;
  readonly wall: number;
  readonly peak: number;
  readonly sums: Sums;
};

const KIB = 1024;

const measure = async <L>(client: Client<L>): Promise<Measured> => {
  global.gc?.();
  const before = process.memoryUsage.rss() / KIB;
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const sums = await readAll(client);
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  // The system's own mark, which sees what comes and goes between two looks.
  const peak = (process.resourceUsage().maxRSS - before) / KIB;
  await client.close();
  return { cpu: (user + system) / 1_000_000, wall, peak, sums };
};

// Each has this process to itself and loads nothing of the other.
const read =
  process.argv[2] === 'ours'
    ? await import('./ours.ts').then(
        ({ ours }) =>
          (url: string) =>
            measure(ours(url)),
      )
    : await import('./peer.ts').then(
        ({ peer }) =>
          (url: string) =>
            measure(peer(url)),
      );

process.on('message', async ({ url }: { readonly url: string }) => {
  process.send?.(await read(url));
});
