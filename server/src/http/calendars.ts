import type { VersionedChoices } from '../domain/selection.ts';
import type { CalendarChoices } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Handlers } from './handler.ts';
import { presentChoices } from './present-connection.ts';

export type CalendarHandlerDeps = {
  readonly listCalendars: (caller: Caller, connectionId: string) => Promise<CalendarChoices>;
  readonly saveSettings: (
    caller: Caller,
    connectionId: string,
    choices: VersionedChoices,
  ) => Promise<CalendarChoices>;
  readonly clock: Clock;
};

export const calendarHandlers = ({
  listCalendars,
  saveSettings,
  clock,
}: CalendarHandlerDeps): Pick<Handlers, 'listCalendars' | 'saveSettings'> => ({
  listCalendars: async ({ caller, params }) =>
    presentChoices(await listCalendars(caller, params.connectionId), clock.now()),
  saveSettings: async ({ caller, params, body: { version, calendarIds, ...filters } }) =>
    presentChoices(
      await saveSettings(caller, params.connectionId, { version, filters, calendarIds }),
      clock.now(),
    ),
});
