import { EntraError } from '../errors.ts';
import type { EntraWorld } from '../world.ts';
import { demandProof } from './client-proof.ts';
import { demand } from './form.ts';
import type { TokenRequest } from './token-request.ts';

/**
 * The application as itself. Before anybody in the tenant consented to anything it does not exist there; without
 * consented roles it gets a token that opens nothing.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export const grantClientCredentials = async (
  { directory, readScopes, issuer }: EntraWorld,
  { form, audience, client, claims }: TokenRequest,
) => {
  if (audience.kind !== 'tenant') throw new EntraError(9001023);
  demandProof(client);
  const { application } = client;
  const text = demand(form, 'scope');
  const request = readScopes(text);
  if (!request.everything || request.scopes.length > 0) throw new EntraError(1002012, { scope: text });

  const tenantId = audience.tenant.id;
  const { clientId, name } = application;
  if (
    !directory.data.consents.some((consent) => consent.clientId === clientId && consent.tenantId === tenantId)
  )
    throw new EntraError(700016, { client: clientId, tenant: audience.tenant.name });
  const { roles } = directory.granted(clientId, tenantId, null);
  const { token, expiresIn } = await issuer.accessToken({
    resource: request.resource,
    client: { id: clientId, name, confidential: true },
    subject: { tenantId, roles: request.resource.kind === 'graph' ? [...roles] : [] },
    handlesChallenges: claims.handlesChallenges,
  });
  return { token_type: 'Bearer', expires_in: expiresIn, ext_expires_in: expiresIn, access_token: token };
};
