import type { Filters } from '../domain/connection.ts';
import type { VersionedChoices } from '../domain/selection.ts';
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
  /** It appeared after the first list, and nobody has been shown it yet. */
  readonly unseen: boolean;
  /** Since when it is missing in the list of its account (UTC, ms); null while it is there. */
  readonly goneAt: number | null;
  readonly stream: StoredStream | null;
};

/** What a person can choose in a connection, and has chosen; `version` grows with every change of it. */
export type CalendarChoices = {
  readonly calendars: StoredCalendar[];
  readonly filters: Filters;
  readonly version: number;
};

/** The calendars that a list of a connection begins with; `version` grows with every other list, and with each that is added. */
export type KnownCalendars = { readonly calendars: StoredCalendar[]; readonly version: number };

export interface Calendars {
  /** Main calendar first, then by name. */
  ofConnection(connection: ConnectionRef): Promise<StoredCalendar[]>;
  /** The same with the filters, as they were at one moment. Null when the connection is gone. */
  choices(connection: ConnectionRef): Promise<CalendarChoices | null>;
  /** What is known before the provider is asked for a list, as it is at one moment. Null when the connection is gone. */
  known(connection: ConnectionRef): Promise<KnownCalendars | null>;
  /**
   * Takes over a complete list, which was asked for when `version` was known: null, with nothing changed, where that is
   * no longer so, as it may lack what was found meanwhile. A calendar that is not in it is forgotten, unless it is selected: then it stays as it
   * is, with everything read from it, and goes on when it is back. The first list of a connection selects the main
   * calendar. Gives the calendars that are to be synced because of it. `nextAt`: when to list again (UTC, ms).
   */
  relist(
    connection: ConnectionRef,
    listed: readonly RemoteCalendar[],
    times: { readonly version: number; readonly at: number; readonly nextAt: number },
  ): Promise<CalendarRef[] | null>;
  /** Takes up a calendar that is in no list; a known one is brought up to date. Gives its id. */
  add(connection: ConnectionRef, calendar: RemoteCalendar, at: number): Promise<string | null>;
  /** Somebody was shown these calendars: they are not new any more. */
  see(connection: ConnectionRef, calendarIds: readonly string[], at: number): Promise<void>;
  /**
   * Connections whose calendars are to be listed by now. Nobody else gets them until then (UTC, ms), by when it has
   * succeeded or is tried again.
   */
  takeListings(now: number, until: number, limit: number): Promise<ConnectionRef[]>;
  /**
   * Selects calendars and sets filters; what they leave out is deleted at once. Concurrent choices happen one
   * after the other, and those that were made on the same version exclude each other. Gives the calendars that are
   * to be synced because of it.
   * @throws Refusal as `applyChoices`, and `not-found` where the connection is gone.
   */
  choose(connection: ConnectionRef, choices: VersionedChoices, at: number): Promise<CalendarRef[]>;
  /** The account was connected again: nothing waits any longer. Gives the calendars that are to be synced. */
  resume(connection: ConnectionRef, at: number): Promise<CalendarRef[]>;
  /**
   * Somebody wants the selected calendars read now: each gets a hint, and pauses that the provider did not ask for
   * end. Gives the calendars that are to be synced.
   */
  ask(connection: ConnectionRef, at: number): Promise<CalendarRef[]>;
}
