import { decodeProtectedHeader, type JWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { workspaceOf } from '../domain/connection.ts';
import type { TokenVerifier, Verdict } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import { flawOf, keysAt, TOLERANCE } from './keys.ts';

const SCOPE = 'access_as_user';
export type VerifierSettings = {
  /** Entra's address without a trailing slash. */
  readonly authority: string;
  readonly clientId: string;
  /** Applications (`azp`) that may have asked for the token. */
  readonly allowedClients: ReadonlySet<string>;
  /** Null admits every tenant. */
  readonly allowedTenants: ReadonlySet<string> | null;
};

/** The claims of a delegated v2.0 access token. An ID token has no `scp`, an app-only token has `roles` or nothing. */
const Claims = z.object({
  iss: z.string(),
  tid: z.guid(),
  oid: z.guid(),
  ver: z.literal('2.0'),
  azp: z.string(),
  scp: z.string(),
  idtyp: z.literal('user').optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  exp: z.number(),
  nbf: z.number(),
});

const refused = (reason: string): Verdict => ({ kind: 'refused', reason });

/**
 * Entra says in a key's `issuer` for whom it signs: one tenant, or any by a placeholder.
 * https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
 */
const signsFor = (key: JWK & { issuer?: unknown }, tenant: string, issuer: string): boolean =>
  key.issuer === undefined ||
  (typeof key.issuer === 'string' && key.issuer.replace('{tenantid}', tenant) === issuer);

/**
 * Verifies access tokens that Entra gave for our own API. Keys come from the configured authority only, are kept for an
 * hour and asked for anew at most every 30 s when a token names an unknown one.
 */
export const tokenVerifier = (settings: VerifierSettings, clock: Clock): TokenVerifier => {
  const keys = keysAt(`${settings.authority}/common/discovery/v2.0/keys`);

  const verified = (token: string) =>
    jwtVerify(token, keys, {
      algorithms: ['RS256'],
      audience: settings.clientId,
      currentDate: new Date(clock.now()),
      clockTolerance: TOLERANCE,
    });

  return {
    async verify(token) {
      let payload: unknown;
      try {
        ({ payload } = await verified(token));
      } catch (error) {
        return refused(flawOf(error));
      }
      const parsed = Claims.safeParse(payload);
      if (!parsed.success) return refused(`claim ${parsed.error.issues[0]?.path.join('.')}`);

      const { iss, tid, oid, azp, scp, name, preferred_username, exp } = parsed.data;
      const issuer = `${settings.authority}/${tid}/v2.0`;
      const { kid } = decodeProtectedHeader(token);
      const scopes = scp.split(' ');
      if (iss !== issuer) return refused('claim iss');
      const key = keys.jwks()?.keys.find((candidate) => candidate.kid === kid);
      if (!key || !signsFor(key, tid, issuer)) return refused('issuer of the key');
      if (!scopes.includes(SCOPE)) return refused('claim scp');
      if (!settings.allowedClients.has(azp)) return refused('claim azp');
      if (settings.allowedTenants && !settings.allowedTenants.has(tid)) return { kind: 'forbidden' };

      const account = { tid, oid };
      return {
        kind: 'caller',
        caller: {
          workspace: workspaceOf(account),
          account,
          name: name ?? preferred_username ?? '',
          loginHint: preferred_username ?? null,
          scopes,
          assertion: token,
          expiresAt: exp * 1000,
        },
      };
    },
  };
};
