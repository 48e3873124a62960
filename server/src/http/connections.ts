import type {
  ConnectOutcome,
  Connection as PresentedConnection,
  SyncNowOutcome,
} from '../../contract/connections.ts';
import type { ConnectResult } from '../domain/connect.ts';
import type { MicrosoftKind } from '../domain/connection.ts';
import type { Caller } from '../ports/caller.ts';
import type { ApprovalWithLink } from '../usecases/request-approval.ts';
import type { SyncNowResult } from '../usecases/sync-now.ts';
import { presentApproval } from './approvals.ts';
import type { Handlers } from './handler.ts';
import { presentTrouble } from './present-trouble.ts';

export type ConnectionDeps = {
  readonly connect: (caller: Caller, kind: MicrosoftKind) => Promise<ConnectResult>;
  readonly redeemConsent: (
    caller: Caller,
    consentId: string,
    proof: { readonly verifier: string; readonly code?: string | undefined },
  ) => Promise<ConnectResult>;
  readonly disconnect: (caller: Caller, connectionId: string) => Promise<void>;
  readonly syncNow: (caller: Caller, connectionId: string) => Promise<SyncNowResult>;
  readonly listApprovals: (caller: Caller) => Promise<ApprovalWithLink[]>;
  /** The caller's connections with their calendars and progress, as the screens show them. */
  readonly presentConnections: (caller: Caller) => Promise<PresentedConnection[]>;
  /** One of them. @throws Refusal `not-found` */
  readonly present: (caller: Caller, connectionId: string) => Promise<PresentedConnection>;
};

export const connectionHandlers = (
  deps: ConnectionDeps,
): Pick<Handlers, 'listConnections' | 'connect' | 'redeemConsent' | 'disconnect' | 'syncNow'> => {
  const outcome = async (caller: Caller, result: ConnectResult): Promise<ConnectOutcome> => {
    switch (result.outcome) {
      case 'connected':
        return {
          outcome: 'connected',
          connection: await deps.present(caller, result.connection.id),
          again: result.again,
        };
      case 'refused':
        return { outcome: 'refused', trouble: presentTrouble(result.trouble) };
      case 'interaction':
      case 'approval':
        return result;
    }
  };

  return {
    async listConnections({ caller }) {
      const [connections, approvals] = await Promise.all([
        deps.presentConnections(caller),
        deps.listApprovals(caller),
      ]);
      return { connections, approvals: approvals.map(presentApproval) };
    },
    connect: async ({ caller, body }) => outcome(caller, await deps.connect(caller, body.kind)),
    redeemConsent: async ({ caller, params, body }) =>
      outcome(caller, await deps.redeemConsent(caller, params.consentId, body)),
    disconnect: ({ caller, params }) => deps.disconnect(caller, params.connectionId).then(() => undefined),
    async syncNow({ caller, params }): Promise<SyncNowOutcome> {
      const outcome = await deps.syncNow(caller, params.connectionId);
      return outcome.result === 'trouble'
        ? { result: 'trouble', trouble: presentTrouble(outcome.trouble) }
        : outcome;
    },
  };
};
