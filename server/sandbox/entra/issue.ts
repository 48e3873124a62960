import type { JWTPayload } from 'jose';
import type { Directory } from '../state/directory.ts';
import type { Person } from '../state/types.ts';
import {
  apiClaims,
  graphClaims,
  personClaims,
  type TokenClient,
  type TokenSubject,
} from './access-claims.ts';
import type { Resource } from './scopes.ts';
import { opaque, type Signing } from './signing.ts';

/** Seconds. Tokens of clients that handle challenges live longer, since they can be revoked at once. */
const LIFETIME = 3599;
const LONG_LIFETIME = 28 * 3600 - 1;

export type AccessTokenRequest = {
  resource: Resource;
  client: TokenClient;
  subject: TokenSubject;
  /** The client declared `CP1`. */
  handlesChallenges: boolean;
};

export type Issued = { token: string; expiresIn: number };

/** Personal accounts' tokens for Graph are no JWTs: nobody but Graph can read them. */
const PERSONAL_PREFIX = 'EwB';

/** A personal account's Graph token back to the JWT inside; other tokens as they are. */
export const unwrap = (token: string) =>
  token.startsWith(PERSONAL_PREFIX)
    ? Buffer.from(token.slice(PERSONAL_PREFIX.length), 'base64').toString()
    : token;

/** `aio` is opaque to everybody; here it remembers the issuing instant to the ms. */
const aioOf = (now: number) => Buffer.from(`${now}|${opaque(12)}`).toString('base64url');

/** UTC ms. */
export const issuedAt = ({ aio, iat = 0 }: JWTPayload): number => {
  const ms = Number.parseInt(Buffer.from(String(aio), 'base64url').toString(), 10);
  return Number.isNaN(ms) ? iat * 1000 : ms;
};

export type Issuer = ReturnType<typeof issuer>;

/**
 * Makes tokens with the claims of
 * https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference and
 * https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
export const issuer = (options: {
  directory: Directory;
  clock: { now(): number };
  authority: string;
  signing: Signing;
}) => {
  const { directory, clock, authority, signing } = options;

  const issuerOf = (tenantId: string) => `${authority}/${tenantId}/v2.0`;

  /** What every token carries, whomever it is for. */
  const envelope = (lifetime: number) => {
    const now = Math.floor(clock.now() / 1000);
    return {
      iat: now,
      nbf: now,
      exp: now + lifetime,
      aio: aioOf(clock.now()),
      rh: `1.${opaque(18)}.`,
      uti: opaque(16),
    };
  };

  return {
    async accessToken(request: AccessTokenRequest): Promise<Issued> {
      const { resource, client, subject, handlesChallenges } = request;
      const forGraph = resource.kind === 'graph';
      const tenantId = 'person' in subject ? subject.person.tenantId : subject.tenantId;
      const work = directory.tenant(tenantId)?.kind === 'work';
      const expiresIn = handlesChallenges && forGraph ? LONG_LIFETIME : LIFETIME;
      const claims = forGraph
        ? graphClaims(client, subject)
        : apiClaims(client, subject, { api: resource.application, issuer: issuerOf(tenantId), work });
      const token = await signing.sign(
        { ...claims, ...envelope(expiresIn), ...(handlesChallenges && { xms_cc: ['cp1'] }) },
        tenantId,
      );
      const hidden = forGraph && !work;
      return {
        token: hidden ? PERSONAL_PREFIX + Buffer.from(token).toString('base64') : token,
        expiresIn,
      };
    },

    /** Without `profile` it says who signed in only by `sub`. */
    idToken(
      person: Person,
      clientId: string,
      { scopes, nonce }: { scopes: ReadonlySet<string>; nonce: string | null },
    ): Promise<string> {
      const { oid, sub, tid, name } = personClaims(person, clientId);
      return signing.sign(
        {
          ver: '2.0',
          iss: issuerOf(person.tenantId),
          aud: clientId,
          sub,
          tid,
          ...envelope(LIFETIME),
          ...(scopes.has('profile') && { oid, name, preferred_username: person.address }),
          ...(scopes.has('email') && { email: person.address }),
          ...(nonce !== null && { nonce }),
        },
        person.tenantId,
      );
    },
  };
};
