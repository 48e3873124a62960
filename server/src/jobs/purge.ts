import type { Log } from '../ports/log.ts';

/** How often (ms). */
const PURGE_EVERY = 60_000;

/** Erases again and again what nobody needs any more. The answer stops it. */
export const startPurge = (purge: () => Promise<unknown>, log: Log): (() => void) => {
  const timer = setInterval(() => {
    purge().catch((error) => log.warn('purge failed', {}, error));
  }, PURGE_EVERY).unref();
  return () => clearInterval(timer);
};
