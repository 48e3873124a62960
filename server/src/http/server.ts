import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { Histogram } from 'prom-client';
import { LIVE_PATH } from '../../contract/live.ts';
import type { TokenVerifier } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { accessLog } from './access-log.ts';
import { assets } from './assets.ts';
import { authenticate } from './authenticate.ts';
import { errorHandler, nothingHere } from './error-handler.ts';
import type { Handlers } from './handler.ts';
import { type HealthDeps, health } from './health.ts';
import { endpointLimits } from './limits.ts';
import { type LiveDeps, live } from './live.ts';
import { mount } from './mount.ts';
import { type PageDeps, pageSender } from './pages.ts';
import { type SignInRoutesDeps, signInRoutes } from './sign-in-routes.ts';
import { type WebhookDeps, webhooks } from './webhooks.ts';

export type StatusDeps = HealthDeps & {
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
};

export type HttpDeps = StatusDeps &
  PageDeps &
  Omit<SignInRoutesDeps, 'sendPage'> &
  WebhookDeps &
  LiveDeps & {
    readonly handlers: Handlers;
    readonly verifier: TokenVerifier;
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

const shell = (
  { log, clock, metrics, ready, publicUrl, newId }: StatusDeps,
  addRoutes: (app: Express) => void,
): Express => {
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
  app.use(accessLog(log, newId, duration));
  app.use(securityHeaders(publicUrl));
  app.use(health({ metrics, ready }));
  addRoutes(app);
  app.use(nothingHere);
  app.use(errorHandler(log, clock));
  return app;
};

/** All that a process shows which only works in the background. */
export const statusServer = (deps: StatusDeps): Express => shell(deps, () => {});

/** Where the issuer besides Entra sends back to: Teams' window and a plain browser, and Outlook's window. */
const ISSUER_PAGES = [
  ['/sign-in', 'sign-in'],
  ['/outlook/issuer-sign-in', 'outlook-sign-in'],
] as const;

/** The whole HTTP face of the server. */
export const httpServer = (deps: HttpDeps): Express =>
  shell(deps, (app) => {
    const sendPage = pageSender(deps);
    const authenticated = authenticate(deps.verifier, deps.log);
    app.use(webhooks(deps));
    app.get(LIVE_PATH, authenticated, live(deps));
    app.get('/tab', (_request, response) => sendPage(response, 'tab', null));
    app.get('/', (_request, response) => sendPage(response, 'browser', null));
    app.get('/outlook', (_request, response) => sendPage(response, 'outlook', null));
    app.get('/outlook/sign-in', (_request, response) => sendPage(response, 'outlook-sign-in', null));
    if (deps.settings.issuer)
      for (const [path, page] of ISSUER_PAGES)
        app.get(path, (_request, response) => sendPage(response, page, null));
    app.use(signInRoutes({ ...deps, sendPage }));
    // Not the pages above: they hold secrets beside what a stranger may have sent.
    app.use(compression());
    app.use(mount(deps.handlers, authenticated, endpointLimits()));
    app.use(assets(deps.addinDir));
  });
