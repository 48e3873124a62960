import type { AccessFor } from '../ports/access.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Log } from '../ports/log.ts';
import type { Watches, WatchProvider } from '../ports/watches.ts';
import { lending } from './lending.ts';
import { ownConnection } from './own-connection.ts';
import { tidyWatches } from './tidy-watches.ts';

export type DisconnectDeps = {
  readonly connections: Pick<Connections, 'get' | 'remove'>;
  readonly watches: Pick<Watches, 'ofConnection'>;
  readonly provider: Pick<WatchProvider, 'watchesOf' | 'unwatch'>;
  readonly accessFor: AccessFor;
  readonly clock: Clock;
  /** Real time, ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
};

/** Nobody waits longer than this (ms) for Microsoft when they leave. */
const PATIENCE = 2_000;

/**
 * Deletes a connection of the caller with everything read through it, and then ends its watches as far as Microsoft
 * helps. It works with a grant that died long ago: what goes on telling us is not heard, and ends within a week.
 * @throws Refusal `not-found`
 */
export const disconnect =
  ({ connections, watches, provider, accessFor, clock, pause, log }: DisconnectDeps) =>
  async (caller: Caller, connectionId: string): Promise<void> => {
    const { workspace, account } = caller;
    const connection = await ownConnection(connections, caller, connectionId);
    const atMost = <T>(work: Promise<T>): Promise<T | null> =>
      Promise.race([
        work.catch((error: unknown) => {
          log.warn('watch.failed', { workspace, connectionId, step: 'disconnect' }, error);
          return null;
        }),
        pause(PATIENCE).then(() => null),
      ]);

    const watched = await watches.ofConnection({ workspace, connectionId });
    const token = watched.length > 0 ? await atMost(accessFor(connection).token()) : null;
    await connections.remove(workspace, account.oid, connectionId, clock.now());
    // The provider knows best what it tells: a watch may have been granted while the connection was being deleted.
    if (token === null) return;
    const source = { access: lending(token), account: connection.account, connectionId };
    await atMost(tidyWatches(provider, source, new Set()));
  };
