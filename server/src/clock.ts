import { z } from 'zod';
import type { Clock } from './ports/clock.ts';

const FOLLOW_EVERY = 250;
const TIMEOUT = 2_000;
/** At the start both may still be busy with themselves. */
const FIRST_TIMEOUT = 30_000;

const Answer = z.object({ offset: z.number() });

export const systemClock: Clock = { now: () => Date.now() };

/**
 * A clock kept elsewhere: `url` answers `{ offset }`, how many ms it is ahead of real time. While it can't be
 * asked the last known offset holds.
 * @throws when it can't be asked at the start.
 */
export const followedClock = async (url: string): Promise<Clock & { close(): void }> => {
  const ask = async (timeout: number) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
    return Answer.parse(await response.json()).offset;
  };
  let offset = await ask(FIRST_TIMEOUT);
  let closed = false;
  const follow = async () => {
    offset = await ask(TIMEOUT).catch(() => offset);
    if (!closed) timer = setTimeout(follow, FOLLOW_EVERY).unref();
  };
  let timer = setTimeout(follow, FOLLOW_EVERY).unref();
  return {
    now: () => Date.now() + offset,
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
};
