import type { Account, Workspace } from '../domain/connection.ts';
import type { WatchOutcome, WatchState, WatchTarget } from '../domain/watch.ts';
import type { TokenAccess } from './access.ts';
import type { CalendarRef, ConnectionRef } from './sync-queue.ts';

/** The watch of one selected calendar as it was read. */
export type Watch = CalendarRef & {
  readonly userId: string;
  readonly connectionId: string;
  /** Names the watch towards the provider; a new one whenever it is asked for, null before that. */
  readonly id: string | null;
  /** The calendar's id at the provider. */
  readonly remoteCalendarId: string;
  /** Whether it is the main one of its mailbox. */
  readonly main: boolean;
  readonly version: number;
  readonly state: WatchState;
  /** Whether, as far as is stored, the provider tells of changes. */
  readonly told: boolean;
};

export interface Watches {
  /** The watches of all selected calendars of a connection that can be watched. */
  ofConnection(connection: ConnectionRef): Promise<Watch[]>;
  /**
   * Writes the new state, and the id it belongs to. Whenever the calendar goes from being told of to being looked at
   * or back, it gets a hint in the same transaction, since something may have been missed in between. Null, with
   * nothing written, when the watch is not the one that was read. Instants are UTC in ms.
   */
  save(
    watch: Watch,
    to: { readonly id: string | null; readonly state: WatchState },
    times: { readonly dueAt: number; readonly at: number },
  ): Promise<Watch | null>;
  /** Moves the watch with this id on, whatever it is doing, and hints at its calendar. Null where there is none. */
  signal(
    key: { readonly workspace: Workspace; readonly id: string },
    outcome: Extract<WatchOutcome, { kind: 'lost' | 'challenged' }>,
    at: number,
  ): Promise<ConnectionRef | null>;
  /**
   * Takes up connections with watches whose time has come, each by one process; those that nobody moves are due again
   * at `until`.
   */
  takeDue(now: number, until: number, limit: number): Promise<ConnectionRef[]>;
}

/** A watch as the provider knows it; `expiresAt` is UTC in ms. */
export type RemoteWatch = { readonly remoteId: string; readonly expiresAt: number };

/** Whose calendar is watched, and for whom. */
export type WatchSource = {
  readonly access: TokenAccess;
  readonly account: Account;
  readonly connectionId: string;
  /** The calendar's id at the provider. */
  readonly calendarId: string;
};

/** Being told of changes. Every method throws `ProviderError` and nothing else. */
export interface WatchProvider {
  /**
   * Asks to be told of changes until `until` (UTC, ms); `key` comes back with every notice.
   * `not-allowed` where this cannot be watched.
   */
  watch(source: WatchSource, target: WatchTarget, key: string, until: number): Promise<RemoteWatch>;
  /** Prolongs a watch, and shows a fresh token for it. `not-found` when it is gone. */
  renew(source: Omit<WatchSource, 'calendarId'>, remoteId: string, until: number): Promise<RemoteWatch>;
  /** Ends a watch; one that is gone already is as good. */
  unwatch(source: Omit<WatchSource, 'calendarId'>, remoteId: string): Promise<void>;
  /** Ids of all watches that this connection was granted. */
  watchesOf(source: Omit<WatchSource, 'calendarId'>): Promise<string[]>;
}
