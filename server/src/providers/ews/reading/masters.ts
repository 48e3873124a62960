import type { DateWindow } from '../../../domain/reconcile.ts';
import type { Source } from '../../../ports/calendar-provider.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { questions } from '../asking/questions.ts';
import type { FolderRef } from '../codec/folder-ref.ts';
import type { EwsItem } from '../codec/item.ts';
import { masterProperties, type Property, viewProperties } from '../codec/properties.ts';
import { type Expanded, expand } from '../time/expansion.ts';
import { zoneOf } from '../time/meeting-time.ts';
import { UTC } from '../time/zone.ts';
import { isPrivate, type Reader } from './detail.ts';
import { openItems } from './open-items.ts';
import { exceptionRow, type Odd, occurrenceRow, type Row } from './rows.ts';

const PAGE = 500;
/** More is a listing that never ends. */
const MOST_PAGES = 400;

const paths = (...names: string[]): Property[] => names.map((path) => ({ by: 'path', path }));
const KIND = paths('calendar:CalendarItemType', 'item:Sensitivity');

/** Servers make nothing that is longer than five years: `ErrorCalendarDurationIsTooLong`. */
const LONGEST = 5 * 366 * 86_400_000;

/** What a series says of itself that nobody is to see. */
const isTelling = (property: Property): boolean =>
  property.by !== 'path' ||
  /:(Subject|Body|Location|EnhancedLocation|JoinOnlineMeetingUrl|Organizer)$/.test(property.path);

/** A master with its members in a window. */
type Series = { readonly master: EwsItem; readonly members: readonly Expanded[] };

/** Every series of a folder, whenever it began. */
const listMasters = async (client: EwsClient, errand: Errand, folder: FolderRef): Promise<EwsItem[]> => {
  const masters: EwsItem[] = [];
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.one(
      errand,
      questions.items(folder, offset, PAGE, () => KIND),
    );
    for (const listed of page.items)
      if (listed.kind === 'item' && listed.item.calendarItemType === 'RecurringMaster')
        masters.push(listed.item);
    if (page.last) return masters;
    const next = page.nextOffset ?? offset + page.items.length;
    if (next <= offset) break;
    offset = next;
  }
  throw new ProviderError({ kind: 'unintelligible', path: 'IndexedPagingOffset' });
};

export const membersOf = (master: EwsItem, window: DateWindow): Series | Odd => {
  const { itemId, start, end, allDay, recurrence } = master;
  if (start === null || end === null || recurrence === null) return { itemId, path: 'Recurrence' };
  if (end - start > LONGEST) return { itemId, path: 'End' };
  const zone = zoneOf(master) ?? UTC;
  try {
    return { master, members: expand({ ...master, start, end, allDay: allDay ?? false, zone }, window) };
  } catch (error) {
    // Dates beyond all calendars.
    if (error instanceof RangeError) return { itemId, path: 'Recurrence' };
    throw error;
  }
};

/**
 * The members of all series that touch a window, for a server that doesn't expand them itself. Of series that are left
 * out only what says when they are is asked for. Exceptions are listed by themselves, since nothing of theirs is known.
 * @throws ProviderError
 */
export const expandMasters = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  window: DateWindow,
  { filters, reader }: { readonly filters: Source['filters']; readonly reader: Reader },
): Promise<(Row | Odd)[]> => {
  const masters = await listMasters(client, errand, folder);
  const idsWhere = (closed: boolean): string[] =>
    masters
      .filter((master) => (!filters.syncPrivate && isPrivate(master, reader)) === closed)
      .map(({ itemId }) => itemId);
  const read = (item: EwsItem) => membersOf(item, window);
  const open = await openItems(client, errand, idsWhere(false), read, masterProperties);
  const closed = await openItems(client, errand, idsWhere(true), read, (schema) =>
    masterProperties(schema).filter((property) => !isTelling(property)),
  );
  const series = [...open, ...closed].flatMap(([itemId, one]): (Series | Odd)[] => {
    if (one.kind === 'item') return [one.value];
    return one.kind === 'unreadable' ? [{ itemId, path: one.path }] : [];
  });

  const exceptionIds = series.flatMap((one) =>
    'members' in one ? one.members.flatMap(({ modified }) => modified?.itemId ?? []) : [],
  );
  const exceptions = await openItems(client, errand, exceptionIds, (item) => item, viewProperties);

  const rowOf = (master: EwsItem, one: Expanded): (Row | Odd)[] => {
    if (one.modified === null) return [occurrenceRow(master, one)];
    const { itemId } = one.modified;
    if (itemId === null) return [exceptionRow(master, null, one)];
    const listed = exceptions.get(itemId);
    if (listed?.kind === 'item') return [exceptionRow(master, listed.value, one)];
    return listed?.kind === 'unreadable' ? [{ itemId, path: listed.path }] : [];
  };
  return series.flatMap((one) =>
    'members' in one ? one.members.flatMap((member) => rowOf(one.master, member)) : [one],
  );
};
