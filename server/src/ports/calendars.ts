import type { Choices } from '../domain/selection.ts';
import type { SyncState } from '../domain/sync.ts';
import type { WatchState } from '../domain/watch.ts';
import type { RemoteCalendar } from './calendar-provider.ts';
import type { CalendarRef, ConnectionRef } from './sync-queue.ts';

/** How far the sync of a selected calendar is, and how we hear of changes in it. Instants are UTC in ms. */
export type StoredStream = {
  readonly state: SyncState;
  readonly dueAt: number;
  /** When a meeting last changed, and when the provider last said that something may have. */
  readonly changedAt: number | null;
  readonly noticedAt: number | null;
  /** Null where the calendar can't be watched. */
  readonly watch: WatchState | null;
};

/** A calendar as it is stored; it has a stream while it is selected. */
export type StoredCalendar = RemoteCalendar & {
  readonly id: string;
  readonly connectionId: string;
  readonly selected: boolean;
  readonly stream: StoredStream | null;
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
  /**
   * Somebody wants the selected calendars read now: each gets a hint, and pauses that the provider did not ask for
   * end. Gives the calendars that are to be synced.
   */
  ask(connection: ConnectionRef, at: number): Promise<CalendarRef[]>;
}
