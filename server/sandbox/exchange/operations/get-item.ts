import { EwsFailure } from '../ews-failure.ts';
import { detailOf, type Entry } from '../items/entry.ts';
import { type ItemShape, itemXml } from '../items/item-xml.ts';
import { success } from '../soap/envelope.ts';
import { messageOf, messages } from '../soap/messages.ts';
import { childNamed } from '../soap/read-xml.ts';
import { element } from '../soap/write-xml.ts';
import { itemNamed } from './items-by-id.ts';
import type { Call, Operation } from './operation.ts';
import { renderingOf } from './rendering-of.ts';
import { itemShape } from './shapes.ts';

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/getitem-operation-calendar-item */
export const getItem: Operation = (call) => {
  const wanted = childNamed(call.request, 'ItemShape');
  const asked = childNamed(call.request, 'ItemIds')?.children ?? [];
  return messages(
    asked.map((id) =>
      messageOf('GetItem', () => {
        const { entry, folder } = itemNamed(call, id);
        const shape = itemShape(call, wanted, { list: false });
        refuseCorrupt(call, entry, shape);
        const rendering = renderingOf(call, folder, { list: false, shape: wanted });
        return success('GetItem', element('m:Items', itemXml(entry, shape, rendering)));
      }),
    ),
  );
};

/** The damage is in the body: without it the item can be read. */
function refuseCorrupt({ settings }: Call, entry: Entry, { properties }: ItemShape): void {
  const text = settings.corruptSubject;
  if (text === null || !detailOf(entry).subject.includes(text)) return;
  if (properties.some(({ uri }) => /Body$/.test(uri))) throw new EwsFailure('ErrorItemCorrupt');
}
