import { setTimeout as wait } from 'node:timers/promises';
import type { NotificationFaults } from '../../state/notification-faults.ts';
import type { Notification } from './notification.ts';
import type { Counters, Letter } from './postman.ts';

export type Outbox = {
  put(url: string, notification: Notification): void;
  /** Notifications that are neither delivered nor given up. */
  pending(): number;
  /** Resolves when nothing is gathered, delayed, on its way or to be tried again. */
  idle(): Promise<void>;
  /** Forgets all that is pending. */
  clear(): void;
};

/**
 * Gathers what happens in a moment (`gathering` ms) into one letter per address, and lets the faults have their way.
 * Every timer is one that the process need not live for.
 */
export function createOutbox(options: {
  gathering: number;
  faults: NotificationFaults;
  counters: Counters;
  deliver(letter: Letter, stop: AbortSignal): Promise<void>;
}): Outbox {
  const { gathering, faults, counters, deliver } = options;
  let gathered: Letter[] = [];
  let stopping = new AbortController();
  let pending = 0;
  let waiting: (() => void)[] = [];

  const done = (count: number) => {
    pending -= count;
    if (pending > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const send = async (letters: Letter[], stop: AbortSignal) => {
    const one = async (letter: Letter) => {
      await deliver(letter, stop);
      done(letter.notifications.length);
    };
    if (!faults.reorder) return Promise.all(letters.map(one));
    for (const letter of letters) await one(letter);
  };

  const sendGathered = async (stop: AbortSignal) => {
    await wait(gathering, undefined, { signal: stop, ref: false });
    const taken = gathered;
    gathered = [];
    const letters = faults.reorder ? taken.reverse() : joined(taken);
    if (faults.delay > 0) await wait(faults.delay, undefined, { signal: stop, ref: false });
    await send(letters, stop);
  };

  const start = () => {
    const { signal } = stopping;
    sendGathered(signal).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  };

  return {
    put: (url, notification) => {
      if (faults.lose) {
        counters.lost += 1;
        return;
      }
      if (gathered.length === 0) start();
      const times = faults.duplicate ? 2 : 1;
      for (let i = 0; i < times; i += 1) gathered.push({ url, notifications: [notification] });
      pending += times;
    },
    pending: () => pending,
    idle: () => (pending === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    clear: () => {
      stopping.abort();
      stopping = new AbortController();
      gathered = [];
      done(pending);
    },
  };
}

/** One letter per address, with what was for it in the order in which it happened. */
function joined(letters: readonly Letter[]): Letter[] {
  const byAddress = Map.groupBy(letters, ({ url }) => url);
  return [...byAddress].map(([url, same]) => ({
    url,
    notifications: same.flatMap(({ notifications }) => notifications),
  }));
}
