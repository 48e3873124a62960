import { ProviderError } from '../../ports/failure.ts';
import type { GraphAnswer } from './call.ts';
import type { Errand, GraphClient } from './client.ts';
import type { GraphRequest } from './requests.ts';
import { BatchShape, read } from './shapes.ts';

/** The most that Graph takes in one batch; it runs four of them at a time. */
const BATCH = 20;

/**
 * Asks for many things at once, one batch after the other. Gives their answers in the order of `keys`, whatever they are.
 * @throws ProviderError when a batch as a whole can't be had, or one of its answers is missing.
 */
export const askInBatches = async <K>(
  client: GraphClient,
  errand: Errand,
  keys: readonly K[],
  requestFor: (keys: readonly K[]) => GraphRequest,
): Promise<GraphAnswer[]> => {
  const found: GraphAnswer[] = [];
  for (let i = 0; i < keys.length; i += BATCH) {
    const batch = keys.slice(i, i + BATCH);
    const { responses } = read(BatchShape, await client.ask(errand, requestFor(batch)));
    const answers = new Map(responses.map((response) => [response.id, response]));
    for (const place of batch.keys()) {
      const answer = answers.get(String(place));
      if (!answer) throw new ProviderError({ kind: 'unintelligible', path: `responses.${place}` });
      const { status, headers, body } = answer;
      found.push({ status, headers: new Headers(headers ?? {}), body });
    }
  }
  return found;
};
