import type { TokenAccess } from '../ports/access.ts';
import { ProviderError } from '../ports/failure.ts';

/** Lends one token that is at hand and no other: the grant behind it is not stored yet, or may be gone already. */
export const lending = (accessToken: string): TokenAccess => ({
  by: 'token',
  async token(refused) {
    if (refused === accessToken)
      throw new ProviderError({ kind: 'unauthorised', need: 'interaction', code: null, claims: null });
    return accessToken;
  },
});
