import type { TokenRefusal } from '../entra/tokens.ts';
import { GraphFailure } from './failure.ts';

const CODE = 'InvalidAuthenticationToken';

/** What Graph says to a token that it doesn't take, with the challenge in `WWW-Authenticate`. */
export function refusalOf(refusal: TokenRefusal): GraphFailure {
  switch (refusal.kind) {
    case 'missing':
      return new GraphFailure(401, CODE, 'Access token is empty.', challenge());
    case 'invalid':
      return new GraphFailure(401, CODE, refusal.message, challenge());
    case 'expired':
      return new GraphFailure(401, CODE, 'Lifetime validation failed, the token is expired.', challenge());
    case 'revoked':
      return new GraphFailure(
        401,
        CODE,
        'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
        challenge(
          `, error="insufficient_claims", claims="${Buffer.from(refusal.claims).toString('base64')}"`,
        ),
      );
  }
}

/** https://learn.microsoft.com/entra/identity-platform/claims-challenge */
function challenge(more = ''): Record<string, string> {
  const authorize = 'authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"';
  const client = 'client_id="00000003-0000-0000-c000-000000000000"';
  return { 'WWW-Authenticate': `Bearer realm="", ${authorize}, ${client}${more}` };
}
