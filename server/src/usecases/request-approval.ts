import type { ApprovedKind } from '../domain/connection.ts';
import type { Approval, Approvals } from '../ports/approvals.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Vault } from '../ports/vault.ts';
import { writeApprovalToken } from './approval-token.ts';
import { workAccountOnly } from './work-account-only.ts';

export type ApprovalDeps = {
  readonly approvals: Approvals;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly publicUrl: string;
};

export type ApprovalWithLink = Approval & { readonly link: string };

export type ApprovalWish = { readonly kind: ApprovedKind; readonly another?: boolean | undefined };

const withLink = (
  { vault, publicUrl }: ApprovalDeps,
  tenant: string,
  approval: Approval,
): ApprovalWithLink => ({
  ...approval,
  link: `${publicUrl}/approve?request=${writeApprovalToken(vault, { tenant, kind: approval.kind })}`,
});

/**
 * Gives the link that an administrator opens, and remembers that the caller waits for theirs. The link for another
 * organisation's administrator leads to that of whoever opens it; nobody here could notice the answer.
 * @throws Refusal `forbidden` where the caller's own account belongs to no organisation.
 */
export const requestApproval =
  (deps: ApprovalDeps) =>
  async (caller: Caller, { kind, another = false }: ApprovalWish): Promise<ApprovalWithLink> => {
    const now = deps.clock.now();
    if (another) return withLink(deps, 'organizations', { kind, requestedAt: now });
    workAccountOnly(caller);
    const { workspace, account } = caller;
    return withLink(deps, account.tid, await deps.approvals.remember(workspace, account.oid, kind, now));
  };

export const listApprovals =
  (deps: ApprovalDeps) =>
  async ({ workspace, account }: Caller): Promise<ApprovalWithLink[]> => {
    const approvals = await deps.approvals.ofUser(workspace, account.oid);
    return approvals.map((approval) => withLink(deps, account.tid, approval));
  };
