import type { ApprovedKind, Workspace } from '../domain/connection.ts';

/** A remembered request to an administrator. */
export type Approval = { readonly kind: ApprovedKind; readonly requestedAt: number };

export interface Approvals {
  ofUser(workspace: Workspace, userId: string): Promise<Approval[]>;
  /** Asking again keeps the first moment. */
  remember(workspace: Workspace, userId: string, kind: ApprovedKind, now: number): Promise<Approval>;
  forget(workspace: Workspace, userId: string, kind: ApprovedKind, now: number): Promise<void>;
}
