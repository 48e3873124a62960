import type { Workspace } from '../domain/connection.ts';

export type CalendarRef = { readonly workspace: Workspace; readonly calendarId: string };
export type ConnectionRef = { readonly workspace: Workspace; readonly connectionId: string };

/**
 * Work for whoever is free, soon; asking twice before it happens does it once. A request that gets lost is made
 * up for, since what is due is stored with the streams.
 */
export interface SyncQueue {
  /** Asks for calendars to be synced. */
  wake(calendars: readonly CalendarRef[]): Promise<void>;
  /** Asks for the calendars of a connection to be listed, until that succeeds. */
  refresh(connection: ConnectionRef): Promise<void>;
  /** Asks for the watches of a connection to be looked after: those that are due, and those nobody listens to. */
  keepWatches(connection: ConnectionRef): Promise<void>;
}
