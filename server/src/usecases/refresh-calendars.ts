import type { Connection } from '../domain/connection.ts';
import type { AccessFor } from '../ports/access.ts';
import type { CalendarProvider } from '../ports/calendar-provider.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Clock } from '../ports/clock.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';

export type RefreshCalendarsDeps = {
  readonly provider: Pick<CalendarProvider, 'calendars'>;
  readonly accessFor: AccessFor;
  readonly calendars: Pick<Calendars, 'relist'>;
  readonly queue: Pick<SyncQueue, 'wake'>;
  readonly clock: Clock;
};

/**
 * Lists the calendars of a connection at the provider and stores them; the first time the main one is selected
 * and its sync begins.
 * @throws ProviderError, with nothing changed.
 */
export const refreshCalendars =
  ({ provider, accessFor, calendars, queue, clock }: RefreshCalendarsDeps) =>
  async (connection: Connection): Promise<void> => {
    const listed = await provider.calendars(accessFor(connection), connection.account);
    const ref = { workspace: connection.workspace, connectionId: connection.id };
    const started = await calendars.relist(ref, listed, clock.now());
    if (started.length > 0) await queue.wake(started);
  };
