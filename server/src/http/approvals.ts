import type { Approval } from '../../contract/connections.ts';
import type { ConnectionKind } from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';
import type { ApprovalWithLink } from '../usecases/request-approval.ts';
import type { Handlers } from './handler.ts';

export type ApprovalDeps = {
  readonly requestApproval: (caller: Caller, kind: ConnectionKind) => Promise<ApprovalWithLink>;
  readonly withdrawApproval: (caller: Caller, kind: ConnectionKind) => Promise<void>;
};

export const presentApproval = ({ kind, link, requestedAt }: ApprovalWithLink): Approval => ({
  kind,
  link,
  requestedAt: new Date(requestedAt).toISOString(),
});

export const approvalHandlers = ({
  requestApproval,
  withdrawApproval,
}: ApprovalDeps): Pick<Handlers, 'requestApproval' | 'withdrawApproval'> => ({
  requestApproval: async ({ caller, body }) => presentApproval(await requestApproval(caller, body.kind)),
  withdrawApproval: ({ caller, params }) => withdrawApproval(caller, params.kind).then(() => undefined),
});
