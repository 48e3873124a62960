import { failures } from './failure.ts';

/** Graph lets one application do so many requests to one mailbox at the same time. */
export const CONCURRENCY = 4;
const RETRY_AFTER_SECONDS = 1;

export type Throttle = {
  /** Takes a place for a request, or refuses it with 429. The answer gives the place back. */
  enter(application: string, mailbox: string): () => void;
};

/** https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits */
export function createThrottle(): Throttle {
  const running = new Map<string, number>();
  return {
    enter: (application, mailbox) => {
      const name = `${application} ${mailbox}`;
      const before = running.get(name) ?? 0;
      if (before >= CONCURRENCY) throw failures.throttled(RETRY_AFTER_SECONDS);
      running.set(name, before + 1);
      return () => {
        const left = (running.get(name) ?? 1) - 1;
        if (left === 0) running.delete(name);
        else running.set(name, left);
      };
    },
  };
}
