import type { Approval } from '../../contract/connections.ts';
import type { ApprovedKind } from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';
import type { ApprovalWish, ApprovalWithLink } from '../usecases/request-approval.ts';
import type { Handlers } from './handler.ts';

export type ApprovalDeps = {
  readonly requestApproval: (caller: Caller, wish: ApprovalWish) => Promise<ApprovalWithLink>;
  readonly withdrawApproval: (caller: Caller, kind: ApprovedKind) => Promise<void>;
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
  requestApproval: async ({ caller, body }) => presentApproval(await requestApproval(caller, body)),
  withdrawApproval: ({ caller, params }) => withdrawApproval(caller, params.kind).then(() => undefined),
});
