/**
 * Waits for work, and no longer than until the signal; the work itself may go on, and begins in any case.
 * @throws what the work throws, or the reason of the signal.
 */
export const orAborted = async <T>(work: () => T | Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    return await Promise.race([work(), promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};
