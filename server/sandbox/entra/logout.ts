import { Router } from 'express';
import { html } from '../html.ts';
import { text } from './authorize/request.ts';
import { endSession, sessionOf } from './browser-session.ts';
import { sendPage } from './pages/page.ts';
import type { EntraWorld } from './world.ts';

/**
 * Signs everybody out of this browser. It goes on only to an address that some application registered.
 * https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
 */
export const logoutRoutes = ({ directory, switches, changed }: EntraWorld): Router => {
  const router = Router();
  router.get('/:tenant/oauth2/v2.0/logout', (request, response) => {
    const session = sessionOf(request, directory);
    if (session) {
      endSession(response, directory, session);
      changed();
    }
    const target = text(request.query, 'post_logout_redirect_uri');
    const state = text(request.query, 'state');
    const registered = directory.data.applications.flatMap(({ redirectUris }) => [
      ...redirectUris.web,
      ...redirectUris.spa,
    ]);
    if (target !== null && registered.includes(target)) {
      const url = new URL(target);
      if (state !== null) url.searchParams.set('state', state);
      response.redirect(302, url.href);
      return;
    }
    const body = html`<h1>You signed out of your account</h1>
<p>It’s a good idea to close all browser windows.</p>`;
    sendPage(response, { title: 'Sign out', body }, { replyTo: null, isolated: switches().isolateSignIn });
  });
  return router;
};
