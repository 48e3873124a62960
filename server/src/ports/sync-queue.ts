import type { Workspace } from '../domain/connection.ts';

export type CalendarRef = { readonly workspace: Workspace; readonly calendarId: string };

/** Asks for calendars to be synced soon; asking twice before it happens syncs once. */
export interface SyncQueue {
  /** `in` is the transaction (a Kysely one) that the request commits with; without it, at once. */
  wake(calendars: readonly CalendarRef[], inTransaction?: unknown): Promise<void>;
}
