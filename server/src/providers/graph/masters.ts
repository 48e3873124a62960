import type { Change } from '../../domain/reconcile.ts';
import type { Source } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { askInBatches } from './batch.ts';
import type { GraphAnswer } from './call.ts';
import { orUnreadable, seriesChange } from './changes.ts';
import type { Errand, GraphClient } from './client.ts';
import { failureOf } from './failure.ts';
import { requests } from './requests.ts';
import { EventShape, read } from './shapes.ts';

/** Null for a series that vanished meanwhile. */
const masterOf = (seriesId: string, answer: GraphAnswer, source: Source, now: number): Change | null => {
  if (answer.status === 200)
    return orUnreadable(
      () => seriesChange(read(EventShape, answer.body, 'responses.body'), source, false),
      () => seriesId,
    );
  const failure = failureOf(answer, now);
  if (failure.kind === 'not-found') return null;
  throw new ProviderError(failure);
};

/**
 * Looks series up by their ids. Those that don't exist any more are absent.
 * @throws ProviderError when any of the others can't be had.
 */
export const lookUpSeries = async (
  client: GraphClient,
  errand: Errand,
  source: Source,
  seriesIds: readonly string[],
  now: () => number,
): Promise<Change[]> => {
  const answers = await askInBatches(client, errand, seriesIds, (ids) =>
    requests.masters(source.calendarId, ids),
  );
  return answers.flatMap((answer, i) => masterOf(seriesIds[i] ?? '', answer, source, now()) ?? []);
};
