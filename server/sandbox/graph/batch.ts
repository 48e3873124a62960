import { z } from 'zod';
import type { Caller } from '../entra/tokens.ts';
import { GraphFailure } from './failure.ts';
import { type GraphAnswer, type GraphRequest, json } from './message.ts';
import { readPrefer } from './prefer.ts';
import { CONCURRENCY } from './throttle.ts';

const MOST = 20;

const Step = z.object({
  id: z.coerce.string(),
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.coerce.string()).default([]),
});
const Body = z.object({ requests: z.array(Step) });
type Step = z.output<typeof Step>;

/** Answers one request or, when reading or answering it fails, the error. */
export type Answering = (read: () => GraphRequest, caller: Caller) => Promise<GraphAnswer>;

/**
 * `POST /$batch`: each request has its own status, four run at a time, and answers come in any order.
 * https://learn.microsoft.com/graph/json-batching
 */
export async function answerBatch(body: unknown, caller: Caller, answering: Answering): Promise<GraphAnswer> {
  const steps = readSteps(body);
  const done = new Map<string, GraphAnswer>();
  let waiting = [...steps];
  while (waiting.length > 0) {
    const ready = waiting
      .filter(({ dependsOn }) => dependsOn.every((id) => done.has(id)))
      .slice(0, CONCURRENCY);
    if (ready.length === 0) throw badBatch('The batch has requests that depend on each other in a circle.');
    const answers = await Promise.all(ready.map((step) => answerStep(step, done, caller, answering)));
    for (const [i, step] of ready.entries()) done.set(step.id, answers[i] ?? failedDependency());
    waiting = waiting.filter((step) => !done.has(step.id));
  }
  // Reversed, so that nobody comes to rely on the order of the requests.
  const responses = [...done].reverse().map(([id, answer]) => responseText(id, answer));
  return { status: 200, headers: {}, body: `{"responses":[${responses.join(',')}]}` };
}

function readSteps(body: unknown): Step[] {
  const parsed = Body.safeParse(body);
  if (!parsed.success) throw badBatch('Invalid batch payload format.');
  const steps = parsed.data.requests;
  if (steps.length > MOST) {
    throw new GraphFailure(
      400,
      'MaximumValueExceeded',
      `Number of batch request steps exceeds the maximum value of ${MOST}.`,
    );
  }
  const ids = new Set(steps.map(({ id }) => id));
  if (ids.size !== steps.length) throw badBatch('Request Id has to be unique in a batch.');
  for (const { id, dependsOn } of steps) {
    if (dependsOn.some((other) => !ids.has(other) || other === id)) {
      throw badBatch(`Request ${id} depends on a request that is not in the batch.`);
    }
  }
  return steps;
}

async function answerStep(
  step: Step,
  done: ReadonlyMap<string, GraphAnswer>,
  caller: Caller,
  answering: Answering,
): Promise<GraphAnswer> {
  if (step.dependsOn.some((id) => (done.get(id)?.status ?? 424) >= 400)) return failedDependency();
  return answering(() => requestOf(step), caller);
}

function requestOf({ method, url, headers, body }: Step): GraphRequest {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const prefer = Object.entries(headers).find(([name]) => name.toLowerCase() === 'prefer')?.[1];
  return {
    method: method.toUpperCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(query),
    preferences: readPrefer(prefer),
    body,
  };
}

function responseText(id: string, { status, headers, body }: GraphAnswer): string {
  const type = body === null ? {} : { 'Content-Type': 'application/json' };
  const shown = JSON.stringify({ 'Cache-Control': 'private', ...type, ...headers });
  return `{"id":${JSON.stringify(id)},"status":${status},"headers":${shown},"body":${body ?? 'null'}}`;
}

function failedDependency(): GraphAnswer {
  return json(
    { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } },
    424,
  );
}

function badBatch(message: string): GraphFailure {
  return new GraphFailure(400, 'BadRequest', message);
}
