import type { RequestHandler } from 'express';
import type { TokenVerifier } from '../ports/caller.ts';
import type { Log } from '../ports/log.ts';
import { RequestError } from './problems.ts';
import { contextOf } from './request-context.ts';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i;

/** Lets nobody through but the bearer of a token for our API. No cookie authenticates anything. */
export const authenticate =
  (verifier: TokenVerifier, log: Log): RequestHandler =>
  async (request, response, next) => {
    const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    if (!token) throw new RequestError('signed-out');
    const verdict = await verifier.verify(token);
    const context = contextOf(response);
    if (verdict.kind === 'refused') {
      log.warn('token refused', { request: context.id, reason: verdict.reason });
      throw new RequestError('signed-out');
    }
    if (verdict.kind === 'forbidden') throw new RequestError('forbidden');
    context.caller = verdict.caller;
    next();
  };
