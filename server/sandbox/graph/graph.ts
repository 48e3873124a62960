import { randomUUID } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import { type Caller, TokenRefused, type Tokens } from '../entra/tokens.ts';
import { createGraphFaults } from '../faults/graph-faults.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type Answering, answerBatch } from './batch.ts';
import { createDeltaRounds } from './delta-rounds.ts';
import { GraphFailure } from './failure.ts';
import { failureAnswer, type RequestIds } from './failure-answer.ts';
import type { GraphAnswer, GraphRequest } from './message.ts';
import { createNotifications, type Notifications } from './notifications/notifications.ts';
import type { Post } from './post.ts';
import { type Preferences, readPrefer } from './prefer.ts';
import { requestIds, sendAnswer } from './send-answer.ts';
import { createService } from './service.ts';
import { createHandshake } from './subscriptions/handshake.ts';
import { createThrottle } from './throttle.ts';
import { defaultTimings, type Timings } from './timings.ts';
import { refusalOf } from './token-refusal.ts';
import { createViews } from './views.ts';

export type Graph = { router: Router; notifications: Notifications };

/**
 * Microsoft Graph v1.0, to be mounted at `/v1.0`. `graphUrl` is the origin that links in answers start with
 * (no `/v1.0`); `record` hears of every request that has no route. What Graph sends by itself goes through `post`.
 */
export function createGraph(options: {
  state: SandboxState;
  tokens: Pick<Tokens, 'authenticate'>;
  graphUrl: string;
  record(what: string): void;
  post?: Post;
  timings?: Partial<Timings>;
}): Graph {
  const { state, tokens, graphUrl, record, post = fetch } = options;
  const timings = { ...defaultTimings, ...options.timings };
  const world = {
    state,
    record,
    handshake: createHandshake(post, timings.answer),
    root: `${graphUrl.replace(/\/$/, '')}/v1.0`,
    rounds: createDeltaRounds(),
    views: createViews(state.mailboxes),
  };
  const service = createService(world, createThrottle());
  const faults = createGraphFaults({ state, tokens, root: world.root });

  const answered: Answering = async (read, caller) => service(read(), caller);
  const answeredStep = async (response: Response, read: () => GraphRequest, caller: Caller) => {
    const request = read();
    return faults.aroundStep({ request, caller, response }, () => service(request, caller));
  };

  const respond = async (request: Request, response: Response) => {
    const ids = requestIds(request);
    const fail = (error: unknown) => failureAnswer(failureOf(error), ids, state.clock.now());
    let preferences: Preferences | null = null;
    const answer = await (async () => {
      const caller = await tokens.authenticate(request.get('authorization'));
      preferences = readPrefer(request.get('prefer'));
      const answeringStep: Answering = (read, by) => answeredStep(response, read, by).catch(fail);
      return answerOf(request, preferences, caller, { answered, answeringStep });
    })().catch(fail);
    sendAnswer(response, answer, { ids, preferences: answer.status < 300 ? preferences : null });
  };

  const router = express.Router({ caseSensitive: true });
  router.use(express.json({ limit: '4mb', type: () => true, strict: false }));
  router.use(faults.middleware);
  router.use((request, response, next) => {
    respond(request, response).catch(next);
  });
  router.use(unreadable(state.clock.now));
  return { router, notifications: createNotifications({ state, post, timings }) };
}

async function answerOf(
  request: Request,
  preferences: Preferences,
  caller: Caller,
  { answered, answeringStep }: { answered: Answering; answeringStep: Answering },
): Promise<GraphAnswer> {
  const { method, path } = request;
  if (method === 'POST' && path.toLowerCase() === '/$batch')
    return answerBatch(request.body, caller, answeringStep);
  const query = new URLSearchParams(request.url.split(/\?(.*)/s)[1] ?? '');
  return answered(() => ({ method, path, query, preferences, body: request.body }), caller);
}

function failureOf(error: unknown): GraphFailure {
  if (error instanceof GraphFailure) return error;
  if (error instanceof TokenRefused) return refusalOf(error.refusal);
  throw error;
}

/** Bodies that are no JSON, or too long. */
function unreadable(now: () => number): express.ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (typeof error?.status !== 'number' || error.status >= 500) return next(error);
    const text =
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.';
    const ids: RequestIds = { request: randomUUID(), client: randomUUID() };
    sendAnswer(response, failureAnswer(new GraphFailure(error.status, 'BadRequest', text), ids, now()));
  };
}
