import type { Choices } from '../domain/selection.ts';
import type { SyncState } from '../domain/sync.ts';
import type { RemoteCalendar } from './calendar-provider.ts';
import type { CalendarRef, ConnectionRef } from './sync-queue.ts';

/** A calendar as it is stored; `sync` is how far its stream is, null while it is not selected. */
export type StoredCalendar = RemoteCalendar & {
  readonly id: string;
  readonly connectionId: string;
  readonly selected: boolean;
  readonly sync: SyncState | null;
};

export interface Calendars {
  /** Main calendar first, then by name. */
  ofConnection(connection: ConnectionRef): Promise<StoredCalendar[]>;
  /**
   * Takes over a complete list: what is not in it is deleted with its meetings. The first list of a connection
   * selects the main calendar. Gives the calendars that are to be synced because of it.
   */
  relist(connection: ConnectionRef, listed: readonly RemoteCalendar[], at: number): Promise<CalendarRef[]>;
  /**
   * Selects calendars and sets filters; what they leave out is deleted at once. Concurrent choices happen one
   * after the other. Gives the calendars that are to be synced because of it.
   * @throws Refusal as `applyChoices`, and `not-found` where the connection is gone.
   */
  choose(connection: ConnectionRef, choices: Choices, at: number): Promise<CalendarRef[]>;
  /** The account was connected again: nothing waits any longer. Gives the calendars that are to be synced. */
  resume(connection: ConnectionRef, at: number): Promise<CalendarRef[]>;
}
