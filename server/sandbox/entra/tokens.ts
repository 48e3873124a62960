import type { JWTPayload } from 'jose';
import type { Directory } from '../state/directory.ts';
import type { Application, Person } from '../state/types.ts';
import { type Issuer, issuedAt, unwrap } from './issue.ts';
import { GRAPH } from './scopes.ts';
import type { Signing } from './signing.ts';

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

const refuse = (refusal: TokenRefusal): never => {
  throw new TokenRefused(refusal);
};

const words = (claim: unknown): ReadonlySet<string> =>
  new Set(
    Array.isArray(claim)
      ? claim.map(String)
      : String(claim ?? '')
          .split(' ')
          .filter(Boolean),
  );

/** Reads and makes tokens for those who are not Entra: Graph and the pretend hosts. */
export const createTokens = (directory: Directory, issuer: Issuer, signing: Signing): Tokens => {
  const delegated = (payload: JWTPayload, clientId: string): Caller => {
    const person = directory.person(String(payload.oid));
    if (!person) return refuse({ kind: 'invalid', message: 'User not found.' });
    const revocable = words(payload.xms_cc).has('cp1');
    if (revocable && issuedAt(payload) < person.tokensValidFrom) {
      const value = String(Math.ceil(person.tokensValidFrom / 1000));
      const claims = JSON.stringify({ access_token: { nbf: { essential: true, value } } });
      return refuse({ kind: 'revoked', claims });
    }
    return { kind: 'delegated', person, scopes: words(payload.scp), clientId };
  };

  return {
    async authenticate(header) {
      const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
      if (token === undefined) return refuse({ kind: 'missing' });
      const read = await signing.read(unwrap(token));
      if (!read) return refuse({ kind: 'invalid', message: 'Invalid authentication token.' });
      const { payload, expired } = read;
      if (payload.aud !== GRAPH) return refuse({ kind: 'invalid', message: 'Invalid audience.' });
      if (expired) return refuse({ kind: 'expired' });
      const clientId = String(payload.appid);
      return payload.idtyp === 'app'
        ? { kind: 'application', tenantId: String(payload.tid), roles: words(payload.roles), clientId }
        : delegated(payload, clientId);
    },

    async apiToken(person, application, azp) {
      const { token } = await issuer.accessToken({
        resource: { kind: 'api', application },
        client: { id: azp, name: application.name, confidential: false },
        subject: { person, scopes: [`${application.appIdUri}/access_as_user`] },
        handlesChallenges: false,
      });
      return token;
    },

    idToken: (person, application) =>
      issuer.idToken(person, application.clientId, {
        scopes: new Set(['openid', 'profile']),
        nonce: null,
      }),
  };
};
