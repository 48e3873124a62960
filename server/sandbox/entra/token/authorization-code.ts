import { createHash } from 'node:crypto';
import type { AuthorizationCode } from '../../state/directory.ts';
import { demandAccountType, demandConsent } from '../consents.ts';
import { EntraError } from '../errors.ts';
import type { ScopeRequest } from '../scopes.ts';
import type { EntraWorld } from '../world.ts';
import { answerForPerson } from './answer.ts';
import { demandClientType } from './client-type.ts';
import { demandGoodStanding, demandOwnEndpoint } from './conditions.ts';
import { demand, type Form } from './form.ts';
import type { TokenRequest } from './token-request.ts';

const CODE_LIFE = 10 * 60_000;

const demandVerifier = ({ challenge }: AuthorizationCode, form: Form): void => {
  if (!challenge) return;
  const verifier = form.code_verifier ?? '';
  const shown =
    challenge.method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  if (shown !== challenge.value) throw new EntraError(501481);
};

/** One resource: that of `scope`, or of the first scope that was signed in for. */
const scopesFor = ({ readScopes }: EntraWorld, code: AuthorizationCode, form: Form): ScopeRequest => {
  if (form.scope === undefined) return { ...readScopes(code.scopes.join(' ')), others: [] };
  const scopes = readScopes(form.scope);
  if (scopes.others.length > 0) throw new EntraError(28000, { scope: form.scope });
  return scopes;
};

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redeem-a-code-for-an-access-token */
export const redeemCode = async (world: EntraWorld, request: TokenRequest) => {
  const { directory, clock } = world;
  const { form, audience, client } = request;
  const presented = demand(form, 'code');
  const redirectUri = demand(form, 'redirect_uri');

  const code = directory.data.codes.find((known) => known.code === presented);
  const person = code && directory.person(code.oid);
  if (!code || !person || code.clientId !== client.application.clientId)
    throw new EntraError(9002313, {}, 'invalid_grant');
  if (code.redeemed) throw new EntraError(54005);
  if (clock.now() > code.issuedAt + CODE_LIFE) throw new EntraError(70008);
  if (code.redirectUri !== redirectUri)
    throw new EntraError(500112, { redirectUri, expected: code.redirectUri });
  demandOwnEndpoint(audience, person);
  if (audience.tenant && audience.tenant.id !== code.tenantId) throw new EntraError(700005);
  const spa = client.application.redirectUris.spa.includes(redirectUri);
  demandClientType(spa, request);
  if (spa && !code.challenge) throw new EntraError(9002325);
  demandVerifier(code, form);
  demandGoodStanding(world, { person, application: client.application, audience, signedInAt: code.issuedAt });

  const scopes = scopesFor(world, code, form);
  demandAccountType(directory, person, scopes);
  demandConsent(directory, client.application, person, scopes);
  code.redeemed = true;
  const { handlesChallenges } = code;
  return answerForPerson(
    world,
    handlesChallenges ? { ...request, claims: { ...request.claims, handlesChallenges } } : request,
    { person, scopes, signIn: { at: code.issuedAt, spa, endsAt: null }, nonce: code.nonce },
  );
};
