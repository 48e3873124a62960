import type { EwsItem } from '../codec/item.ts';
import { storableId } from '../storable.ts';
import { FINGERPRINT, fingerprint } from './fingerprint.ts';

/** What a calendar says of one meeting in it, known by our own id. Instants are UTC in ms. */
export type Row = {
  /**
   * The UID of a single meeting; that of its series with its original start of a member; the item's own id, which changes
   * when it is moved, for what has no UID or shares that of another.
   */
  readonly id: string;
  /** See `seriesIdOf`. */
  readonly seriesId: string | null;
  readonly member: 'single' | 'occurrence' | 'exception';
  readonly originalStart: number | null;
  readonly start: number;
  readonly end: number;
  /** Names this version of it, and the item that it was in. */
  readonly tag: string;
  readonly item: EwsItem;
  /** What to open for the rest: its own item, or that of its series. */
  readonly itemId: string;
  /** The whole item, where it was opened already. */
  readonly opened?: EwsItem;
};

/** Something in a calendar that can't be understood; `itemId` is the server's. */
export type Odd = { readonly itemId: string; readonly path: string };

const memberId = (seriesId: string, originalStart: number): string =>
  `${seriesId}|${new Date(originalStart).toISOString()}`;

/** The id of the series that one of our ids belongs to; null for others. */
export const seriesIn = (id: string): string | null =>
  /^( .*)\|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/s.exec(id)?.[1] ?? null;

/** What names an item in tags. */
export const itemPart = (itemId: string): string => fingerprint('item', itemId);
export const itemPartOf = (tag: string): string => tag.slice(0, FINGERPRINT);

type Timed = { readonly start: number; readonly end: number };

const tagOf = ({ itemId, changeKey, allDay }: EwsItem, { start, end }: Timed): string =>
  itemPart(itemId) + fingerprint('version', changeKey, start, end, allDay);

const uidOf = ({ uid }: EwsItem): string | null => storableId((uid ?? '').trim()).trim() || null;

/**
 * The UID of a series behind a space, with which no UID begins here: what somebody copied from a series is a single meeting
 * with the same UID, and nothing that is said of it may be taken as said of the series.
 */
const seriesIdOf = (item: EwsItem): string => ` ${uidOf(item) ?? storableId(item.itemId)}`;

type Identity = Pick<Row, 'id' | 'seriesId' | 'member' | 'originalStart'>;

const alone = (id: string): Identity => ({ id, seriesId: null, member: 'single', originalStart: null });

const memberOf = (item: EwsItem, start: number): Identity => {
  const uid = uidOf(item);
  if (uid === null) return alone(storableId(item.itemId));
  const { calendarItemType: type } = item;
  if (type !== 'Occurrence' && type !== 'Exception') return alone(uid);
  const seriesId = seriesIdOf(item);
  const original = item.originalStart ?? item.recurrenceId ?? (type === 'Occurrence' ? start : null);
  const member = type === 'Occurrence' ? 'occurrence' : 'exception';
  return {
    id: original === null ? storableId(item.itemId) : memberId(seriesId, original),
    seriesId,
    member,
    originalStart: original,
  };
};

/** Our id of an item, as far as it can be told from the item alone; of a master it is that of its series. */
export const idOf = (item: EwsItem): string =>
  item.calendarItemType === 'RecurringMaster' ? seriesIdOf(item) : memberOf(item, item.start ?? 0).id;

/** Which item has an id already, by the item's fingerprint. */
export type Taken = Map<string, string>;

/**
 * One item as a row, or as something odd where it doesn't say when it is. `taken` is added to: of two items that would
 * have the same id the first keeps it.
 */
export const rowOf = (item: EwsItem, taken: Taken): Row | Odd => {
  const { itemId, start, end } = item;
  if (start === null || end === null) return { itemId, path: start === null ? 'Start' : 'End' };
  const wanted = memberOf(item, start);
  const print = itemPart(itemId);
  const owner = taken.get(wanted.id) ?? print;
  const identity = owner === print ? wanted : alone(storableId(itemId));
  taken.set(identity.id, print);
  return { ...identity, start, end, tag: tagOf(item, { start, end }), item, itemId };
};

/** A member of a series that was expanded here, with what is known of it as if it had been listed so. */
const memberRow = (item: EwsItem, one: Timed & { readonly originalStart: number }, seriesId: string): Row => {
  const { start, end, originalStart } = one;
  const isException = item.calendarItemType === 'Exception';
  return {
    id: memberId(seriesId, originalStart),
    seriesId,
    member: isException ? 'exception' : 'occurrence',
    originalStart,
    start,
    end,
    tag: tagOf(item, one),
    item,
    itemId: item.itemId,
  };
};

/** An ordinary occurrence, for which its master speaks, which is open already. */
export const occurrenceRow = (master: EwsItem, one: Timed & { readonly originalStart: number }): Row => {
  const { start, end, originalStart } = one;
  const item: EwsItem = { ...master, start, end, originalStart, calendarItemType: 'Occurrence' };
  return { ...memberRow(item, one, seriesIdOf(master)), opened: item };
};

/** An exception; `listed` is what was listed of it itself, null where it has no id to ask for it. */
export const exceptionRow = (
  master: EwsItem,
  listed: EwsItem | null,
  one: Timed & { readonly originalStart: number },
): Row => {
  const { originalStart } = one;
  const start = listed?.start ?? one.start;
  const end = listed?.end ?? one.end;
  const item: EwsItem = {
    ...(listed ?? master),
    start,
    end,
    originalStart,
    calendarItemType: 'Exception',
  };
  const row = memberRow(item, { start, end, originalStart }, seriesIdOf(master));
  return listed === null ? { ...row, opened: item } : row;
};
