import { type Request, type Response, Router } from 'express';
import { fromOwnPage } from '../entra/page-form.ts';
import { endSession, sessionOf } from './browser-session.ts';
import { endpoint } from './metadata.ts';
import { sendErrorPage, sendLoggedOut, sendLogoutPage } from './pages.ts';
import { text } from './parameters.ts';
import type { OidcWorld } from './world.ts';

/**
 * Ends the sign-in of this browser once the person confirms, and goes on to an address that the client registered.
 * https://openid.net/specs/openid-connect-rpinitiated-1_0.html
 */
export const logoutRoutes = (path: string, world: OidcWorld): Router => {
  const router = Router();
  const at = path + endpoint('logout');
  const { client } = world;

  const handle = (request: Request, response: Response) => {
    const target = text(request.query, 'post_logout_redirect_uri');
    const known = text(request.query, 'client_id') === client.clientId;
    if (target !== null && !(known && client.postLogoutRedirectUris.includes(target)))
      return sendErrorPage(response, 'Invalid redirect uri');
    const session = sessionOf(request, world);
    if (session && request.method === 'GET') return sendLogoutPage(response, request.originalUrl, target);
    if (session) endSession(response, world, session);
    if (target === null) return sendLoggedOut(response);
    const state = text(request.query, 'state');
    const url = new URL(target);
    if (state !== null) url.searchParams.set('state', state);
    response.redirect(303, url.href);
  };

  router.get(at, handle);
  router.post(at, fromOwnPage, handle);
  return router;
};
