import { timingSafeEqual } from 'node:crypto';
import type { ApprovedKind } from '../domain/connection.ts';
import type { Vault } from '../ports/vault.ts';

/** What an administrator is asked for, and of which tenant (`organizations`: their own); nothing in it is about a person. */
export type ApprovalAsked = { readonly tenant: string; readonly kind: ApprovedKind };

const signature = (vault: Vault, payload: string): string => vault.hash(`approval ${payload}`);

/** `base64url(JSON).signature`: the link stays good as long as the server's hash key does. */
export const writeApprovalToken = (vault: Vault, { tenant, kind }: ApprovalAsked): string => {
  const payload = Buffer.from(JSON.stringify([tenant, kind])).toString('base64url');
  return `${payload}.${signature(vault, payload)}`;
};

/** Null when we did not write it. */
export const readApprovalToken = (vault: Vault, token: string): ApprovalAsked | null => {
  const [payload = '', given = ''] = token.split('.');
  const [left, right] = [Buffer.from(signature(vault, payload)), Buffer.from(given)];
  if (left.length !== right.length || !timingSafeEqual(left, right)) return null;
  const [tenant, kind] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  return { tenant, kind };
};
