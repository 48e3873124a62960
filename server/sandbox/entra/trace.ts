import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Trace } from './errors.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A new trace; the correlation id is the caller's, where it sent one as MSAL does. */
export const traceOf = (request: Request, now: number): Trace => {
  const sent = request.get('client-request-id') ?? request.query['client-request-id'];
  return {
    traceId: randomUUID(),
    correlationId: typeof sent === 'string' && guid.test(sent) ? sent : randomUUID(),
    now,
  };
};
