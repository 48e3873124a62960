import { decodeJwt } from 'jose';
import type { TokenVerifier } from '../ports/caller.ts';

/** Whose token it says it is; null for what is no JWT. */
const issuerOf = (token: string): string | null => {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
};

/**
 * Lets the one verify a token whose token it says it is: Entra, at `authority`, or the issuer besides it. Nothing else
 * is believed of a token before it is verified. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
 */
export const verifierOfEither = (
  authority: string,
  entra: TokenVerifier,
  other: TokenVerifier,
): TokenVerifier => {
  const isEntras = (issuer: string | null) =>
    issuer === null || (issuer.startsWith(`${authority}/`) && issuer.endsWith('/v2.0'));
  return {
    verify: (token) => (isEntras(issuerOf(token)) ? entra : other).verify(token),
  };
};
