import { setTimeout as wait } from 'node:timers/promises';
import { type Post, postOnce } from '../post.ts';
import type { Timings } from '../timings.ts';
import type { Notification } from './notification.ts';
import { createPace } from './pace.ts';

/** How many notifications had which fate. */
export type Counters = {
  /** Left the sandbox at least once. */
  sent: number;
  /** Were answered with 2xx. */
  delivered: number;
  /** Were answered with something else, or not in time; one that is tried again counts again. */
  failed: number;
  /** Never left it: a fault, or an endpoint that is too slow. */
  lost: number;
};

export type Letter = { url: string; notifications: Notification[] };

/**
 * Brings notifications to an endpoint: one that doesn't take them is tried again, with growing pauses, until Graph
 * gives up. https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
export function createPostman(options: { post: Post; timings: Timings; now(): number; counters: Counters }) {
  const { post, timings, now, counters } = options;
  const pace = createPace(now);

  const attempt = async ({ url, notifications }: Letter, stop: AbortSignal): Promise<boolean> => {
    const started = now();
    const content = {
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ value: notifications }),
    };
    const read = async (response: Response) => {
      await response.body?.cancel();
      return response.ok;
    };
    const taken = await postOnce(post, url, content, { limit: timings.answer, stop, read }).catch(
      () => false,
    );
    stop.throwIfAborted();
    pace.answered(new URL(url).host, now() - started);
    counters[taken ? 'delivered' : 'failed'] += notifications.length;
    return taken;
  };

  /** Resolves when the letter was taken, given up or dropped; rejects when `stop` is aborted. */
  return async (letter: Letter, stop: AbortSignal): Promise<void> => {
    const treatment = pace.treatment(new URL(letter.url).host);
    if (treatment === 'drop') {
      counters.lost += letter.notifications.length;
      return;
    }
    const rest = (ms: number) => wait(ms, undefined, { signal: stop, ref: false });
    if (treatment === 'slow') await rest(timings.slowDelay);
    counters.sent += letter.notifications.length;
    const end = now() + timings.givingUp;
    let pause = timings.firstPause;
    while (!(await attempt(letter, stop))) {
      if (now() + pause > end) return;
      await rest(pause);
      pause = Math.min(pause * 2, timings.longestPause);
    }
  };
}
