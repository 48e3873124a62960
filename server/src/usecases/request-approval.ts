import type { ConnectionKind } from '../domain/connection.ts';
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

const withLink = (
  { vault, publicUrl }: ApprovalDeps,
  { workspace }: Caller,
  approval: Approval,
): ApprovalWithLink => ({
  ...approval,
  link: `${publicUrl}/approve?request=${writeApprovalToken(vault, { workspace, kind: approval.kind })}`,
});

/** Remembers that the caller waits for an administrator, and gives the link that the administrator opens. */
export const requestApproval =
  (deps: ApprovalDeps) =>
  async (caller: Caller, kind: ConnectionKind): Promise<ApprovalWithLink> => {
    workAccountOnly(caller);
    const { workspace, account } = caller;
    return withLink(
      deps,
      caller,
      await deps.approvals.remember(workspace, account.oid, kind, deps.clock.now()),
    );
  };

export const listApprovals =
  (deps: ApprovalDeps) =>
  async (caller: Caller): Promise<ApprovalWithLink[]> => {
    const approvals = await deps.approvals.ofUser(caller.workspace, caller.account.oid);
    return approvals.map((approval) => withLink(deps, caller, approval));
  };
