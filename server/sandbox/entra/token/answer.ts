import { isPersonal } from '../../state/personal-accounts.ts';
import type { Person } from '../../state/types.ts';
import { effectiveScopes } from '../consents.ts';
import { type ScopeRequest, shortName } from '../scopes.ts';
import { opaque } from '../signing.ts';
import type { EntraWorld } from '../world.ts';
import type { TokenRequest } from './token-request.ts';

const DAY = 24 * 3_600_000;
export const REFRESH_TOKEN_LIFE = 90 * DAY;
const SPA_REFRESH_TOKEN_LIFE = DAY;

/** The sign-in that a refresh token goes back to. `endsAt` is set where successors may not live longer. */
export type SignIn = { at: number; spa: boolean; endsAt: number | null };

const issueRefreshToken = (
  { directory, clock }: EntraWorld,
  clientId: string,
  person: Person,
  signIn: SignIn,
): string => {
  const { data } = directory;
  const now = clock.now();
  const personal = isPersonal(person);
  const token = personal ? `M.C5${opaque(96)}` : `1.${opaque(160)}`;
  data.refreshTokens = data.refreshTokens.filter(({ expiresAt }) => expiresAt > now - REFRESH_TOKEN_LIFE);
  data.refreshTokens.push({
    token,
    clientId,
    oid: person.oid,
    tenantId: person.tenantId,
    spa: signIn.spa,
    signedInAt: signIn.at,
    expiresAt: signIn.endsAt ?? now + (signIn.spa ? SPA_REFRESH_TOKEN_LIFE : REFRESH_TOKEN_LIFE),
  });
  return token;
};

/** Scopes as the answer names them: those of OpenID Connect bare, others as they were asked for. */
const scopeText = (scopes: readonly string[], request: ScopeRequest): string =>
  [
    ...scopes.map((scope) =>
      ['openid', 'profile', 'email'].includes(scope) ? scope : `${request.prefix}${shortName(scope)}`,
    ),
    ...(request.everything ? [`${request.prefix}.default`] : []),
  ].join(' ');

/** `client_info`, by which MSAL names the account. */
export const clientInfo = (person: Person) =>
  Buffer.from(JSON.stringify({ uid: person.oid, utid: person.tenantId })).toString('base64url');

/**
 * Tokens on behalf of a person. A refresh token comes only for `offline_access`, an ID token only for `openid`.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#successful-response-2
 */
export const answerForPerson = async (
  world: EntraWorld,
  { client, claims, form }: TokenRequest,
  {
    person,
    scopes: request,
    signIn,
    nonce = null,
  }: { person: Person; scopes: ScopeRequest; signIn: SignIn; nonce?: string | null },
) => {
  const { application, confidential } = client;
  const scopes = effectiveScopes(world.directory, application, person, request);
  const { token, expiresIn } = await world.issuer.accessToken({
    resource: request.resource,
    client: { id: application.clientId, name: application.name, confidential },
    subject: { person, scopes },
    handlesChallenges: claims.handlesChallenges,
  });
  const asked = new Set(request.scopes);
  return {
    token_type: 'Bearer',
    scope: scopeText(scopes, request),
    expires_in: expiresIn,
    ext_expires_in: expiresIn,
    access_token: token,
    ...(asked.has('offline_access') && {
      refresh_token: issueRefreshToken(world, application.clientId, person, signIn),
    }),
    ...(asked.has('openid') && {
      id_token: await world.issuer.idToken(person, application.clientId, { scopes: asked, nonce }),
    }),
    ...(form.client_info === '1' && { client_info: clientInfo(person) }),
  };
};
