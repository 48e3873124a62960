import type { SchemaName } from '../../../domain/exchange/version.ts';
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
import type { Expands } from './cursor.ts';
import { isPrivate, type Reader } from './detail.ts';
import { openItems } from './open-items.ts';
import { expandsIn } from './reading.ts';
import { exceptionRow, type Odd, occurrenceRow, type Row } from './rows.ts';

const PAGE = 500;
/** More is a listing that never ends. */
const MOST_PAGES = 400;

const paths = (...names: string[]): Property[] => names.map((path) => ({ by: 'path', path }));
const KIND = paths('calendar:CalendarItemType', 'item:Sensitivity', 'calendar:Start', 'calendar:End');

/** So many series are looked for in a calendar view: the first occurrence of each may be deleted or moved. */
const MOST_LOOKED_FOR = 3;
const MOST_SEEN = 50;

/** Servers make nothing that is longer than five years: `ErrorCalendarDurationIsTooLong`. */
const LONGEST = 5 * 366 * 86_400_000;

/** What a series says of itself that nobody is to see. */
const isTelling = (property: Property): boolean =>
  property.by !== 'path' ||
  /:(Subject|Body|Location|EnhancedLocation|JoinOnlineMeetingUrl|Organizer)$/.test(property.path);

/** A master with its members in a window. */
type Series = { readonly master: EwsItem; readonly members: readonly Expanded[] };

/** Every series of a folder, whenever it began. */
async function* mastersIn(client: EwsClient, errand: Errand, folder: FolderRef): AsyncGenerator<EwsItem> {
  let offset = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await client.one(
      errand,
      questions.items(folder, offset, PAGE, () => KIND),
    );
    for (const listed of page.items)
      if (listed.kind === 'item' && listed.item.calendarItemType === 'RecurringMaster') yield listed.item;
    if (page.last) return;
    const next = page.nextOffset ?? offset + page.items.length;
    if (next <= offset) break;
    offset = next;
  }
  throw new ProviderError({ kind: 'unintelligible', path: 'IndexedPagingOffset' });
}

/** What a calendar view shows of a series where that begins. */
const shownOf = async (
  { client, errand, folder }: Place,
  { start, end }: Pick<EwsItem, 'start' | 'end'>,
): Promise<Expands> => {
  if (start === null || end === null || end - start > LONGEST) return 'unknown';
  const window = { start, end: Math.max(end, start + 1000) };
  const [message] = await client.ask(
    errand,
    questions.view(folder, window, MOST_SEEN, () => KIND),
  );
  return message?.kind === 'success' ? expandsIn(message.value.items, 'unknown') : 'unknown';
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

type Place = { readonly client: EwsClient; readonly errand: Errand; readonly folder: FolderRef };

/** `expands` is what is known by now of whether the server expands series. */
export type MembersHere = { readonly entries: readonly (Row | Odd)[]; readonly expands: Expands };

/**
 * The members of all series that touch a window, for a server that doesn't expand them itself, or may not: of that one the
 * first series that is found is looked for in a calendar view. A series is opened whole where it has members in the window
 * and isn't left out; of others only what says when they are is asked for. Exceptions are listed by themselves, since
 * nothing of theirs is known.
 * @throws ProviderError
 */
export const expandMasters = async (
  place: Place,
  window: DateWindow,
  before: Expands,
  { filters, reader }: { readonly filters: Source['filters']; readonly reader: Reader },
): Promise<MembersHere> => {
  const { client, errand, folder } = place;
  const masters: EwsItem[] = [];
  let expands = before;
  for await (const master of mastersIn(client, errand, folder)) {
    if (expands === 'unknown' && masters.length < MOST_LOOKED_FOR) expands = await shownOf(place, master);
    if (expands === 'yes') return { entries: [], expands };
    masters.push(master);
  }

  const read = (item: EwsItem) => membersOf(item, window);
  const whenOnly = (schema: SchemaName) =>
    masterProperties(schema).filter((property) => !isTelling(property));
  const ids = masters.map(({ itemId }) => itemId);
  const known = await openItems(client, errand, ids, read, whenOnly);
  const isThere = (id: string): boolean => {
    const one = known.get(id);
    return one?.kind === 'item' && 'members' in one.value && one.value.members.length > 0;
  };
  const isOpen = (master: EwsItem): boolean => filters.syncPrivate || !isPrivate(master, reader);
  const whole = masters.filter((one) => isOpen(one) && isThere(one.itemId)).map(({ itemId }) => itemId);
  const opened = await openItems(client, errand, whole, read, masterProperties);
  const series = [...known].flatMap(([itemId, when]): (Series | Odd)[] => {
    const one = opened.get(itemId) ?? when;
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
  const entries = series.flatMap((one) =>
    'members' in one ? one.members.flatMap((member) => rowOf(one.master, member)) : [one],
  );
  // Members that no calendar view showed.
  return { entries, expands: entries.some((entry) => 'tag' in entry) ? 'no' : expands };
};
