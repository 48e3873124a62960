import { Refusal } from '../domain/refusal.ts';
import type { CalendarChoices, Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Log } from '../ports/log.ts';
import { ownConnection } from './own-connection.ts';
import { type RefreshCalendarsDeps, refreshCalendars } from './refresh-calendars.ts';

export type ListCalendarsDeps = RefreshCalendarsDeps & {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'known' | 'relist' | 'choices'>;
  readonly log: Log;
};

/**
 * What can be chosen in a connection of the caller: its calendars are listed anew, or as they were known before where
 * the provider can't be asked.
 * @throws Refusal `not-found`
 */
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
    const choices = await deps.calendars.choices(ref);
    if (!choices) throw new Refusal('not-found', 'There is no such connection.');
    return choices;
  };
