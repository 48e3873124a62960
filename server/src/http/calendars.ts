import type { VersionedChoices } from '../domain/selection.ts';
import type { CalendarChoices } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { AddCalendarResult } from '../usecases/add-calendar.ts';
import type { Handlers } from './handler.ts';
import { presentChoices } from './present-connection.ts';

export type CalendarHandlerDeps = {
  readonly listCalendars: (caller: Caller, connectionId: string) => Promise<CalendarChoices>;
  readonly saveSettings: (
    caller: Caller,
    connectionId: string,
    choices: VersionedChoices,
  ) => Promise<CalendarChoices>;
  readonly addCalendar: (caller: Caller, connectionId: string, address: string) => Promise<AddCalendarResult>;
  readonly seeCalendars: (
    caller: Caller,
    connectionId: string,
    calendarIds: readonly string[],
  ) => Promise<void>;
  readonly clock: Clock;
};

export const calendarHandlers = ({
  listCalendars,
  saveSettings,
  addCalendar,
  seeCalendars,
  clock,
}: CalendarHandlerDeps): Pick<
  Handlers,
  'listCalendars' | 'saveSettings' | 'addCalendar' | 'seeCalendars'
> => ({
  listCalendars: async ({ caller, params }) =>
    presentChoices(await listCalendars(caller, params.connectionId), clock.now()),
  saveSettings: async ({ caller, params, body: { version, calendarIds, ...filters } }) =>
    presentChoices(
      await saveSettings(caller, params.connectionId, { version, filters, calendarIds }),
      clock.now(),
    ),
  addCalendar: async ({ caller, params, body }) => {
    const result = await addCalendar(caller, params.connectionId, body.owner);
    return result.outcome === 'refused'
      ? result
      : { ...result, choices: presentChoices(result.choices, clock.now()) };
  },
  seeCalendars: async ({ caller, params, body }) => {
    await seeCalendars(caller, params.connectionId, body.calendarIds);
    return undefined;
  },
});
