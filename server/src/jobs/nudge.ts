import type { Log } from '../ports/log.ts';

/** Whatever is further away (ms) is left to the sweep. */
const SOON = 2_000;

export type Nudge = { readonly nudge: () => void; readonly stop: () => Promise<void> };

/**
 * Calls `look` so many ms after it is nudged, once for however many nudges, and again as long as that says (in ms) that
 * there will be more soon. Real time.
 */
export const nudged = (look: () => Promise<number | null>, after: number, log: Log): Nudge => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const schedule = (ms: number): void => {
    if (stopped || timer) return;
    timer = setTimeout(() => {
      running = run();
    }, ms).unref();
  };
  const run = async (): Promise<void> => {
    timer = null;
    const next = await look().catch((error: unknown) => {
      log.warn('jobs.nudge-failed', {}, error);
      return null;
    });
    if (next !== null && next < SOON) schedule(Math.max(next, after / 3));
  };

  return {
    nudge: () => schedule(after),
    stop: () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      return running;
    },
  };
};
