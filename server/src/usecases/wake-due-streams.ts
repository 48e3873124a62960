import type { Clock } from '../ports/clock.ts';
import type { DueStream, Streams } from '../ports/streams.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';

export type WakeDueStreamsDeps = {
  readonly streams: Pick<Streams, 'due' | 'nextDue'>;
  readonly queue: Pick<SyncQueue, 'wake'>;
  readonly clock: Clock;
};

const PAGE = 500;

/** Wakes every stream whose time has come. Gives how long it is until the next one's (ms); null when there is none. */
export const wakeDueStreams =
  ({ streams, queue, clock }: WakeDueStreamsDeps) =>
  async (): Promise<number | null> => {
    const now = clock.now();
    let last: DueStream | null = null;
    do {
      const due: DueStream[] = await streams.due(now, last, PAGE);
      if (due.length > 0) await queue.wake(due);
      last = due.length === PAGE ? (due.at(-1) ?? null) : null;
    } while (last);
    const next = await streams.nextDue(now);
    return next === null ? null : next - now;
  };
