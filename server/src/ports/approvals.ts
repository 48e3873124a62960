import type { ConnectionKind, Workspace } from '../domain/connection.ts';

/** A remembered request to an administrator. */
export type Approval = { readonly kind: ConnectionKind; readonly requestedAt: number };

export interface Approvals {
  ofUser(workspace: Workspace, userId: string): Promise<Approval[]>;
  /** Asking again keeps the first moment. */
  remember(workspace: Workspace, userId: string, kind: ConnectionKind, now: number): Promise<Approval>;
  forget(workspace: Workspace, userId: string, kind: ConnectionKind): Promise<void>;
}
