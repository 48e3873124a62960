import type { LoginAccess } from '../../../ports/access.ts';
import type { Source as AnySource } from '../../../ports/calendar-provider.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import { type Errand, errandOf } from '../asking/errand.ts';
import type { FolderRef } from '../codec/folder-ref.ts';
import type { EwsItem } from '../codec/item.ts';
import type { Listed } from '../codec/listed.ts';
import type { Expands } from './cursor.ts';
import type { Reader } from './detail.ts';
import { type Odd, type Row, rowOf, type Taken } from './rows.ts';
import type { Spoken, Telling } from './tell-rows.ts';

export type Source = AnySource<LoginAccess>;

/** All that it takes to read one calendar. */
export type Reading = {
  readonly client: EwsClient;
  readonly errand: Errand;
  readonly source: Source;
  readonly folder: FolderRef;
  readonly reader: Reader;
};

/** @throws ProviderError when the connection is gone. */
export const readingOf = async (client: EwsClient, source: Source): Promise<Reading> => {
  const errand = await errandOf(source.access, source.account);
  return {
    client,
    errand,
    source,
    folder: { by: 'id', id: source.calendarId },
    reader: { shared: source.shared, strange: source.shared || errand.mailbox.mailbox !== null },
  };
};

export const tellingOf = (
  { client, errand, source: { filters }, reader }: Reading,
  { bySeries, spoken }: { readonly bySeries: boolean; readonly spoken: Spoken },
): Telling => ({ client, errand, filters, reader, bySeries, spoken });

/** What a listing shows of how the server handles series. */
export const expandsIn = (items: readonly Listed<EwsItem>[], before: Expands): Expands => {
  for (const listed of items) {
    const type = listed.kind === 'item' ? listed.item.calendarItemType : null;
    if (type === 'RecurringMaster') return 'no';
    if (type === 'Occurrence' || type === 'Exception') return 'yes';
  }
  return before;
};

export type Sorted = { readonly rows: readonly Row[]; readonly odd: readonly Odd[] };

/** Rows by their starts, and what can't be understood apart. Items of the same start keep one order in every listing. */
export const sorted = (entries: readonly (Row | Odd)[]): Sorted => ({
  rows: entries
    .filter((entry): entry is Row => 'tag' in entry)
    .sort((a, b) => a.start - b.start || (a.itemId < b.itemId ? -1 : 1)),
  odd: entries.filter((entry): entry is Odd => !('tag' in entry)),
});

const startIn = (listed: Listed<EwsItem>): number => (listed.kind === 'item' ? (listed.item.start ?? 0) : 0);
const idIn = (listed: Listed<EwsItem>): string =>
  (listed.kind === 'item' ? listed.item.itemId : listed.itemId) ?? '';

/**
 * The items of a listing as rows. Masters are left aside, as is what isn't kept in calendars otherwise. `taken` is added
 * to, the earliest first.
 * @throws ProviderError where something can't be understood and has no id: it might be anything.
 */
export const rowsIn = (items: readonly Listed<EwsItem>[], taken: Taken): (Row | Odd)[] =>
  items
    .toSorted((a, b) => startIn(a) - startIn(b) || (idIn(a) < idIn(b) ? -1 : 1))
    .flatMap((listed): (Row | Odd)[] => {
      if (listed.kind === 'item') {
        const { item } = listed;
        const isMeeting = item.element === 'CalendarItem' && item.calendarItemType !== 'RecurringMaster';
        return isMeeting ? [rowOf(item, taken)] : [];
      }
      const { itemId, path } = listed;
      if (itemId === null) throw new ProviderError({ kind: 'unintelligible', path });
      return [{ itemId, path }];
    });

/** Whether something lies in a window; what ends as it begins doesn't, unless it has no length. */
export const liesIn = (row: Row, { start, end }: Source['window']): boolean =>
  row.start < end && (row.end > start || (row.start === row.end && row.start >= start));
