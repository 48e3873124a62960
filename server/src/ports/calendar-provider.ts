import type { Account, Filters } from '../domain/connection.ts';
import type { Change, DateWindow } from '../domain/reconcile.ts';
import type { Access } from './access.ts';

export type RemoteAccount = { readonly name: string; readonly address: string };

export type RemoteCalendar = {
  /** Belongs to the provider: it says where the calendar is kept, too. */
  readonly remoteId: string;
  readonly name: string;
  readonly owner: { readonly name: string; readonly address: string } | null;
  readonly color: string | null;
  readonly main: boolean;
  readonly shared: boolean;
};

/** What there is to know before calendars are listed. */
export type Listing = {
  /** Whether calendars may be read where their owners keep them. */
  readonly others: boolean;
  /** Those that were listed before: who owns some of them is asked again. */
  readonly known: readonly RemoteCalendar[];
};

/** What came of asking for the main calendar of somebody else. */
export type OthersCalendar =
  | { readonly kind: 'calendar'; readonly calendar: RemoteCalendar }
  /** There is no such mailbox. */
  | { readonly kind: 'unknown-address' }
  | { readonly kind: 'not-shared' };

/** One page of a calendar's changes; `more` goes on in this round, `complete` ends it. The cursor belongs to the provider. */
export type ChangePage = {
  readonly changes: readonly Change[];
  readonly next: { readonly kind: 'more' | 'complete'; readonly cursor: string };
};

/** One page of a plain reading of a window; `cursor` is null on the last one. */
export type WindowPage = { readonly changes: readonly Change[]; readonly cursor: string | null };

/**
 * Which of these series (provider ids) are known: stored and kept, or found in this round to be left out. The
 * others have to be looked up: what was left out earlier may be let in now.
 */
export type KnownSeries = (seriesIds: readonly string[]) => Promise<ReadonlyMap<string, 'kept' | 'left-out'>>;

/** What is stored of the calendar that is read. */
export type Known = {
  readonly series: KnownSeries;
  /** The `tag` of each stored meeting that has one, by its id. */
  readonly tags: () => Promise<ReadonlyMap<string, string>>;
};

export type Source<A extends Access = Access> = {
  readonly access: A;
  /** Account whose mailbox is read; calls to one mailbox are limited together. */
  readonly account: Account;
  readonly calendarId: string;
  /** It belongs to somebody else. */
  readonly shared: boolean;
  readonly window: DateWindow;
  readonly filters: Filters;
};

/**
 * A kind of calendar, read-only. Every method throws `ProviderError` and nothing else.
 * Of what the filters leave out nothing but ids leaves the provider, and of what others keep private only its time.
 */
export interface CalendarProvider<A extends Access = Access> {
  /** The account behind the grant, as people know it. */
  account(access: A, account: Account): Promise<RemoteAccount>;
  /** Every calendar that can be offered, paged to the end. What can't be asked for now is listed as it is `known`. */
  calendars(access: A, account: Account, listing: Listing): Promise<RemoteCalendar[]>;
  /** The main calendar of somebody else; the one that is `known` already where it is the same. */
  calendarOf(
    access: A,
    account: Account,
    address: string,
    known: readonly RemoteCalendar[],
  ): Promise<OthersCalendar>;
  /** One page of a plain reading: complete meetings, no masters. */
  view(source: Source<A>, cursor: string | null): Promise<WindowPage>;
  /** One page of change tracking; a null cursor starts a full pass. `not-allowed` where the grant offers none. */
  changes(source: Source<A>, cursor: string | null, known: Known): Promise<ChangePage>;
}
