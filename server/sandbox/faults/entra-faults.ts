import { Router, urlencoded } from 'express';
import { looksLikeEntra } from '../entra/entra.ts';
import { traceOf } from '../entra/trace.ts';
import type { Directory } from '../state/directory.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type AnsweredFault, befall } from './befall.ts';
import { entraAnswer } from './entra-answer.ts';
import { nobody, tokenAsked } from './whose.ts';

/** Lets the faults strike that were put on Entra; to be mounted at `/`, before it. */
export const createEntraFaults = (options: {
  state: SandboxState;
  directory: Directory;
  /** Entra's address without a trailing slash. */
  authority: string;
}): Router => {
  const { state, directory, authority } = options;
  const { faults } = state;
  const form = urlencoded({ extended: false, limit: '64kb' });
  const router = Router();

  router.use((request, response, next) => {
    if (!faults.threaten('entra') || !looksLikeEntra.test(request.path)) next('router');
    else form(request, response, next);
  });

  router.use((request, response, next) => {
    const { method, path, body } = request;
    const { grant_type: grant = null, client_id: client = '' } = body ?? {};
    const fault = faults.strike({
      service: 'entra',
      method,
      path,
      query: new URLSearchParams(),
      grant,
      step: false,
      whose: faults.askWhose('entra') ? tokenAsked(directory, request) : nobody,
    });
    if (fault === null) return next();
    const answer = (answered: AnsweredFault) => {
      const details = {
        client,
        name: directory.application(client)?.name ?? '',
        tenant: path.split('/')[1] ?? '',
      };
      const trace = traceOf(request, state.clock.now());
      const said = entraAnswer(answered, { trace, authority, details });
      // Pages of other origins may read this, as everything that the token endpoint answers.
      if (request.get('origin') !== undefined) response.set('Access-Control-Allow-Origin', '*');
      response.set({ 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache', ...said.headers });
      response.status(said.status).end(said.body ?? undefined);
    };
    befall(fault, response, { next, answer });
  });
  return router;
};
