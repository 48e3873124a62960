import type { Change } from '../../../domain/reconcile.ts';
import { storableId } from '../storable.ts';
import { isOfItem, type Odd, seriesIn } from './rows.ts';
import { unreadable } from './tell-rows.ts';

/** The tag of each stored meeting, by its id. */
export type Tags = ReadonlyMap<string, string>;

/** Under which ids something is stored that can't be understood now, or the server's id where nothing is. */
export const idsOf = ({ itemId }: Odd, tags: Tags): string[] => {
  const ids = [...tags].filter(([, tag]) => isOfItem(tag, itemId)).map(([id]) => id);
  return ids.length > 0 ? ids : [storableId(itemId)];
};

/** What can't be understood, under the ids that it is stored by. */
export const tellOdd = (odd: Odd, tags: Tags): Change[] =>
  idsOf(odd, tags).flatMap((id) => unreadable({ id, seriesId: seriesIn(id) }, odd.path));
