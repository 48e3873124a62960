import type { Contender, Measured, Task } from './contender.ts';

/** Often enough to see a page come and go (ms). */
const LOOK_EVERY = 20;
const MIB = 1024 * 1024;

const watchMemory = () => {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(timer);
    look();
    return most / MIB;
  };
};

const measure = async (contender: Contender, task: Task): Promise<Measured> => {
  const prepared = await contender(task);
  global.gc?.();
  const peakOf = watchMemory();
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  await prepared.sync();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peak = peakOf();
  const stored = await prepared.stored();
  await prepared.close();
  return { wall, cpu: (user + system) / 1000, peak, stored };
};

// Each has this process to itself and loads nothing of the other.
const contender =
  process.argv[2] === 'ours' ? (await import('./ours.ts')).ours : (await import('./floor.ts')).floor;

process.on('message', async (task: Task) => {
  process.send?.(await measure(contender, task));
});
