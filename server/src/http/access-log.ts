import type { RequestHandler } from 'express';
import type { Histogram } from 'prom-client';
import { LIVE_PATH } from '../../contract/live.ts';
import type { Log } from '../ports/log.ts';
import { contextOf, type RequestContext } from './request-context.ts';

/**
 * Gives every request its id and logs its end: the route's pattern instead of the address, and ids of who
 * asked. Query strings, bodies and headers are never looked at.
 */
export const accessLog =
  (log: Log, newId: () => string, duration: Histogram<'route' | 'status'>): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    response.locals.context = { id: newId() } satisfies RequestContext;
    response.setHeader('x-request-id', contextOf(response).id);
    response.once('close', () => {
      const { id, caller } = contextOf(response);
      const ms = performance.now() - started;
      const route = typeof request.route?.path === 'string' ? request.route.path : 'none';
      // A stream lasts for as long as somebody listens, which says nothing of how fast we are.
      if (route !== LIVE_PATH) duration.observe({ route, status: response.statusCode }, ms / 1000);
      log.info('request', {
        request: id,
        method: request.method,
        route,
        status: response.statusCode,
        ms: Math.round(ms),
        ...(!response.writableFinished && { aborted: true }),
        ...(caller && { workspace: caller.workspace, user: caller.account.oid }),
      });
    });
    next();
  };
