import { randomUUID } from 'node:crypto';
import { AUDIENCES, fullName, type Member } from './registration.ts';
import type { Session } from './sessions.ts';
import { halfHash } from './signing.ts';
import type { OidcWorld } from './world.ts';

/** Seconds, as a realm has them by default. */
const ACCESS_TOKEN_LIFE = 300;
const IDLE_LIFE = 1800;
const OFFLINE_LIFE = 30 * 86_400;

const personClaims = (member: Member) => ({
  email_verified: true,
  name: fullName(member),
  preferred_username: member.username,
  given_name: member.givenName,
  family_name: member.familyName,
  email: member.email,
});

/** One audience stands alone, several in a list. */
const audienceOf = (scopes: readonly string[]): string | string[] => {
  const named = scopes.flatMap((scope) => AUDIENCES[scope] ?? []);
  return named.length === 0 ? 'account' : [...named, 'account'];
};

/**
 * The token endpoint's answer, with the claims of Keycloak's tokens.
 * https://openid.net/specs/openid-connect-core-1_0.html#TokenResponse
 */
export const tokenAnswer = async (
  { issuer, client, sessions, signing, clock }: OidcWorld,
  member: Member,
  session: Session,
  { scopes, nonce }: { scopes: string[]; nonce: string | null },
) => {
  const now = Math.floor(clock.now() / 1000);
  const offline = scopes.includes('offline_access');
  const envelope = {
    exp: now + ACCESS_TOKEN_LIFE,
    iat: now,
    auth_time: Math.floor(session.at / 1000),
    iss: issuer,
    sub: member.sub,
    azp: client.clientId,
    sid: session.id,
    acr: '1',
  };
  const accessToken = await signing.sign({
    ...envelope,
    jti: randomUUID(),
    typ: 'Bearer',
    aud: audienceOf(scopes),
    'allowed-origins': client.webOrigins,
    scope: scopes.join(' '),
    ...personClaims(member),
  });
  const lives = offline ? OFFLINE_LIFE : IDLE_LIFE;
  const refreshToken = sessions.issueRefreshToken({
    sessionId: session.id,
    scopes,
    expiresAt: clock.now() + lives * 1000,
  });
  return {
    access_token: accessToken,
    expires_in: ACCESS_TOKEN_LIFE,
    refresh_expires_in: lives,
    refresh_token: refreshToken,
    token_type: 'Bearer',
    ...(scopes.includes('openid') && {
      id_token: await signing.sign({
        ...envelope,
        jti: randomUUID(),
        typ: 'ID',
        aud: client.clientId,
        at_hash: halfHash(accessToken),
        ...(nonce !== null && { nonce }),
        ...personClaims(member),
      }),
    }),
    'not-before-policy': 0,
    session_state: session.id,
    scope: scopes.join(' '),
  };
};
