import type { Connection } from '../domain/connection.ts';
import type { Plan } from '../domain/reconcile.ts';
import type { SyncState } from '../domain/sync.ts';
import type { WatchState } from '../domain/watch.ts';
import type { CalendarRef } from './sync-queue.ts';

/** One selected calendar on its way through the sync, as it was read. */
export type Stream = CalendarRef & {
  readonly connection: Connection;
  /** The calendar's id at the provider. */
  readonly remoteId: string;
  /** It belongs to somebody else. */
  readonly shared: boolean;
  readonly version: number;
  readonly state: SyncState;
  /** When its time comes without any hint (UTC, ms). */
  readonly dueAt: number;
  /** The hint that waits for a round; a round that begins now answers it. */
  readonly hint: StreamHint | null;
  /** Null where the calendar can't be watched. */
  readonly watch: WatchState | null;
};

/** `seq` grows with every hint; `noticedAt` (UTC, ms) is the provider's last notice, null where only we asked. */
export type StreamHint = { readonly seq: number; readonly noticedAt: number | null };

/** What one page brings; `round` is the one it was read in. `whole`: it is all of a round of changes. */
export type PageWrite = { readonly plan: Plan; readonly round: number; readonly whole?: boolean };

export interface Streams {
  /** Null when the calendar is gone or not selected any more. */
  load(calendar: CalendarRef): Promise<Stream | null>;
  /**
   * Writes the new state, and the page that led to it, in one transaction. The last page of a round also ends the
   * hint that the stream was read with, unless there was another one since. Null, with nothing written, when the
   * stream is not the one that was read: somebody else moved it, or it is gone. Instants are UTC in ms.
   */
  save(
    stream: Stream,
    state: SyncState,
    times: { readonly dueAt: number; readonly at: number },
    page: PageWrite | null,
  ): Promise<Stream | null>;
  /** Series (by key) that are stored and kept, or were found in this round to be left out. */
  knownSeries(
    calendar: CalendarRef,
    round: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, 'kept' | 'left-out'>>;
  /** The `tag` of each stored meeting that has one, by the provider's id. */
  tags(calendar: CalendarRef): Promise<ReadonlyMap<string, string>>;
  /** Streams whose time has come at `now`, in the order of their time, page by page. */
  due(now: number, after: DueStream | null, limit: number): Promise<DueStream[]>;
  /** When the next stream becomes due after `now` (UTC, ms); null when none will. */
  nextDue(now: number): Promise<number | null>;
}

export type DueStream = CalendarRef & { readonly dueAt: number };
