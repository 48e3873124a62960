import { Router } from 'express';
import { SCOPES } from './registration.ts';
import type { OidcWorld } from './world.ts';

/** Addresses of the endpoints below the issuer's own, as Keycloak names them. */
export const endpoint = (name: 'auth' | 'token' | 'certs' | 'logout') => `/protocol/openid-connect/${name}`;

/** https://openid.net/specs/openid-connect-discovery-1_0.html, for what is served here. */
const metadata = (issuer: string) => ({
  issuer,
  authorization_endpoint: issuer + endpoint('auth'),
  token_endpoint: issuer + endpoint('token'),
  jwks_uri: issuer + endpoint('certs'),
  end_session_endpoint: issuer + endpoint('logout'),
  response_types_supported: ['code'],
  response_modes_supported: ['query', 'fragment'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['none'],
  code_challenge_methods_supported: ['S256'],
  scopes_supported: [...SCOPES],
  claims_supported: [
    'sub',
    'iss',
    'auth_time',
    'name',
    'given_name',
    'family_name',
    'preferred_username',
    'email',
  ],
  authorization_response_iss_parameter_supported: true,
});

/** What clients discover; any page may read it. */
export const metadataRoutes = (path: string, { issuer, signing }: OidcWorld): Router => {
  const router = Router();
  router.get(`${path}/.well-known/openid-configuration`, (_request, response) => {
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache, must-revalidate' });
    response.json(metadata(issuer));
  });
  router.get(`${path}${endpoint('certs')}`, (_request, response) => {
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'no-cache' });
    response.json({ keys: [signing.publicJwk()] });
  });
  return router;
};
