import type { Calendars } from '../ports/calendars.ts';
import type { Clock } from '../ports/clock.ts';
import type { Hints } from '../ports/hints.ts';
import type { DueStream, Streams } from '../ports/streams.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import type { Watches } from '../ports/watches.ts';

export type WakeDueDeps = {
  readonly streams: Pick<Streams, 'due' | 'nextDue'>;
  readonly hints: Pick<Hints, 'take' | 'nextReady'>;
  readonly watches: Pick<Watches, 'takeDue'>;
  readonly calendars: Pick<Calendars, 'takeListings'>;
  readonly queue: Pick<SyncQueue, 'wake' | 'refresh' | 'keepWatches'>;
  readonly clock: Clock;
};

const PAGE = 500;
/** Watches that were taken up and that nobody moved are due again after this time (ms). */
const WATCH_PATIENCE = 60_000;
/** The queue goes on trying to list for most of this time (ms); a grant that is dead may live again after it. */
const LISTING_PATIENCE = 6 * 3_600_000;

const wakeStreams = async ({ streams, queue }: WakeDueDeps, now: number): Promise<void> => {
  let last: DueStream | null = null;
  do {
    const due: DueStream[] = await streams.due(now, last, PAGE);
    if (due.length > 0) await queue.wake(due);
    last = due.length === PAGE ? (due.at(-1) ?? null) : null;
  } while (last);
};

/** Wakes the calendars whose hints are ready. Gives how long it is until the next one is (ms); null when there is none. */
export const wakeHinted = async ({
  hints,
  queue,
  clock,
}: Pick<WakeDueDeps, 'hints' | 'queue' | 'clock'>): Promise<number | null> => {
  for (;;) {
    const taken = await hints.take(clock.now(), PAGE);
    if (taken.length > 0) await queue.wake(taken);
    if (taken.length < PAGE) break;
  }
  const next = await hints.nextReady();
  return next === null ? null : next - clock.now();
};

/**
 * Wakes everything whose time has come: streams, hinted calendars, watches, lists of calendars. Gives how long it is until the next
 * stream or hint (ms); null when there is none.
 */
export const wakeDue = (deps: WakeDueDeps) => async (): Promise<number | null> => {
  const { streams, watches, calendars, queue, clock } = deps;
  const now = clock.now();
  await wakeStreams(deps, now);
  const connections = await watches.takeDue(now, now + WATCH_PATIENCE, PAGE);
  for (const connection of connections) await queue.keepWatches(connection);
  const unlisted = await calendars.takeListings(now, now + LISTING_PATIENCE, PAGE);
  for (const connection of unlisted) await queue.refresh(connection);
  const hint = await wakeHinted(deps);
  const stream = await streams.nextDue(now);
  if (stream === null) return hint;
  return hint === null ? stream - now : Math.min(hint, stream - now);
};
