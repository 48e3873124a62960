import { admits } from '../../domain/filters.ts';
import type { Change } from '../../domain/reconcile.ts';
import type { Source } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { detailOf, isSparse, timeOf } from './events.ts';
import { type GraphEvent, idIn, readRow } from './shapes.ts';

/** What a calendar leaves out, and whether it is somebody else's. */
type Reader = Pick<Source, 'filters' | 'shared'>;

type Row = ReturnType<typeof readRow>;

const seriesIdOf = ({ seriesMasterId }: GraphEvent): string => {
  if (seriesMasterId) return seriesMasterId;
  throw new ProviderError({ kind: 'unintelligible', path: 'seriesMasterId' });
};

/** A master as a change; `announces` where it came by itself and not because it was looked up. */
export const seriesChange = (event: GraphEvent, { filters, shared }: Reader, announces: boolean): Change => {
  const detail = detailOf(event, shared);
  return admits(filters, detail)
    ? { kind: 'series', id: event.id, allDay: event.isAllDay ?? false, detail, announces }
    : { kind: 'left-out-series', id: event.id, announces };
};

/** A row as a change of the domain. Of what the filters leave out only the id remains. */
const toChange = (row: Row, reader: Reader): Change => {
  if ('removed' in row) return { kind: 'removed', id: row.id };
  const { id, type } = row;
  if (type === 'seriesmaster') return seriesChange(row, reader, true);
  if (type === 'occurrence' && isSparse(row))
    return { kind: 'occurrence', id, seriesId: seriesIdOf(row), time: timeOf(row), detail: null };

  const detail = detailOf(row, reader.shared);
  if (!admits(reader.filters, detail)) return { kind: 'left-out', id };
  if (type === 'occurrence')
    return { kind: 'occurrence', id, seriesId: seriesIdOf(row), time: timeOf(row), detail };
  return {
    kind: 'meeting',
    id,
    seriesId: type === 'exception' ? seriesIdOf(row) : null,
    time: timeOf(row),
    originalStart: row.originalStart ?? null,
    detail,
  };
};

/**
 * The same for what may not be understood; `idOf` is asked only then. What has no id can't be left aside: it might be any.
 * @throws ProviderError
 */
export const orUnreadable = (told: () => Change, idOf: () => string | null): Change => {
  try {
    return told();
  } catch (error) {
    const id = idOf();
    if (id === null || !(error instanceof ProviderError) || error.failure.kind !== 'unintelligible')
      throw error;
    return { kind: 'unreadable', id, path: error.failure.path };
  }
};

/** The rows of a page as changes. @throws ProviderError */
export const changesOf = (rows: readonly unknown[], reader: Reader): Change[] =>
  rows.map((row, i) =>
    orUnreadable(
      () => toChange(readRow(row, i), reader),
      () => idIn(row),
    ),
  );

/** Series that a page needs but doesn't bring: those of its bare occurrences. */
export const missingSeries = (changes: readonly Change[]): string[] => {
  const brought = new Set(
    changes.filter(({ kind }) => kind === 'series' || kind === 'left-out-series').map(({ id }) => id),
  );
  const needed = changes.flatMap((change) =>
    change.kind === 'occurrence' && change.detail === null ? [change.seriesId] : [],
  );
  return [...new Set(needed)].filter((id) => !brought.has(id));
};

/** Occurrences of series that are out are out themselves. */
export const withoutMembers = (changes: readonly Change[], out: ReadonlySet<string>): Change[] =>
  changes.map((change) =>
    change.kind === 'occurrence' && change.detail === null && out.has(change.seriesId)
      ? { kind: 'left-out', id: change.id }
      : change,
  );
