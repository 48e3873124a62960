import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { authorityOf } from '../domain/connection.ts';
import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/failure.ts';
import type { TokenService, Tokens } from '../ports/token-service.ts';
import { parsed } from './parsed.ts';
import { issuingTenant, signedInAccount } from './signed-in-account.ts';
import { retryAt, tokenError } from './token-error.ts';

const TIMEOUT = 10_000;
const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export type TokenServiceSettings = {
  /** Entra's address without a trailing slash. */
  readonly authority: string;
  readonly clientId: string;
  readonly authenticate: oauth.ClientAuth;
  /** Where the sign-in page sent the code. */
  readonly callbackUrl: string;
};

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).optional(),
});

/** The answer read to its end: one that breaks off says nothing, where the library would call it nonsense. */
const whole = async (response: Response): Promise<Response> => {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength === 0 ? null : body, { status, headers });
};

/**
 * Entra's token endpoint. Every call names the authority whose people it is about; issuers follow from the configured
 * address and the tenant that a token names, so nothing is discovered.
 */
export const tokenService = (settings: TokenServiceSettings, clock: Clock): TokenService => {
  const server = (authority: string): oauth.AuthorizationServer => ({
    issuer: `${settings.authority}/${authority}/v2.0`,
    token_endpoint: `${settings.authority}/${authority}/oauth2/v2.0/token`,
  });

  type Party = readonly [oauth.AuthorizationServer, oauth.Client, oauth.ClientAuth];

  /** Asks, and has the answer checked; whatever goes wrong leaves as a `ProviderError`. */
  const exchange = async (
    authority: string,
    send: (party: Party, options: oauth.TokenEndpointRequestOptions) => Promise<Response>,
    check: (party: Party, response: Response) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<{ tokens: Tokens; answer: oauth.TokenEndpointResponse }> => {
    const asked = clock.now();
    const skew = Math.round((asked - Date.now()) / 1000);
    const party = [
      server(authority),
      { client_id: settings.clientId, [oauth.clockSkew]: skew },
      settings.authenticate,
    ] as const;

    const response = await send(party, { signal: AbortSignal.timeout(TIMEOUT) })
      .then(whole)
      .catch((cause: unknown) => {
        throw new ProviderError({ kind: 'unavailable' }, { cause });
      });
    const busy = response.status >= 500 && response.headers.has('retry-after');
    if (response.status === 429 || busy)
      throw new ProviderError({ kind: 'throttled', until: retryAt(response, clock.now()) });
    if (response.status >= 500) throw new ProviderError({ kind: 'unavailable' });

    const answer = await check(party, response).catch(async (error: unknown) => {
      throw await tokenError(error, clock.now());
    });
    const { access_token, expires_in, refresh_token } = parsed(Answer, answer);
    return {
      tokens: {
        accessToken: access_token,
        expiresAt: asked + expires_in * 1000,
        refreshToken: refresh_token ?? null,
      },
      answer,
    };
  };

  const generic = async (tenant: string, grantType: string, parameters: Record<string, string>) => {
    const { tokens } = await exchange(
      tenant,
      (party, options) => oauth.genericTokenEndpointRequest(...party, grantType, parameters, options),
      ([as, client], response) => oauth.processGenericTokenEndpointResponse(as, client, response),
    );
    return tokens;
  };

  return {
    async redeemCode({ authority, scopes, state, nonce, verifier }, code) {
      const { tokens, answer } = await exchange(
        authority,
        (party, options) => {
          const [as, client] = party;
          const callback = oauth.validateAuthResponse(
            as,
            client,
            new URLSearchParams({ code, state }),
            state,
          );
          return oauth.authorizationCodeGrantRequest(...party, callback, settings.callbackUrl, verifier, {
            ...options,
            additionalParameters: { scope: scopes.join(' '), client_info: '1' },
          });
        },
        async ([as, client], response) => {
          const { issuer } = server(await issuingTenant(authority, response));
          return oauth.processAuthorizationCodeResponse({ ...as, issuer }, client, response, {
            expectedNonce: nonce,
            requireIdToken: true,
          });
        },
      );
      const account = signedInAccount(authority, oauth.getValidatedIdTokenClaims(answer), answer);
      return { ...tokens, account };
    },

    onBehalfOf: (tenant, assertion, scopes) =>
      generic(tenant, ON_BEHALF_OF, {
        assertion,
        scope: scopes.join(' '),
        requested_token_use: 'on_behalf_of',
      }),

    refresh: (account, refreshToken, scopes) =>
      generic(authorityOf(account), 'refresh_token', {
        refresh_token: refreshToken,
        scope: scopes.join(' '),
      }),

    application: (tenant, resource) =>
      generic(tenant, 'client_credentials', { scope: `${resource}/.default` }),
  };
};
