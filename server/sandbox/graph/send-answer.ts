import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { RequestIds } from './failure-answer.ts';
import type { GraphAnswer } from './message.ts';
import type { Preferences } from './prefer.ts';

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** New ids of a request; the client's is its own, where it sent one. */
export function requestIds(request: Request): RequestIds {
  const id = randomUUID();
  return { request: id, client: request.get('client-request-id') ?? id };
}

/** Sends an answer with the headers that Graph puts on all of them. `preferences` are those that were applied. */
export function sendAnswer(
  response: Response,
  answer: GraphAnswer,
  { ids, preferences = null }: { ids?: RequestIds; preferences?: Preferences | null } = {},
): void {
  response.status(answer.status);
  if (ids) response.set({ 'request-id': ids.request, 'client-request-id': ids.client });
  if (preferences && preferences.applied.length > 0) {
    response.set('Preference-Applied', preferences.applied.join(', '));
  }
  if (answer.body !== null) response.set('Content-Type', JSON_TYPE);
  response.set({ 'Cache-Control': 'private', 'OData-Version': '4.0', ...answer.headers });
  response.end(answer.body ?? undefined);
}
