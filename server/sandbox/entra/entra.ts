import { Router } from 'express';
import type { Directory } from '../state/directory.ts';
import type { Switches } from '../state/types.ts';
import { adminConsentRoutes } from './admin-consent.ts';
import { authorizeRoutes } from './authorize/routes.ts';
import { issuer as createIssuer } from './issue.ts';
import { logoutRoutes } from './logout.ts';
import { metadataRoutes } from './metadata.ts';
import { scopeReader } from './scopes.ts';
import { signing as createSigning } from './signing.ts';
import { tokenRoutes } from './token/routes.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { EntraWorld } from './world.ts';

export type EntraOptions = {
  directory: Directory;
  clock: { now(): number };
  switches(): Switches;
  /** Addresses without a trailing slash: issuers and endpoints start with `authority`; `graph` is where Graph is served. */
  names: { authority: string; graph: string };
  /** Hears of requests that Entra does not know. */
  record(what: string): void;
  /** Called after every change of the directory, so that it is saved. */
  changed(): void;
};

/** The form of Entra's addresses. */
export const looksLikeEntra = /^\/[^/]+\/(oauth2|v2\.0|discovery|adminconsent|kerberos|devicecode)(\/|$)/;

/**
 * The pretend Entra, to be mounted at `/`. What is not Entra's passes through; what has the form of one of its
 * addresses and is not served is recorded.
 */
export const createEntra = ({ names, ...options }: EntraOptions): { router: Router; tokens: Tokens } => {
  const { directory, clock } = options;
  const { authority, graph } = names;
  const signing = createSigning(directory, clock);
  const issuer = createIssuer({ directory, clock, authority, signing });
  const world: EntraWorld = {
    ...options,
    authority,
    signing,
    issuer,
    readScopes: scopeReader(directory, graph),
  };

  const router = Router();
  router.use(
    metadataRoutes(world),
    authorizeRoutes(world),
    tokenRoutes(world),
    adminConsentRoutes(world),
    logoutRoutes(world),
  );
  router.use((request, response, next) => {
    if (!looksLikeEntra.test(request.path)) {
      next();
      return;
    }
    options.record(`${request.method} ${request.path}`);
    response.sendStatus(404);
  });
  return { router, tokens: createTokens(directory, issuer, signing) };
};
