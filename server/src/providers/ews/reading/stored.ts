import type { Change } from '../../../domain/reconcile.ts';
import { storableId } from '../storable.ts';
import { itemPart, itemPartOf, type Odd, seriesIn } from './rows.ts';
import { unreadable } from './tell-rows.ts';

/** The tag of each stored meeting, by its id. */
export type Tags = ReadonlyMap<string, string>;

/** Under which ids something is stored that can't be understood now, or the server's id where nothing is. */
export type IdsOf = (odd: Odd) => readonly string[];

/** The same for all that is stored, which is gone through once. */
export const idsIn = (tags: Tags): IdsOf => {
  const byItem = Map.groupBy(tags, ([, tag]) => itemPartOf(tag));
  return ({ itemId }) => byItem.get(itemPart(itemId))?.map(([id]) => id) ?? [storableId(itemId)];
};

/** What can't be understood, under the ids that it is stored by. */
export const tellOdd = (odd: Odd, idsOf: IdsOf): Change[] =>
  idsOf(odd).flatMap((id) => unreadable({ id, seriesId: seriesIn(id) }, odd.path));
