import { type IdForm, itemId } from '../state/exchange-ids.ts';
import type { Instance } from '../state/instances.ts';
import type { Exception, StoredCalendar, StoredItem } from '../state/mailbox-data.ts';
import { utcOf } from '../state/wall-time.ts';
import type { Preferences } from './prefer.ts';

/** An event as Graph names it: a single meeting, a series, or one of a series' occurrences. */
export type Entity = {
  item: StoredItem;
  type: 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';
  /** Original date of an occurrence or exception. */
  date: string | null;
  exception: Exception | null;
  /** UTC ms. */
  start: number;
  end: number;
};

/** How much of somebody else's meeting the reader may see. */
export type Visibility = 'full' | 'title' | 'busy';

/** How events are to be written down for one request. */
export type Rendering = {
  calendar: StoredCalendar;
  ids: IdForm;
  timeZone: Preferences['timeZone'];
  textBody: boolean;
  /** False with a token that may not see bodies. */
  bodies: boolean;
  visibility(entity: Entity): Visibility;
};

export function master(item: StoredItem): Entity {
  const type = item.recurrence === null ? 'singleInstance' : 'seriesMaster';
  return { item, type, date: null, exception: null, start: utcOf(item.start), end: utcOf(item.end) };
}

export function occurrence({ item, date, exception, start, end }: Instance): Entity {
  const ofSeries = exception === null ? 'occurrence' : 'exception';
  return { item, type: date === null ? 'singleInstance' : ofSeries, date, exception, start, end };
}

export function eventId({ item, date }: Pick<Entity, 'item' | 'date'>, ids: IdForm): string {
  return itemId({ mailbox: item.mailbox, key: item.key, date }, ids);
}

export function isPrivate({ item, exception }: Pick<Entity, 'item' | 'exception'>): boolean {
  return (exception?.detail.sensitivity ?? item.detail.sensitivity) === 'private';
}
