import { type Instance, originalStart } from '../../state/instances.ts';
import type { Detail, Exception, StoredItem } from '../../state/mailbox-data.ts';
import { effective } from '../../state/occurrences.ts';
import { utcOf } from '../../state/wall-time.ts';
import { ewsItemId } from '../ids.ts';

/** A calendar item as EWS names it. */
export type Entry = {
  item: StoredItem;
  type: 'Single' | 'RecurringMaster' | 'Occurrence' | 'Exception';
  /** Original date of an occurrence or exception. */
  date: string | null;
  exception: Exception | null;
  /** UTC ms. */
  start: number;
  end: number;
};

/** A single meeting or a whole series. */
export const masterEntry = (item: StoredItem): Entry => ({
  item,
  type: item.recurrence === null ? 'Single' : 'RecurringMaster',
  date: null,
  exception: null,
  start: utcOf(item.start),
  end: utcOf(item.end),
});

export const instanceEntry = ({ item, start, end, date, exception }: Instance): Entry => ({
  item,
  type: date === null ? 'Single' : exception === null ? 'Occurrence' : 'Exception',
  date,
  exception,
  start,
  end,
});

export const entryId = ({ item, date }: Pick<Entry, 'item' | 'date'>): string =>
  ewsItemId({ mailbox: item.mailbox, key: item.key, date });

export const detailOf = ({ item, exception }: Entry): Detail => effective(item, exception);

/** Where the occurrence would be if it had never been moved (UTC ms). */
export const startAsPlanned = ({ item, date, start }: Entry): number =>
  date === null ? start : originalStart(item, date);
