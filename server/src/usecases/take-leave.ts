import type { Connection } from '../domain/connection.ts';
import type { AccessFor } from '../ports/access.ts';
import type { Log } from '../ports/log.ts';
import type { Watches, WatchProvider } from '../ports/watches.ts';
import { lending } from './lending.ts';
import { tidyWatches } from './tidy-watches.ts';

export type TakeLeaveDeps = {
  readonly watches: Pick<Watches, 'ofConnection'>;
  readonly provider: Pick<WatchProvider, 'watchesOf' | 'unwatch'>;
  readonly accessFor: AccessFor;
  /** Real time, ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
};

/** Nobody waits longer than this (ms) for Microsoft when they leave. */
const PATIENCE = 2_000;

/**
 * Prepares to leave a connection while its grant is there. The answer, called when the connection is gone, ends its
 * watches as far as Microsoft helps: with a grant that died long ago what goes on telling us is not heard, and ends
 * within a week. Neither ever fails.
 */
export const takeLeave =
  ({ watches, provider, accessFor, pause, log }: TakeLeaveDeps) =>
  async (connection: Connection): Promise<() => Promise<void>> => {
    const { workspace, id: connectionId, account } = connection;
    const atMost = <T>(work: Promise<T>): Promise<T | null> =>
      Promise.race([
        work.catch((error: unknown) => {
          log.warn('watch.failed', { workspace, connectionId, step: 'disconnect' }, error);
          return null;
        }),
        pause(PATIENCE).then(() => null),
      ]);

    const watched = await watches.ofConnection({ workspace, connectionId });
    const access = accessFor(connection);
    const token = access.by === 'token' && watched.length > 0 ? await atMost(access.token()) : null;
    return async () => {
      if (token === null) return;
      // The provider knows best what it tells: a watch may have been granted while the connection was being deleted.
      await atMost(tidyWatches(provider, { access: lending(token), account, connectionId }, new Set()));
    };
  };
