import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import type { Caller, Tokens } from '../entra/tokens.ts';
import type { RequestIds } from '../graph/failure-answer.ts';
import type { GraphAnswer, GraphRequest } from '../graph/message.ts';
import { requestIds, sendAnswer } from '../graph/send-answer.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type AnsweredFault, befall, note } from './befall.ts';
import { foreignLinks } from './foreign-links.ts';
import { graphAnswer } from './graph-answer.ts';
import { mailboxAsked, mailboxOf, nobody, type Whose } from './whose.ts';

/** Answers one step of a batch, or lets a fault do it; `response` is that of the whole batch. */
export type AroundStep = (
  step: { request: GraphRequest; caller: Caller; response: Response },
  answer: () => Promise<GraphAnswer>,
) => Promise<GraphAnswer>;

/** Lets the faults strike that were put on Graph. `root` is Graph's address with `/v1.0`. */
export function createGraphFaults(options: {
  state: SandboxState;
  tokens: Pick<Tokens, 'authenticate'>;
  root: string;
}): { middleware: RequestHandler; aroundStep: AroundStep } {
  const { state, tokens, root } = options;
  const { faults, directory, clock } = state;

  type Part = { method: string; path: string; query: URLSearchParams; step: boolean };
  const strike = ({ path, ...part }: Part, whose: Whose) =>
    faults.strike({ ...part, service: 'graph', path: `/v1.0${path}`, grant: null, whose });
  const said = (fault: AnsweredFault, path: string, ids = newIds()) =>
    graphAnswer(fault, { ids, now: clock.now(), address: root + path });

  const middleware: RequestHandler = async (request, response, next) => {
    if (!faults.threaten('graph')) return next();
    const { method, path } = request;
    const query = new URLSearchParams(request.url.split(/\?(.*)/s)[1] ?? '');
    const whose = faults.askWhose('graph') ? await mailboxAsked(directory, tokens, request) : nobody;
    const fault = strike({ method, path, query, step: false }, whose);
    if (fault === null) return next();
    const ids = requestIds(request);
    const answer = (answered: AnsweredFault) => sendAnswer(response, said(answered, path, ids), { ids });
    befall(fault, response, { next, answer });
  };

  const aroundStep: AroundStep = async ({ request, caller, response }, answer) => {
    if (!faults.threaten('graph')) return answer();
    const { method, path, query } = request;
    const fault = strike({ method, path, query, step: true }, mailboxOf(directory, caller, path));
    if (fault === null) return answer();
    note(response, fault);
    if (fault.kind === 'slow') {
      const late = await answer();
      await wait(fault.ms, undefined, { ref: false });
      return late;
    }
    if (fault.kind === 'foreign-link') {
      const page = await answer();
      return { ...page, body: page.body && foreignLinks(page.body, fault.origin) };
    }
    return said(fault as AnsweredFault, path);
  };

  return { middleware, aroundStep };
}

function newIds(): RequestIds {
  const id = randomUUID();
  return { request: id, client: id };
}
