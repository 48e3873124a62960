import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Histogram } from 'prom-client';
import type { TokenVerifier } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import { accessLog } from './access-log.ts';
import { assets } from './assets.ts';
import { authenticate } from './authenticate.ts';
import { errorHandler, nothingHere } from './error-handler.ts';
import type { Handlers } from './handler.ts';
import { type HealthDeps, health } from './health.ts';
import { endpointLimits } from './limits.ts';
import { mount } from './mount.ts';
import { type PageDeps, pageSender } from './pages.ts';
import { type SignInRoutesDeps, signInRoutes } from './sign-in-routes.ts';

export type HttpDeps = HealthDeps &
  PageDeps &
  Omit<SignInRoutesDeps, 'sendPage'> & {
    readonly handlers: Handlers;
    readonly verifier: TokenVerifier;
    readonly publicUrl: string;
    readonly clock: Clock;
    readonly newId: () => string;
  };

/**
 * Headers of every answer; a page replaces the policy by its own. No opener policy: Microsoft's window must
 * be able to speak to the page that opened it. No X-Frame-Options: it can't name several hosts.
 */
const securityHeaders = (publicUrl: string): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginOpenerPolicy: false,
    frameguard: false,
    // On localhost it would reach every other port of the machine, for a year.
    strictTransportSecurity: new URL(publicUrl).hostname !== 'localhost',
  });

/** The whole HTTP face of the server. */
export const httpServer = (deps: HttpDeps): Express => {
  const { log, clock, metrics } = deps;
  const sendPage = pageSender(deps);
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['route', 'status'] as const,
    registers: [metrics],
  });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', 'loopback');
  app.use(accessLog(log, deps.newId, duration));
  app.use(securityHeaders(deps.publicUrl));
  app.use(health(deps));
  app.get('/tab', (_request, response) => sendPage(response, 'tab', null));
  app.get('/', (_request, response) => sendPage(response, 'browser', null));
  app.use(signInRoutes({ ...deps, sendPage }));
  app.use(mount(deps.handlers, authenticate(deps.verifier, log), endpointLimits()));
  app.use(assets(deps.addinDir));
  app.use(nothingHere);
  app.use(errorHandler(log, clock));
  return app;
};
