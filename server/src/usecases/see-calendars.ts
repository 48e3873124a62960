import type { Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ownConnection } from './own-connection.ts';

export type SeeCalendarsDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly calendars: Pick<Calendars, 'see'>;
  readonly clock: Clock;
};

/**
 * The caller was shown calendars that had appeared in their connection: they are not announced any more.
 * @throws Refusal `not-found`
 */
export const seeCalendars =
  ({ connections, calendars, clock }: SeeCalendarsDeps) =>
  async (caller: Caller, connectionId: string, calendarIds: readonly string[]): Promise<void> => {
    const { workspace } = await ownConnection(connections, caller, connectionId);
    await calendars.see({ workspace, connectionId }, calendarIds, clock.now());
  };
