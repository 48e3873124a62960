import type { Workspace } from '../domain/connection.ts';
import type { CalendarRef } from './sync-queue.ts';

/** A genuine notice: which watch it is about. `remoteId` is the watch's id at the provider. */
export type Notice = { readonly workspace: Workspace; readonly id: string; readonly remoteId: string };

/** Calendars that may have changed, each once, until a round that began later is complete. All instants are UTC in ms. */
export interface Hints {
  /** Stores what notices say, durably. Those about watches that are not ours any more are dropped. */
  notice(notices: readonly Notice[], at: number): Promise<void>;
  /** Stores that somebody wants these calendars read now. */
  ask(calendars: readonly CalendarRef[], at: number): Promise<void>;
  /** Takes up hints that are ready, each by one process at a time; what is not read within a while is ready again. */
  take(now: number, limit: number): Promise<CalendarRef[]>;
  /** When the next hint is ready; null when none waits. */
  nextReady(): Promise<number | null>;
  /** Deletes the hint of a calendar that is not synced any more. */
  forget(calendar: CalendarRef): Promise<void>;
}
