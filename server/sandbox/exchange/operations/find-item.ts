import { EwsFailure } from '../ews-failure.ts';
import type { Folder } from '../folders/folder.ts';
import { detailOf, type Entry, masterEntry } from '../items/entry.ts';
import { itemXml } from '../items/item-xml.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import { calendarView } from './calendar-view.ts';
import { folderNamed } from './folder-ids.ts';
import type { Call, Operation } from './operation.ts';
import { pageOf, viewNamed } from './paging.ts';
import { renderingOf } from './rendering-of.ts';
import { filterOf, ordered } from './restriction.ts';
import { itemShape } from './shapes.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/finditem-operation */
export const findItem: Operation = (call) => {
  const parents = childNamed(call.request, 'ParentFolderIds')?.children ?? [];
  return messages(parents.map((id) => messageOf('FindItem', () => foundIn(call, folderNamed(call, id)))));
};

function foundIn(call: Call, folder: Folder): string {
  const { request } = call;
  const wanted = childNamed(request, 'ItemShape');
  const shape = itemShape(call, wanted, { list: true });
  const rendering = renderingOf(call, folder, { list: true, shape: wanted });
  const { rows, attributes } = found(call, folder);
  const items = rows.map((entry) => itemXml(entry, shape, rendering)).join('');
  return success('FindItem', element('m:RootFolder', element('t:Items', items), attributes));
}

function found(call: Call, folder: Folder) {
  const { request } = call;
  const view = childNamed(request, 'CalendarView');
  if (view) {
    if (!folder.class?.startsWith('IPF.Appointment'))
      throw new EwsFailure('ErrorCalendarFolderIsInvalidForCalendarView');
    if (childNamed(request, 'Restriction') || childNamed(request, 'SortOrder'))
      throw new EwsFailure('ErrorRestrictionTooComplex', {
        message: 'Restrictions and sort order may not be specified for a CalendarView.',
      });
    return folder.calendar === null
      ? { rows: [], attributes: { TotalItemsInView: 0, IncludesLastItemInRange: true } }
      : calendarView(call, folder.calendar.id, view);
  }
  // Items that only programs see: there are none.
  const isAssociated = request.attributes.Traversal !== 'Shallow';
  const filter = filterOf(childNamed(request, 'Restriction'));
  const all = (folder.calendar === null || isAssociated ? [] : call.state.mailboxes.items(folder.calendar.id))
    .map(masterEntry)
    .filter((entry) => filter((uri) => readValue(entry, uri)));
  const indexed = viewNamed(request, 'IndexedPageItemView', 'FractionalPageItemView');
  return pageOf(call, sorted(call, all), indexed);
}

/** Newest first unless the request says otherwise. */
function sorted({ request }: Call, entries: Entry[]): Entry[] {
  const orders = (childNamed(request, 'SortOrder')?.children ?? []).map((order) => ({
    uri: childNamed(order, 'FieldURI')?.attributes.FieldURI ?? '',
    sign: order.attributes.Order === 'Descending' ? -1 : 1,
  }));
  return entries.sort((a, b) => {
    for (const { uri, sign } of orders) {
      const order = ordered(readValue(a, uri) ?? '', readValue(b, uri) ?? '');
      if (order !== 0) return order * sign;
    }
    return b.item.key - a.item.key;
  });
}

function readValue(entry: Entry, uri: string): string | null {
  const detail = detailOf(entry);
  const time = (utc: number) => new Date(utc).toISOString();
  switch (uri) {
    case 'item:Subject':
      return detail.subject;
    case 'item:ItemClass':
      return 'IPM.Appointment';
    case 'item:LastModifiedTime':
      return time(entry.item.modifiedAt);
    case 'item:DateTimeCreated':
      return time(entry.item.createdAt);
    case 'calendar:Start':
      return time(entry.start);
    case 'calendar:End':
      return time(entry.end);
    case 'calendar:Location':
      return detail.places.map(({ name }) => name).join('; ');
    case 'calendar:IsRecurring':
      return String(entry.type !== 'Single');
    default:
      throw new EwsFailure('ErrorUnsupportedPathForQuery');
  }
}
