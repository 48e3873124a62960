import { unescape as decoded } from 'node:querystring';
import type { Request } from 'express';
import { decodeJwt } from 'jose';
import { type Caller, TokenRefused, type Tokens } from '../entra/tokens.ts';
import type { Directory, DirectoryData } from '../state/directory.ts';

/** Object id of the person and id of the tenant that a request is about; null where that is not known. */
export type Whose = { person: string | null; tenant: string | null };

export const nobody: Whose = { person: null, tenant: null };

/** Whose mailbox; without one in the path the caller's own. `path` starts after `/v1.0`. */
export function mailboxOf({ people }: DirectoryData, caller: Caller, path: string): Whose {
  const self = caller.kind === 'delegated' ? caller.person : null;
  const tenant = caller.kind === 'delegated' ? caller.person.tenantId : caller.tenantId;
  const named = /^\/users\/([^/]+)/i.exec(path)?.[1];
  if (named === undefined) return { person: self?.oid ?? null, tenant };
  const wanted = decoded(named).toLowerCase();
  const person = people.find(({ oid, address }) => oid === wanted || address.toLowerCase() === wanted);
  return { person: person?.oid ?? null, tenant };
}

/** The same for a request as it arrives; a token that is no good belongs to nobody. */
export async function mailboxAsked(
  data: DirectoryData,
  tokens: Pick<Tokens, 'authenticate'>,
  request: Request,
): Promise<Whose> {
  try {
    return mailboxOf(data, await tokens.authenticate(request.get('authorization')), request.path);
  } catch (error) {
    if (error instanceof TokenRefused) return nobody;
    throw error;
  }
}

/** For whom a token is asked, by what is shown for it; else only the tenant that the path names. */
export function tokenAsked(directory: Directory, request: Request): Whose {
  const form = (request.body ?? {}) as Record<string, unknown>;
  const { refreshTokens, codes } = directory.data;
  const shown =
    refreshTokens.find(({ token }) => token === form.refresh_token) ??
    codes.find(({ code }) => code === form.code);
  if (shown) return { person: shown.oid, tenant: shown.tenantId };
  if (typeof form.assertion === 'string') return claimsOf(form.assertion);
  return { person: null, tenant: directory.tenant(request.path.split('/')[1] ?? '')?.id ?? null };
}

function claimsOf(assertion: string): Whose {
  try {
    const { oid, tid } = decodeJwt(assertion);
    return { person: String(oid), tenant: String(tid) };
  } catch {
    return nobody;
  }
}
