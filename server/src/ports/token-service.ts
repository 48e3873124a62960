import type { Account } from '../domain/connection.ts';
import type { ConsentRefusal } from '../domain/consent.ts';

/** What the token endpoint gave. `expiresAt` is UTC in ms. */
export type Tokens = {
  readonly accessToken: string;
  readonly expiresAt: number;
  readonly refreshToken: string | null;
};

export type SignedIn = Tokens & { readonly account: Account };

/** One trip through Microsoft's sign-in page. */
export type Trip = {
  /** Whose people sign in: those of a tenant (its id), of any (`organizations`), or with a personal account (`consumers`). */
  readonly authority: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly nonce: string;
  /** PKCE; only its hash goes to Microsoft now. */
  readonly verifier: string;
  readonly loginHint: string | null;
  /** Whether Microsoft asks which account it is to be, even where only one is signed in. */
  readonly pickAccount: boolean;
  /** A claims challenge, unchanged. */
  readonly claims: string | null;
};

/** Microsoft's own pages: their addresses, and what they answer. */
export interface SignInPages {
  signInUrl(trip: Trip): string;
  /** Where an administrator approves for the whole tenant. */
  adminConsentUrl(request: {
    readonly tenant: string;
    readonly scopes: readonly string[];
    readonly state: string;
  }): string;
  /** What an error that a page sent back means for the person. */
  refusal(error: string, description: string | null): ConsentRefusal;
}

/** Microsoft's token endpoint. Every method throws `ProviderError` and nothing else. */
export interface TokenService {
  /** Ends a trip; the account is one that the trip's authority signs in. */
  redeemCode(trip: Trip, code: string): Promise<SignedIn>;
  onBehalfOf(tenant: string, assertion: string, scopes: readonly string[]): Promise<Tokens>;
  refresh(account: Account, refreshToken: string, scopes: readonly string[]): Promise<Tokens>;
  /** A token of the application itself for what an administrator granted it at `resource` (an address). */
  application(tenant: string, resource: string): Promise<Tokens>;
}
