import type { GraphFailure } from './failure.ts';
import type { GraphAnswer } from './message.ts';

/** Ids of one request, repeated in its answer's headers and errors. */
export type RequestIds = { request: string; client: string };

/** https://learn.microsoft.com/graph/errors; `now` is UTC ms. */
export function failureAnswer(failure: GraphFailure, ids: RequestIds, now: number): GraphAnswer {
  const innerError = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': ids.request,
    'client-request-id': ids.client,
  };
  const error = { code: failure.code, message: failure.message, innerError };
  return { status: failure.status, headers: { ...failure.headers }, body: JSON.stringify({ error }) };
}
