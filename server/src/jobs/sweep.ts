import type { Log } from '../ports/log.ts';

/** Between these two (ms), as soon as the next stream is due. A clock that leaps is noticed within the longer one. */
const SOONEST = 500;
const LATEST = 2_000;

/** Calls `wakeDue` again and again, in real time, until it is stopped. Any number of processes may do so. */
export const startSweep = (
  wakeDue: () => Promise<number | null>,
  log: Log,
): { readonly stop: () => Promise<void> } => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const sweep = async (): Promise<void> => {
    const next = await wakeDue().catch((error: unknown) => {
      log.warn('jobs.sweep-failed', {}, error);
      return null;
    });
    if (stopped) return;
    const pause = Math.min(Math.max(next ?? LATEST, SOONEST), LATEST);
    timer = setTimeout(() => {
      running = sweep();
    }, pause).unref();
  };
  let running = sweep();

  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
};
