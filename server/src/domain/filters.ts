import type { Filters } from './connection.ts';
import type { Detail } from './meeting.ts';

/** Which filter keeps a meeting out. */
export type LeftOut = 'private' | 'not-online';

/** Null for a meeting that is kept. */
export const leftOutBy = (
  { syncPrivate, onlyOnline }: Filters,
  detail: Pick<Detail, 'private' | 'online'>,
): LeftOut | null => {
  if (detail.private && !syncPrivate) return 'private';
  return onlyOnline && !detail.online ? 'not-online' : null;
};

/** Whether a meeting is kept. */
export const admits = (filters: Filters, detail: Pick<Detail, 'private' | 'online'>): boolean =>
  leftOutBy(filters, detail) === null;

/** What a change of filters means for what is stored: some of it goes, or more has to be read, or both. */
export const compareFilters = (before: Filters, after: Filters) => ({
  narrowed: (before.syncPrivate && !after.syncPrivate) || (!before.onlyOnline && after.onlyOnline),
  widened: (!before.syncPrivate && after.syncPrivate) || (before.onlyOnline && !after.onlyOnline),
});
