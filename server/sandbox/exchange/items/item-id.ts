import { itemChangeKey } from '../ids.ts';
import { element } from '../soap/write-xml.ts';
import { type Entry, entryId } from './entry.ts';

export const itemIdXml = (entry: Entry): string =>
  element('t:ItemId', '', {
    Id: entryId(entry),
    ChangeKey: itemChangeKey(entry.item.mailbox, entry.item.version),
  });
