import type { Host } from '../../host/host.ts';
import { followOnce } from './follow-once.ts';
import type { Tell } from './live-note.ts';
import { onWake } from './wake.ts';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** A stream that lasted so long (ms) worked; what ends it later is no reason to wait longer than the first time. */
const WORKED = 10_000;
/** Between two signs of life there are 15 s; a page that comes back after a longer gap was asleep. */
const ASLEEP = 20_000;

/** How long to wait (ms) after so many failures in a row: longer each time, and not all tabs at once. */
const pauseAfter = (failures: number): number =>
  Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE) * (0.5 + Math.random() / 2);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });

/**
 * Keeps the stream open until `stop` is aborted, and tells what comes. A stream whose token has ended is followed by
 * one with a fresh token; after a failure it is tried again after 1 s, then after longer, up to 30 s, but at once when
 * the browser is online again or the page is looked at again. Never rejects.
 */
export async function keepOpen(host: Pick<Host, 'token'>, tell: Tell, stop: AbortSignal): Promise<void> {
  let failures = 0;
  let lastSign = 0;
  let turn = new AbortController();
  const stopListening = onWake((cause) => {
    if (cause === 'online' || Date.now() - lastSign > ASLEEP) turn.abort();
  });
  let fresh = false;
  while (!stop.aborted) {
    turn = new AbortController();
    const began = Date.now();
    lastSign = began;
    const end = await followOnce(host, {
      wish: fresh ? { fresh } : {},
      tell,
      onSign: () => {
        lastSign = Date.now();
      },
      signal: AbortSignal.any([stop, turn.signal]),
    });
    tell({ type: 'closed' });
    fresh = end === 'ended';
    if (turn.signal.aborted) continue;
    if (lastSign - began > WORKED) {
      failures = 0;
      if (fresh) continue;
    }
    turn = new AbortController();
    lastSign = 0;
    await pause(pauseAfter(failures++), AbortSignal.any([stop, turn.signal]));
  }
  stopListening();
}
