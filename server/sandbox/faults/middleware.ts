import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { traceOf } from '../entra/trace.ts';
import type { GraphAnswer } from '../graph/message.ts';
import { option } from '../graph/query-options.ts';
import { entraAnswer } from './entra-answers.ts';
import type { SetFault } from './fault.ts';
import type { Faults } from './faults.ts';
import { graphAnswer } from './graph-answers.ts';
import { markStruck } from './mark.ts';
import type { Asked } from './matching.ts';
import { readForm, readSteps } from './read-body.ts';
import { hangUp, spoilAnswer } from './spoiled-answer.ts';
import { nobody, type Whose } from './whose.ts';

export type FaultWorld = {
  faults: Faults;
  now(): number;
  /** Origins under which Entra and Graph name themselves. */
  names: { authority: string; graph: string };
  /** Whom a request is about; asked only where a fault depends on it. */
  whose: Record<Asked['service'], (request: Request) => Promise<Whose>>;
};

const serviceOf = ({ path }: Request): Asked['service'] =>
  /^\/v1\.0(\/|$)/i.test(path) ? 'graph' : 'entra';

/** Where in a round of change tracking a query is; an empty token begins one. */
export const cursorOf = (query: URLSearchParams): Asked['cursor'] => {
  if (option(query, 'skiptoken')) return 'skip';
  return option(query, 'deltatoken') ? 'delta' : 'none';
};

const askedBy = async (
  { faults, whose }: FaultWorld,
  request: Request,
  response: Response,
): Promise<Asked> => {
  const service = serviceOf(request);
  if (service === 'entra') await readForm(request, response);
  const form = (request.body ?? {}) as Record<string, unknown>;
  const personal = faults.list().some(({ person, tenant }) => (person ?? tenant) !== undefined);
  return {
    service,
    method: request.method,
    path: request.path,
    cursor: cursorOf(new URLSearchParams(request.originalUrl.split(/\?(.*)/s)[1] ?? '')),
    grant: service === 'entra' && typeof form.grant_type === 'string' ? form.grant_type : null,
    step: false,
    ...(personal ? await whose[service](request) : nobody),
  };
};

type Answered = Exclude<Parameters<typeof graphAnswer>[0] | Parameters<typeof entraAnswer>[0], never>;

const answerOf = (fault: Answered, world: FaultWorld, request: Request): GraphAnswer => {
  const now = world.now();
  if (fault.service === 'graph' && fault.kind !== 'aadsts') {
    const id = randomUUID();
    const ids = { request: id, client: request.get('client-request-id') ?? id };
    const { status, headers, body } = graphAnswer(fault, {
      address: world.names.graph.replace(/\/$/, '') + request.path,
      ids,
      now,
    });
    const named = { 'request-id': ids.request, 'client-request-id': ids.client };
    return { status, headers: { ...named, 'Cache-Control': 'private', ...headers }, body };
  }
  return entraAnswer(fault as Parameters<typeof entraAnswer>[0], {
    authority: world.names.authority,
    trace: traceOf(request, now),
    details: {},
  });
};
