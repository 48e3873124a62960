import { setTimeout as wait } from 'node:timers/promises';
import type { Caller } from '../entra/tokens.ts';
import { findTarget, type World } from './call.ts';
import { failures } from './failure.ts';
import type { GraphAnswer, GraphRequest } from './message.ts';
import { admits } from './permissions.ts';
import { matchRoute } from './routes.ts';
import type { Throttle } from './throttle.ts';

/** Answers one request of a caller whose token was accepted. Throws `GraphFailure` for what Graph refuses. */
export type Service = (request: GraphRequest, caller: Caller) => Promise<GraphAnswer>;

export function createService(world: World, throttle: Throttle): Service {
  return async (request, caller) => {
    const match = matchRoute(request.method, request.path);
    if (match.kind === 'wrong-method') throw failures.methodNotAllowed();
    if (match.kind === 'unknown') {
      world.record(`${request.method} ${request.path}`);
      throw failures.unknownSegment(match.segment);
    }
    const { switches } = world.state;
    if (match.kind === 'service') {
      if (switches.latency > 0) await wait(switches.latency);
      return match.route.handle({ world, request, caller, params: match.params });
    }
    const { route, user, params } = match;
    const target = findTarget(world, caller, user);
    if (!admits(route.need, target.reach, caller, switches)) {
      throw route.need === 'profile' ? failures.directoryDenied() : failures.accessDenied();
    }
    const leave = throttle.enter(caller.clientId, target.person.oid);
    try {
      if (switches.latency > 0) await wait(switches.latency);
      return route.handle({ world, request, caller, target, params });
    } finally {
      leave();
    }
  };
}
