import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { RequestError, toProblem } from './problems.ts';
import { contextOf } from './request-context.ts';

export const nothingHere: RequestHandler = () => {
  throw new RequestError('not-found');
};

/** Answers every error with a problem document; what nobody foresaw is logged as an error. */
export const errorHandler =
  (log: Log, clock: Clock): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const { id, caller } = contextOf(response);
    const { body, headers } = toProblem(error, id, clock.now());
    const fields = {
      request: id,
      problem: body.type,
      workspace: caller?.workspace,
      user: caller?.account.oid,
    };
    if (body.status >= 500) log[body.status === 500 ? 'error' : 'warn']('request failed', fields, error);
    else log.info('request refused', fields);
    if (response.headersSent) return next(error);
    response.status(body.status).set(headers).set('cache-control', 'no-store');
    response.type('application/problem+json').send(JSON.stringify(body));
  };
