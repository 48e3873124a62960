import type { PgBoss, Queue } from 'pg-boss';
import type { ConnectionRef, SyncQueue } from '../ports/sync-queue.ts';

export const SYNC_CALENDAR = 'sync-calendar';
export const REFRESH_CALENDARS = 'refresh-calendars';
export const KEEP_WATCHES = 'keep-watches';

const EVERYWHERE = { notify: true, heartbeatSeconds: 10, deleteAfterSeconds: 300 } as const;

/** Jobs carry ids only. */
const QUEUES: readonly Queue[] = [
  /** At most one that waits and one that runs for each calendar. */
  {
    ...EVERYWHERE,
    name: SYNC_CALENDAR,
    policy: 'stately',
    expireInSeconds: 3600,
    retryLimit: 3,
    retryDelay: 1,
    retryBackoff: true,
  },
  /** At most one for each connection, also while it waits to try again. */
  {
    ...EVERYWHERE,
    name: REFRESH_CALENDARS,
    policy: 'exclusive',
    expireInSeconds: 600,
    retryLimit: 12,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 600,
  },
  /** As for calendars: one that waits, and one that runs, since two would end each other's watches. */
  {
    ...EVERYWHERE,
    name: KEEP_WATCHES,
    policy: 'stately',
    expireInSeconds: 600,
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
  },
];

export const QUEUE_NAMES = QUEUES.map(({ name }) => name);

/** Makes the queues that are not there yet, and brings the settings of the others up to date. */
export const ensureQueues = async (boss: PgBoss): Promise<void> => {
  for (const { name, policy, ...settings } of QUEUES) {
    await boss.createQueue(name, { ...settings, ...(policy && { policy }) });
    await boss.updateQueue(name, settings);
  }
};

export const syncQueue = (boss: PgBoss): SyncQueue => {
  const ofConnection =
    (name: string) =>
    async ({ workspace, connectionId }: ConnectionRef): Promise<void> => {
      const singletonKey = `${workspace} ${connectionId}`;
      await boss.send(name, { workspace, connectionId }, { singletonKey });
    };

  return {
    async wake(calendars) {
      if (calendars.length === 0) return;
      await boss.insert(
        SYNC_CALENDAR,
        calendars.map(({ workspace, calendarId }) => ({
          data: { workspace, calendarId },
          singletonKey: `${workspace} ${calendarId}`,
        })),
      );
    },
    refresh: ofConnection(REFRESH_CALENDARS),
    keepWatches: ofConnection(KEEP_WATCHES),
  };
};
