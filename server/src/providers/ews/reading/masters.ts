import type { DateWindow } from '../../../domain/reconcile.ts';
import type { Source } from '../../../ports/calendar-provider.ts';
import { ProviderError } from '../../../ports/failure.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import { questions } from '../asking/questions.ts';
import type { FolderRef } from '../codec/folder-ref.ts';
import type { EwsItem } from '../codec/item.ts';
import { masterProperties, type Property } from '../codec/properties.ts';
import { expand } from '../time/expansion.ts';
import { zoneOf } from '../time/meeting-time.ts';
import { UTC } from '../time/zone.ts';
import { isPrivate, type Reader } from './detail.ts';
import { openItems } from './open-items.ts';
import { expandedRow, type Odd, type Row } from './rows.ts';

const PAGE = 500;
/** More is a listing that never ends. */
const MOST_PAGES = 400;

const KIND: readonly Property[] = [
  { by: 'path', path: 'calendar:CalendarItemType' },
  { by: 'path', path: 'item:Sensitivity' },
];

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

const rowsOf = (master: EwsItem, window: DateWindow): (Row | Odd)[] => {
  const { itemId, start, end, allDay } = master;
  if (start === null || end === null || master.recurrence === null) return [{ itemId, path: 'Recurrence' }];
  const zone = zoneOf(master) ?? UTC;
  const expanded = expand({ ...master, start, end, allDay: allDay ?? false, zone }, window);
  return expanded.map((one) => expandedRow(master, one));
};

/**
 * The members of all series that touch a window, for a server that doesn't expand them itself. Series that are left out
 * by what is listed of them are not opened.
 * @throws ProviderError
 */
export const expandMasters = async (
  client: EwsClient,
  errand: Errand,
  folder: FolderRef,
  window: DateWindow,
  { filters, reader }: { readonly filters: Source['filters']; readonly reader: Reader },
): Promise<(Row | Odd)[]> => {
  const masters = (await listMasters(client, errand, folder)).filter(
    (master) => filters.syncPrivate || !isPrivate(master, reader),
  );
  const opened = await openItems(
    client,
    errand,
    masters.map(({ itemId }) => itemId),
    (item) => rowsOf(item, window),
    masterProperties,
  );
  return masters.flatMap(({ itemId }): (Row | Odd)[] => {
    const one = opened.get(itemId);
    if (one?.kind === 'item') return one.value;
    return one?.kind === 'unreadable' ? [{ itemId, path: one.path }] : [];
  });
};
