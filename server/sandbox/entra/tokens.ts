import type { Application, Person } from '../state/types.ts';

/** Who calls Graph, read from a token. Names of scopes and roles are Graph's own: `Calendars.Read`. */
export type Caller =
  | { kind: 'delegated'; person: Person; scopes: ReadonlySet<string>; clientId: string }
  | { kind: 'application'; tenantId: string; roles: ReadonlySet<string>; clientId: string };

/**
 * Why Graph refuses a token: there is none, it is no token of ours for Graph, it has expired, or it was
 * revoked while it lived and the client said that it handles this (`claims` is the challenge, as JSON).
 */
export type TokenRefusal =
  | { kind: 'missing' }
  | { kind: 'invalid'; message: string }
  | { kind: 'expired' }
  | { kind: 'revoked'; claims: string };

export class TokenRefused extends Error {
  readonly refusal: TokenRefusal;

  constructor(refusal: TokenRefusal) {
    super(`token refused: ${refusal.kind}`);
    this.refusal = refusal;
  }
}

export type Tokens = {
  /** For Graph. Rejects with `TokenRefused`. */
  authenticate(authorizationHeader: string | undefined): Promise<Caller>;
  /** A token for the application's own API; `azp` is the client that asked. What a host's `getAuthToken` returns. */
  apiToken(person: Person, application: Application, azp: string): Promise<string>;
  /** An ID token of the person for the application, without nonce. */
  idToken(person: Person, application: Application): Promise<string>;
};
