import { decodeJwt } from 'jose';
import type { IDToken, TokenEndpointResponse } from 'oauth4webapi';
import { z } from 'zod';
import { type Account, PERSONAL_TENANT } from '../domain/connection.ts';
import { parsed } from './parsed.ts';

const ALIASES: ReadonlySet<string> = new Set(['organizations', 'consumers']);

const idToken = z.object({
  id_token: z
    .jwt()
    .transform((token) => decodeJwt(token))
    .pipe(z.object({ tid: z.guid() })),
});

/**
 * The tenant that has to be the issuer of an answer: the authority itself, or behind an alias the one that the ID token
 * names, which comes from Entra's token endpoint directly. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference
 */
export const issuingTenant = async (authority: string, response: Response): Promise<string> => {
  if (!ALIASES.has(authority)) return authority;
  const answer: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  return idToken.safeParse(answer).data?.id_token.tid ?? authority;
};

/** An authority that gives us one of somebody else's people is not believed. */
const tenantOf = (authority: string) => {
  if (authority === 'consumers') return z.literal(PERSONAL_TENANT);
  if (authority === 'organizations') return z.guid().refine((tenant) => tenant !== PERSONAL_TENANT);
  return z.literal(authority);
};

/** `client_info`, by which Microsoft's own libraries know accounts: JSON in base64url. */
const ClientInfo = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    } catch {
      context.addIssue({ code: 'custom', message: 'is no client info' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ uid: z.guid(), utid: z.guid() }));

/**
 * Who signed in. The ID token names the object id only to those who ask for `profile`, which the permissions published
 * for personal accounts leave out; then the answer's `client_info` does.
 * @throws ProviderError `unintelligible`
 */
export const signedInAccount = (
  authority: string,
  claims: IDToken | undefined,
  answer: TokenEndpointResponse,
): Account => {
  const { tid, oid } = parsed(z.object({ tid: tenantOf(authority), oid: z.guid().optional() }), claims);
  if (oid !== undefined) return { tid, oid };
  const own = z.object({ client_info: ClientInfo.refine(({ utid }) => utid === tid) });
  return { tid, oid: parsed(own, answer).client_info.uid };
};
