import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { z } from 'zod';
import { workspaceOf } from '../domain/connection.ts';
import type { TokenVerifier, Verdict } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import { issuerMetadata } from './issuer-metadata.ts';
import { flawOf, type IssuerKeys, TOLERANCE } from './keys.ts';

export type IssuerVerifierSettings = {
  /** As the issuer writes it, a trailing slash included. */
  readonly issuer: string;
  /** The client that our pages are there. */
  readonly clientId: string;
  /** Our API. Another one than the client, whose name is the audience of ID tokens. */
  readonly audience: string;
  /** What an access token for our API has to be good for. */
  readonly apiScopes: readonly string[];
};

const text = z.string().optional().catch(undefined);
/** A list in RFC 9068 and of most issuers is words in one text; some send an array. */
const words = z
  .union([z.string().transform((value) => value.split(' ')), z.array(z.string())])
  .optional()
  .transform((value) => value ?? []);
const absent = z.never().optional();

/**
 * The claims of an access token, by the names of RFC 9068, Keycloak and AD FS. The last ones are found in other tokens
 * only: ID tokens have them, and Keycloak says in `typ` what a token is.
 */
const Claims = z.object({
  /** https://openid.net/specs/openid-connect-core-1_0.html#IDToken has no more than 255 ASCII characters in it. */
  sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  exp: z.number(),
  scope: words,
  scp: words,
  client_id: text,
  azp: text,
  appid: text,
  name: text,
  preferred_username: text,
  upn: text,
  unique_name: text,
  email: text,
  typ: z.literal('Bearer').optional(),
  /** Its bearer has to prove a key or a certificate as well (RFC 7800), which we don't ask for. */
  cnf: absent,
  nonce: absent,
  at_hash: absent,
  c_hash: absent,
});

/**
 * What a token's header may call it, in lower case: case is of no meaning there (RFC 7515, 4.1.9). Other JWTs of an issuer
 * (RFC 8725, 3.11) are logout tokens and security events.
 */
const TYPES: ReadonlySet<string> = new Set(['jwt', 'at+jwt', 'application/at+jwt']);

const refused = (reason: string): Verdict => ({ kind: 'refused', reason });

/** Verifies with the key that the header names; older AD FS names none, so that all that fit are tried. */
const verified = async (token: string, keys: IssuerKeys, options: JWTVerifyOptions): Promise<JWTPayload> => {
  try {
    return (await jwtVerify(token, keys, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (flaw) {
        if (!(flaw instanceof errors.JWSSignatureVerificationFailed)) throw flaw;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
};

/**
 * Verifies access tokens for our own API that the operator's own issuer gave (AD FS, Keycloak). Its people are a
 * workspace; no other claim, `tid` least of all, says where somebody belongs.
 */
export const issuerTokenVerifier = (settings: IssuerVerifierSettings, clock: Clock): TokenVerifier => {
  const { issuer, clientId, audience, apiScopes } = settings;
  const metadata = issuerMetadata(issuer, clock);

  return {
    async verify(token) {
      const { tokenIssuer, keys } = await metadata();
      let payload: unknown;
      try {
        payload = await verified(token, keys, {
          algorithms: ['RS256', 'PS256', 'ES256'],
          issuer: tokenIssuer,
          audience,
          currentDate: new Date(clock.now()),
          clockTolerance: TOLERANCE,
        });
      } catch (error) {
        return refused(flawOf(error));
      }
      const { typ = 'JWT' } = decodeProtectedHeader(token);
      if (!TYPES.has(String(typ).toLowerCase())) return refused('type of the token');
      const parsed = Claims.safeParse(payload);
      if (!parsed.success) return refused(`claim ${parsed.error.issues[0]?.path.join('.')}`);

      const { sub, exp, scope, scp, client_id, azp, appid, ...names } = parsed.data;
      const clients = [client_id, azp, appid].filter((client) => client !== undefined);
      const scopes = [...scope, ...scp];
      if (clients.length === 0 || clients.some((client) => client !== clientId)) return refused('client');
      // A client that acts for nobody is its own subject.
      if (sub === clientId) return refused('claim sub');
      if (!apiScopes.every((one) => scopes.includes(one))) return refused('scope');

      const account = { tid: issuer, oid: sub };
      return {
        kind: 'caller',
        caller: {
          workspace: workspaceOf(account),
          account,
          name: names.name ?? names.preferred_username ?? names.upn ?? names.unique_name ?? names.email ?? '',
          // Microsoft's sign-in page knows nobody of these.
          loginHint: null,
          scopes,
          assertion: token,
          expiresAt: exp * 1000,
        },
      };
    },
  };
};
