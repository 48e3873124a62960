import type { Job } from 'pg-boss';
import type { Log } from '../ports/log.ts';
import type { CalendarRef, ConnectionRef, SyncQueue } from '../ports/sync-queue.ts';
import { createBoss, type JobDatabase } from './boss.ts';
import { takeUpOrphans } from './orphans.ts';
import { enter, type Presence } from './presence.ts';
import {
  ensureQueues,
  KEEP_WATCHES,
  QUEUE_NAMES,
  REFRESH_CALENDARS,
  SYNC_CALENDAR,
  syncQueue,
} from './queues.ts';
import { startSweep } from './sweep.ts';

/** What the jobs do. */
export type JobHandlers = {
  /** Ends early when `stopping` says so. */
  readonly syncCalendar: (calendar: CalendarRef, stopping: AbortSignal) => Promise<void>;
  readonly retryListing: (connection: ConnectionRef) => Promise<void>;
  readonly keepWatches: (connection: ConnectionRef) => Promise<void>;
  /** Wakes what is due; gives how long it is until the next (ms), null when nothing is. */
  readonly wakeDue: () => Promise<number | null>;
};

export type Jobs = {
  readonly queue: SyncQueue;
  /** Begins to work; without it jobs are only asked for. */
  work(handlers: JobHandlers): Promise<void>;
  /** Lets what is under way come to a good place, then ends. */
  close(): Promise<void>;
};

/** Calendars that one process syncs at a time: mostly waiting for the provider. */
const CONCURRENCY = 6;
/** New jobs are announced; only those that wait to be tried again are found by looking (s). */
const LOOK_EVERY = { notifyPollingIntervalSeconds: 5 } as const;
/** How long a page may take to end when the process does (ms). */
const PATIENCE = 20_000;

/** Opens the queues. `works` says whether this process is going to work, or only asks others to. */
export const openJobs = async (
  database: JobDatabase,
  options: { readonly works: boolean; readonly log: Log },
): Promise<Jobs> => {
  const boss = createBoss(database, options);
  const ending = new AbortController();
  let sweep: ReturnType<typeof startSweep> | null = null;
  let presence: Presence | null = null;

  await boss.start();
  await ensureQueues(boss);
  const queue = syncQueue(boss);

  return {
    queue,

    async work({ syncCalendar, retryListing, keepWatches, wakeDue }) {
      presence = await enter(database, (error) => options.log.warn('jobs.presence-lost', {}, error));
      if (presence.alone) {
        const orphans = await takeUpOrphans(boss, QUEUE_NAMES);
        if (orphans > 0) options.log.info('jobs.orphans', { orphans });
      }
      await presence.settle();

      /** Workers that look for the next job as soon as they have done one; pg-boss alone would wait for the next look. */
      const employ = async <T extends object>(
        queueName: string,
        count: number,
        handle: (data: T) => Promise<void>,
      ): Promise<void> => {
        for (let i = 0; i < count; i += 1) {
          const worker: Promise<string> = boss.work<T>(queueName, LOOK_EVERY, async ([job]: Job<T>[]) => {
            try {
              if (job) await handle(job.data);
            } finally {
              boss.notifyWorker(await worker);
            }
          });
          await worker;
        }
      };
      await employ<CalendarRef>(SYNC_CALENDAR, CONCURRENCY, async (calendar) => {
        // Fetched while this process was already ending: the job is tried again by another one.
        ending.signal.throwIfAborted();
        await syncCalendar(calendar, ending.signal);
      });
      await employ<ConnectionRef>(REFRESH_CALENDARS, 1, retryListing);
      await employ<ConnectionRef>(KEEP_WATCHES, 2, keepWatches);
      sweep = startSweep(wakeDue, options.log);
    },

    async close() {
      ending.abort();
      await sweep?.stop();
      await boss.stop({ graceful: true, timeout: PATIENCE });
      await presence?.leave();
    },
  };
};
