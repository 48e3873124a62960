import type { Filters } from '../domain/connection.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import { ownConnection } from './own-connection.ts';
import { type RefreshCalendarsDeps, refreshCalendars } from './refresh-calendars.ts';

export type ListCalendarsDeps = RefreshCalendarsDeps & {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'relist' | 'ofConnection'>;
  readonly log: Log;
};

/** What a person can choose in a connection, and has chosen. */
export type CalendarChoices = { readonly calendars: StoredCalendar[]; readonly filters: Filters };

/** The calendars of a connection, listed anew; as they were known before where the provider can't be asked. */
export const listCalendars =
  (deps: ListCalendarsDeps) =>
  async (caller: Caller, connectionId: string): Promise<CalendarChoices> => {
    const connection = await ownConnection(deps.connections, caller, connectionId);
    const ref = { workspace: connection.workspace, connectionId };
    try {
      await refreshCalendars(deps)(connection);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      deps.log.warn('calendars.not-listed', { ...ref, failure: error.failure.kind }, error);
    }
    return { calendars: await deps.calendars.ofConnection(ref), filters: connection.filters };
  };
