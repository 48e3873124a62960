import type { Connection, MicrosoftKind } from '../domain/connection.ts';
import { nextListing } from '../domain/listing.ts';
import { reachesOthers } from '../domain/reach.ts';
import type { AccessFor } from '../ports/access.ts';
import type { CalendarProvider } from '../ports/calendar-provider.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import type { ConnectionRef, SyncQueue } from '../ports/sync-queue.ts';

export type RefreshCalendarsDeps = {
  readonly provider: Pick<CalendarProvider, 'calendars'>;
  readonly accessFor: AccessFor;
  readonly calendars: Pick<Calendars, 'known' | 'relist'>;
  readonly queue: Pick<SyncQueue, 'wake' | 'keepWatches'>;
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
};

/** How often a list is asked for until nobody has changed meanwhile what it begins with. */
const ATTEMPTS = 3;

/**
 * Lists the calendars of a connection at the provider and stores them; the first time the main one is selected
 * and its sync begins. A list that others overtook is asked for anew.
 * @throws ProviderError, with nothing changed; `unavailable` also where others were faster each time.
 */
export const refreshCalendars =
  ({ provider, accessFor, calendars, queue, scopes, clock, random }: RefreshCalendarsDeps) =>
  async (connection: Connection): Promise<void> => {
    const ref = { workspace: connection.workspace, connectionId: connection.id };
    const others = connection.kind !== 'exchange' && reachesOthers(scopes[connection.kind]);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const before = await calendars.known(ref);
      if (!before) return;
      const { calendars: known, version } = before;
      const listed = await provider.calendars(accessFor(connection), connection.account, { others, known });
      const at = clock.now();
      const started = await calendars.relist(ref, listed, { version, at, nextAt: nextListing(at, random()) });
      if (!started) continue;
      if (started.length === 0) return;
      await queue.wake(started);
      return queue.keepWatches(ref);
    }
    throw new ProviderError({ kind: 'unavailable' });
  };

/**
 * The same for a connection that could not be listed when it was made. Ends well where trying again is of no use:
 * the connection is gone, or waits for a person.
 * @throws ProviderError where trying again later may help.
 */
export const retryListing =
  (deps: RefreshCalendarsDeps & { readonly connections: Pick<Connections, 'get'>; readonly log: Log }) =>
  async (ref: ConnectionRef): Promise<void> => {
    const connection = await deps.connections.get(ref.workspace, ref.connectionId);
    if (!connection) return;
    try {
      await refreshCalendars(deps)(connection);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      const { kind } = error.failure;
      deps.log.warn('calendars.not-listed', { ...ref, failure: kind }, error);
      if (kind === 'throttled' || kind === 'unavailable') throw error;
    }
  };
