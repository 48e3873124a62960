import type { MicrosoftKind } from '../domain/connection.ts';
import { reachesOthers } from '../domain/reach.ts';
import { Refusal } from '../domain/refusal.ts';
import type { AccessFor } from '../ports/access.ts';
import type { CalendarProvider, OthersCalendar } from '../ports/calendar-provider.ts';
import type { CalendarChoices, Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import { ownConnection } from './own-connection.ts';

export type AddCalendarDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly provider: Pick<CalendarProvider, 'calendarOf'>;
  readonly accessFor: AccessFor;
  readonly calendars: Pick<Calendars, 'ofConnection' | 'add' | 'choices'>;
  readonly scopes: Readonly<Record<MicrosoftKind, readonly string[]>>;
  readonly clock: Clock;
};

/** `listed`: it was offered already. `not-offered`: this kind of connection reads no mailboxes of others. */
export type AddCalendarResult =
  | {
      readonly outcome: 'added' | 'listed';
      readonly calendarId: string;
      readonly choices: CalendarChoices;
    }
  | {
      readonly outcome: 'refused';
      readonly reason: Exclude<OthersCalendar['kind'], 'calendar'> | 'own-address' | 'not-offered';
    };

/**
 * Adds the main calendar of somebody who shared it with the account of a connection, by its owner's address: no list
 * contains it where it was never added in Outlook. It is offered from then on, and not selected by this.
 * @throws Refusal `not-found`
 * @throws ProviderError
 */
export const addCalendar =
  ({ connections, provider, accessFor, calendars, scopes, clock }: AddCalendarDeps) =>
  async (caller: Caller, connectionId: string, address: string): Promise<AddCalendarResult> => {
    const connection = await ownConnection(connections, caller, connectionId);
    const { workspace, account, kind } = connection;
    const ref = { workspace, connectionId };
    if (kind === 'exchange' || !reachesOthers(scopes[kind]))
      return { outcome: 'refused', reason: 'not-offered' };
    if (address.toLowerCase() === account.address.toLowerCase())
      return { outcome: 'refused', reason: 'own-address' };
    const known = await calendars.ofConnection(ref);
    const found = await provider.calendarOf(accessFor(connection), account, address, known);
    if (found.kind !== 'calendar') return { outcome: 'refused', reason: found.kind };
    const { calendar } = found;
    const listed = known.some(({ remoteId, goneAt }) => remoteId === calendar.remoteId && goneAt === null);
    const calendarId = await calendars.add(ref, calendar, clock.now());
    const choices = await calendars.choices(ref);
    if (!calendarId || !choices) throw new Refusal('not-found', 'There is no such connection.');
    return { outcome: listed ? 'listed' : 'added', calendarId, choices };
  };
