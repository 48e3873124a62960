import type { ApprovedKind } from '../domain/connection.ts';
import type { Approvals } from '../ports/approvals.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';

/** Forgets that the caller waits for an administrator; the link itself goes on working. */
export const withdrawApproval =
  ({ approvals, clock }: { readonly approvals: Pick<Approvals, 'forget'>; readonly clock: Clock }) =>
  ({ workspace, account }: Caller, kind: ApprovedKind): Promise<void> =>
    approvals.forget(workspace, account.oid, kind, clock.now());
