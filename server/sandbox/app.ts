import express, { type Express, type Router } from 'express';
import { createControls } from './controls/controls.ts';
import type { Holds } from './controls/holds.ts';
import { ownPagesOnly } from './controls/own-pages-only.ts';
import { answerProblem, problem } from './controls/problems.ts';
import { createRequestLog } from './controls/request-log.ts';
import { createEntra } from './entra/entra.ts';
import type { Exchange } from './exchange/exchange.ts';
import { createEntraFaults } from './faults/entra-faults.ts';
import { createGraph } from './graph/graph.ts';
import type { Post } from './graph/post.ts';
import { createOidc } from './oidc/oidc.ts';
import { createOutlook } from './outlook/outlook.ts';
import { createStartPage } from './start-page.ts';
import type { Directory } from './state/directory.ts';
import type { SandboxState } from './state/sandbox-state.ts';
import { createTeams } from './teams/teams.ts';

export type AppOptions = {
  state: SandboxState;
  directory: Directory;
  /** Origins under which Entra, Graph and the company's own issuer name themselves. */
  names: { authority: string; graph: string; oidc: string };
  /** Origin of the product. */
  addinUrl: string;
  /** The product's registration. */
  clientId: string;
  exchange: Exchange;
  holds: Holds;
  /** How notifications are sent; `fetch` unless given. */
  post?: Post;
};

/** A part of the sandbox: a router and the path that it is mounted at. */
export type Part = { path: string; router: Router };

const rememberedRequests = 5_000;

/** Microsoft's services, of which every request is remembered, and the sandbox's own pages. */
export const createParts = (options: AppOptions) => {
  const { state, directory, names, addinUrl, clientId, exchange, holds } = options;
  const requests = createRequestLog(rememberedRequests, state.clock.now);
  const application = () => {
    const found = directory.application(clientId);
    if (!found) throw new Error('The product is not registered.');
    return found;
  };
  const { router: entra, tokens } = createEntra({
    directory,
    clock: state.clock,
    switches: () => state.switches,
    names,
    record: (what) => state.record('entra', what),
    changed: state.changed,
  });
  const { router: graph, notifications } = createGraph({
    state,
    tokens,
    graphUrl: names.graph,
    record: (what) => state.record('graph', what),
    ...(options.post && { post: options.post }),
  });
  const host = {
    state,
    application,
    addinUrl,
    environment: new URL(names.authority).host,
    accessToken: tokens.apiToken,
    idToken: tokens.idToken,
  };
  const own: Part[] = [
    { path: '/', router: createStartPage(options) },
    { path: '/', router: createControls({ state, directory, requests, notifications, holds, exchange }) },
    { path: '/', router: createTeams(host) },
    { path: '/', router: createOutlook(host) },
  ];
  const oidc = createOidc({
    origin: names.oidc,
    addinUrl,
    clock: state.clock,
    record: (what) => state.record('oidc', what),
  });
  const microsoft: Part[] = [
    { path: '/', router: oidc },
    { path: '/v1.0', router: graph },
    { path: '/', router: createEntraFaults({ state, directory, authority: names.authority }) },
    { path: '/', router: entra },
  ];
  return { own, microsoft, requests, notifications, holds };
};

export const createApp = ({ own, microsoft, requests, holds }: ReturnType<typeof createParts>): Express => {
  const app = express().disable('x-powered-by');
  app.use(['/controls/api', '/teams/api', '/outlook/api'], ownPagesOnly);
  for (const { path, router } of own) app.use(path, router);
  app.use(requests.middleware);
  app.use(holds.middleware);
  for (const { path, router } of microsoft) app.use(path, router);
  app.use((request, response) => problem(response, 404, `There is no ${request.method} ${request.path}.`));
  app.use(answerProblem);
  return app;
};
