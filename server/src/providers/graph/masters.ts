import type { Filters } from '../../domain/connection.ts';
import type { Change } from '../../domain/reconcile.ts';
import type { Source } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import { seriesChange } from './changes.ts';
import type { Errand, GraphClient } from './client.ts';
import { failureOf } from './failure.ts';
import { requests } from './requests.ts';
import { BatchShape, EventShape, read } from './shapes.ts';

/** The most that Graph takes in one batch; it runs four of them at a time. */
const BATCH = 20;

type Answer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Null for a series that vanished meanwhile. */
const masterOf = (answer: Answer, filters: Filters, path: string, now: number): Change | null => {
  if (answer.status === 200) return seriesChange(read(EventShape, answer.body, path), filters, false);
  const failure = failureOf(answer, now);
  if (failure.kind === 'not-found') return null;
  throw new ProviderError(failure);
};

/**
 * Looks series up by their ids, one batch after the other. Those that don't exist any more are absent.
 * @throws ProviderError when any of the others can't be had.
 */
export const lookUpSeries = async (
  client: GraphClient,
  errand: Errand,
  { calendarId, filters }: Source,
  seriesIds: readonly string[],
  now: () => number,
): Promise<Change[]> => {
  const found: Change[] = [];
  for (let i = 0; i < seriesIds.length; i += BATCH) {
    const batch = seriesIds.slice(i, i + BATCH);
    const { responses } = read(BatchShape, await client.ask(errand, requests.masters(calendarId, batch)));
    const answers = new Map(responses.map((response) => [response.id, response]));
    for (const place of batch.keys()) {
      const path = `responses.${place}`;
      const answer = answers.get(String(place));
      if (!answer) throw new ProviderError({ kind: 'unintelligible', path });
      const { status, headers, body } = answer;
      const change = masterOf({ status, headers: new Headers(headers ?? {}), body }, filters, path, now());
      if (change) found.push(change);
    }
  }
  return found;
};
