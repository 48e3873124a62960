/**
 * Collects what comes while a write is under way, and writes it together as the next one: many callers share one
 * transaction, and a lone one waits for nobody. Each caller's promise settles as the write that took its items did.
 */
export const inBatches = <T>(
  write: (items: readonly T[]) => Promise<void>,
): ((items: readonly T[]) => Promise<void>) => {
  let collected: T[] = [];
  let next: Promise<void> | null = null;
  let running: Promise<unknown> = Promise.resolve();

  return (items) => {
    collected.push(...items);
    if (next) return next;
    const batch = running.then(() => {
      const taken = collected;
      collected = [];
      next = null;
      return write(taken);
    });
    next = batch;
    running = batch.catch(() => {});
    return batch;
  };
};
