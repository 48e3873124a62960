import type { Filters } from './connection.ts';
import type { Detail } from './meeting.ts';

/** Whether a meeting is kept. */
export const admits = (
  { syncPrivate, onlyOnline }: Filters,
  detail: Pick<Detail, 'private' | 'online'>,
): boolean => (syncPrivate || !detail.private) && (!onlyOnline || detail.online);

/** What a change of filters means for what is stored: some of it goes, or more has to be read, or both. */
export const compareFilters = (before: Filters, after: Filters) => ({
  narrowed: (before.syncPrivate && !after.syncPrivate) || (!before.onlyOnline && after.onlyOnline),
  widened: (!before.syncPrivate && after.syncPrivate) || (before.onlyOnline && !after.onlyOnline),
});
