import { Router } from 'express';
import { type Audience, audienceNamed } from './audience.ts';
import { EntraError, errorBody } from './errors.ts';
import { publicJwk } from './signing.ts';
import { traceOf } from './trace.ts';
import type { EntraWorld } from './world.ts';

/** The issuer that tokens of the audience name; aliases leave a place for the tenant. */
const issuerOf = (audience: Audience, authority: string) =>
  `${authority}/${audience.tenant?.id ?? '{tenantid}'}/v2.0`;

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#sample-response */
const metadata = (name: string, audience: Audience, authority: string) => ({
  token_endpoint: `${authority}/${name}/oauth2/v2.0/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
  jwks_uri: `${authority}/${name}/discovery/v2.0/keys`,
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  issuer: issuerOf(audience, authority),
  request_uri_parameter_supported: false,
  userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
  authorization_endpoint: `${authority}/${name}/oauth2/v2.0/authorize`,
  device_authorization_endpoint: `${authority}/${name}/oauth2/v2.0/devicecode`,
  http_logout_supported: true,
  frontchannel_logout_supported: true,
  end_session_endpoint: `${authority}/${name}/oauth2/v2.0/logout`,
  claims_supported: [
    'sub',
    'iss',
    'cloud_instance_name',
    'cloud_instance_host_name',
    'cloud_graph_host_name',
    'msgraph_host',
    'aud',
    'exp',
    'iat',
    'auth_time',
    'acr',
    'nonce',
    'preferred_username',
    'name',
    'tid',
    'ver',
    'at_hash',
    'c_hash',
    'email',
  ],
  kerberos_endpoint: `${authority}/${name}/kerberos`,
  tenant_region_scope: audience.kind === 'tenant' ? 'EU' : null,
  cloud_instance_name: 'microsoftonline.com',
  cloud_graph_host_name: 'graph.windows.net',
  msgraph_host: 'graph.microsoft.com',
  rbac_url: 'https://pas.windows.net',
});

/**
 * What clients discover: endpoints, keys, and for MSAL the names of this cloud. Any page may read it.
 * Keys carry the `issuer` they sign for, but no certificate (`x5c`).
 */
export const metadataRoutes = ({ directory, authority, clock }: EntraWorld): Router => {
  const router = Router();

  router.get('/:tenant/v2.0/.well-known/openid-configuration', (request, response) => {
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'max-age=86400, private' });
    const { tenant } = request.params;
    try {
      const audience = audienceNamed(directory, tenant, 'invalid_tenant');
      const name = audience.kind === 'tenant' ? audience.tenant.id : tenant;
      response.json(metadata(name, audience, authority));
    } catch (error) {
      if (!(error instanceof EntraError)) throw error;
      response.status(400).json(errorBody(error, traceOf(request, clock.now()), authority));
    }
  });

  router.get('/:tenant/discovery/v2.0/keys', (_request, response) => {
    const issuers = {
      work: `${authority}/{tenantid}/v2.0`,
      personal: `${authority}/${audienceNamed(directory, 'consumers').tenant?.id}/v2.0`,
    };
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'max-age=86400, private' });
    response.json({
      keys: directory.data.signingKeys.map((key) => ({ ...publicJwk(key), issuer: issuers[key.signsFor] })),
    });
  });

  router.get('/common/discovery/instance', (_request, response) => {
    const { host } = new URL(authority);
    response.set({ 'access-control-allow-origin': '*', 'cache-control': 'max-age=86400, private' });
    response.json({
      tenant_discovery_endpoint: `${authority}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    });
  });

  return router;
};
