import { createHash } from 'node:crypto';
import type { Clock } from '../ports/clock.ts';
import type { SignInPages } from '../ports/token-service.ts';
import { pageRefusal } from './entra-errors.ts';

export type SignInPageSettings = {
  /** Entra's address without a trailing slash. */
  readonly authority: string;
  readonly clientId: string;
  /** Where Microsoft's sign-in page and its page for approving send people back to. */
  readonly callbackUrl: string;
  readonly approvedUrl: string;
};

/**
 * Addresses of Microsoft's pages.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export const signInPages = (settings: SignInPageSettings, clock: Clock): SignInPages => ({
  signInUrl({ authority, scopes, state, nonce, verifier, loginHint, pickAccount, claims }) {
    const query = new URLSearchParams({
      client_id: settings.clientId,
      response_type: 'code',
      response_mode: 'form_post',
      redirect_uri: settings.callbackUrl,
      scope: scopes.join(' '),
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...(loginHint !== null && { login_hint: loginHint }),
      ...(pickAccount && { prompt: 'select_account' }),
      ...(claims !== null && { claims }),
    });
    return `${settings.authority}/${authority}/oauth2/v2.0/authorize?${query}`;
  },

  adminConsentUrl({ tenant, scopes, state }) {
    const query = new URLSearchParams({
      client_id: settings.clientId,
      scope: scopes.join(' '),
      redirect_uri: settings.approvedUrl,
      state,
    });
    return `${settings.authority}/${tenant}/v2.0/adminconsent?${query}`;
  },

  refusal: (error, description) =>
    pageRefusal({ error, error_description: description ?? undefined }, clock.now()),
});
