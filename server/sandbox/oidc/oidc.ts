import { Router } from 'express';
import { authorizeRoutes } from './authorize.ts';
import { logoutRoutes } from './logout.ts';
import { metadataRoutes } from './metadata.ts';
import { MEMBERS, sallysPages } from './registration.ts';
import { createSessions } from './sessions.ts';
import { signing } from './signing.ts';
import { tokenRoutes } from './token.ts';
import type { OidcWorld } from './world.ts';

/** Where Contoso's own issuer is served. */
const OIDC_PATH = '/oidc/contoso';

export type OidcOptions = {
  /** Origin under which it names itself. */
  origin: string;
  /** Origin of the product. */
  addinUrl: string;
  clock: { now(): number };
  /** Hears of requests that it does not know. */
  record(what: string): void;
};

/**
 * A pretend issuer as companies have it that are not in Microsoft's cloud: in the manner of Keycloak
 * (https://www.keycloak.org/securing-apps/oidc-layers), to be mounted at `/`.
 */
export const createOidc = ({ origin, addinUrl, clock, record }: OidcOptions): Router => {
  const world: OidcWorld = {
    issuer: `${origin}${OIDC_PATH}`,
    client: sallysPages(addinUrl),
    members: MEMBERS,
    sessions: createSessions(),
    signing: signing(),
    clock,
    record,
  };
  const router = Router();
  router.use(
    metadataRoutes(OIDC_PATH, world),
    authorizeRoutes(OIDC_PATH, world),
    tokenRoutes(OIDC_PATH, world),
    logoutRoutes(OIDC_PATH, world),
  );
  router.use(OIDC_PATH, (request, response) => {
    record(`${request.method} ${request.baseUrl}${request.path}`);
    response.sendStatus(404);
  });
  return router;
};
