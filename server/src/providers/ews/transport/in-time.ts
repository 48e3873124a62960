/** What work is given that has to end by then. */
export type InTime = Disposable & { readonly signal: AbortSignal };

/**
 * A signal that aborts when a time (ms) is over, or with one of others; once disposed it never does, and nothing holds it.
 * What `AbortSignal.any` makes of an `AbortSignal.timeout` Node never frees. https://github.com/nodejs/node/issues/54614
 */
export const inTime = (time: number, ...others: readonly AbortSignal[]): InTime => {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new DOMException('', 'TimeoutError')), time);
  timer.unref();
  const followed = others.map((other) => {
    const follow = () => over.abort(other.reason);
    if (other.aborted) follow();
    else other.addEventListener('abort', follow);
    return () => other.removeEventListener('abort', follow);
  });
  return {
    signal: over.signal,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const leave of followed) leave();
    },
  };
};
