import type { Expands } from './cursor.ts';
import { listPart, nextSpan } from './list-part.ts';
import { expandMasters } from './masters.ts';
import { expandsIn, liesIn, type Reading, rowsIn, type Sorted, sorted } from './reading.ts';
import type { Taken } from './rows.ts';

/** Where the reading of a window stands: `from` (UTC, ms) is where its next part begins. */
export type Place = { readonly from: number; readonly span: number; readonly expands: Expands };

export const beginning = (
  { source: { window } }: Pick<Reading, 'source'>,
  expands: Expands = 'unknown',
): Place => ({
  from: window.start,
  span: window.end - window.start,
  expands,
});

/** What was seen in this calendar, else in another one of the same server. */
const known = ({ client, errand }: Reading, { expands }: Place): Expands => {
  if (expands !== 'unknown') return expands;
  const { expandsSeries } = client.about(errand);
  return expandsSeries === null ? 'unknown' : expandsSeries ? 'yes' : 'no';
};

/**
 * Reads the next part of a calendar's window; the last one brings the members of series that the server doesn't expand.
 * `next` is null after it. `taken` is added to.
 * @throws ProviderError
 */
export const readPart = async (
  reading: Reading,
  place: Place,
  taken: Taken,
): Promise<Sorted & { readonly next: Place | null; readonly expands: Expands }> => {
  const { client, errand, source, folder, reader } = reading;
  const { window, filters } = source;
  const part = await listPart(client, errand, folder, window, place);
  const listed = expandsIn(part.items, known(reading, place));
  const entries = rowsIn(part.items, taken).filter((entry) => !('tag' in entry) || liesIn(entry, window));
  const isLast = part.end >= window.end;
  const here =
    isLast && listed !== 'yes' ? await expandMasters(reading, window, listed, { filters, reader }) : null;
  const expands = here?.expands ?? listed;
  if (expands !== 'unknown') client.sawSeries(errand, expands === 'yes');
  return {
    ...sorted([...entries, ...(here?.entries ?? [])]),
    next: isLast ? null : { from: part.end, span: nextSpan(part), expands },
    expands,
  };
};
