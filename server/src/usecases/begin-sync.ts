import type { Connection } from '../domain/connection.ts';
import type { Calendars } from '../ports/calendars.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';
import { type RefreshCalendarsDeps, refreshCalendars } from './refresh-calendars.ts';

export type BeginSyncDeps = RefreshCalendarsDeps & {
  readonly calendars: Pick<Calendars, 'known' | 'relist' | 'resume'>;
  readonly queue: SyncQueue;
  readonly log: Log;
};

/**
 * Starts the sync of a connection that was made, or made again, just now: what waited goes on at once, and the
 * calendars are listed. Listing that fails is left to the queue, since the connection itself stands.
 */
export const beginSync =
  (deps: BeginSyncDeps) =>
  async (connection: Connection): Promise<void> => {
    const { calendars, queue, clock, log } = deps;
    const ref = { workspace: connection.workspace, connectionId: connection.id };
    const resumed = await calendars.resume(ref, clock.now());
    if (resumed.length > 0) {
      await queue.wake(resumed);
      await queue.keepWatches(ref);
    }
    try {
      await refreshCalendars(deps)(connection);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      log.warn('calendars.not-listed', { ...ref, failure: error.failure.kind }, error);
      await queue.refresh(ref);
    }
  };
