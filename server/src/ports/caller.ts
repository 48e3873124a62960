import type { Account, Workspace } from '../domain/connection.ts';

/** Who calls the API, as a verified token says. */
export type Caller = {
  readonly workspace: Workspace;
  readonly account: Account;
  readonly name: string;
  /** What Microsoft's sign-in page may be told to save typing; null where the token has none. */
  readonly loginHint: string | null;
  readonly scopes: readonly string[];
  /** The token itself: what on-behalf-of needs. Never stored, never logged. */
  readonly assertion: string;
  /** UTC in ms. */
  readonly expiresAt: number;
};

export type Verdict =
  | { readonly kind: 'caller'; readonly caller: Caller }
  /** Not a token for this API; `reason` is for the log. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** A good token of a tenant that this server does not serve. */
  | { readonly kind: 'forbidden' };

export interface TokenVerifier {
  /** @throws ProviderError `unavailable` when the authority's keys cannot be read. */
  verify(token: string): Promise<Verdict>;
}
