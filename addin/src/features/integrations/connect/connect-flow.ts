import type { ConnectOutcome } from '../../../../../server/contract/connections.ts';
import { ApiError } from '../../../api/api-error.ts';
import type { Api } from '../../../api/client.ts';
import type { Host } from '../../../host/host.ts';
import type { ConnectEvent, Goal, Trip } from './connect-state.ts';
import { travel } from './travel.ts';

/** Browsers open a window only for a while after a click. */
const clickStillCounts = (): boolean => navigator.userActivation?.isActive ?? true;

const wrongCode = (error: unknown): boolean =>
  error instanceof ApiError &&
  ['invalid-request', 'forbidden', 'not-found', 'conflict'].includes(error.problem);

export type ConnectFlow = {
  /** Connects, without any window where the organisation has consented; else as far as it goes. */
  connect(goal: Goal): void;
  /** Goes straight to Microsoft's window. Call it from a click. */
  signIn(goal: Goal, claims?: string | null): void;
  enterCode(goal: Goal, trip: Trip, code: string): void;
  askAdmin(goal: Goal): void;
  /** Ends whatever is under way and forgets it. */
  reset(): void;
};

type Tell = (event: ConnectEvent) => void;

/**
 * The effects of connecting; `connect-state.ts` holds the rules. One stretch runs at a time: starting the next ends the
 * one before, which is not heard any more.
 * @param refresh reads connections and meetings anew
 */
export function createConnectFlow({
  api,
  host,
  refresh,
  tell: tellState,
}: {
  api: Api;
  host: Host;
  refresh: () => Promise<void>;
  tell: Tell;
}): ConnectFlow {
  let current = new AbortController();

  function run(stretch: (signal: AbortSignal, tell: Tell) => Promise<void>): void {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    const tell: Tell = (event) => {
      if (!signal.aborted) tellState(event);
    };
    stretch(signal, tell).catch((error) => tell({ type: 'failed', error }));
  }

  async function ask(goal: Goal, passedOn: boolean, signal: AbortSignal, tell: Tell): Promise<void> {
    tell({ type: 'asking-admin', goal });
    const { kind, another } = goal;
    if (kind !== 'microsoft365') return tell({ type: 'refused', reason: 'blocked', code: null });
    const approval = await api('requestApproval', { body: { kind, another }, signal });
    await refresh();
    tell({ type: 'admin-asked', approval, passedOn });
  }

  async function settle(goal: Goal, outcome: ConnectOutcome, signal: AbortSignal, tell: Tell): Promise<void> {
    if (outcome.outcome === 'connected') await refresh();
    tell({ type: 'answered', outcome });
    if (outcome.outcome === 'approval') await ask(goal, false, signal, tell);
  }

  async function redeem(
    goal: Goal,
    { consentId, verifier }: Trip,
    code: string | null,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<void> {
    tell({ type: 'finishing' });
    const outcome = await api('redeemConsent', {
      params: { consentId },
      body: { verifier, ...(code === null ? {} : { code }) },
      signal,
    });
    await settle(goal, outcome, signal, tell);
  }

  async function openWindow(
    goal: Goal,
    claims: string | null,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<void> {
    tell({ type: 'opening', goal, claims });
    const arrival = await travel({ api, host, goal, claims, signal, tell });
    switch (arrival.end) {
      case 'blocked':
        return tell({ type: 'window-blocked' });
      case 'signed-in':
        return redeem(goal, arrival.trip, arrival.code, signal, tell);
      case 'redeemed':
        await refresh();
        return tell({ type: 'connected' });
      case 'refused':
        if (arrival.reason === 'approval-needed') return ask(goal, false, signal, tell);
        if (arrival.reason === 'approval-requested') return ask(goal, true, signal, tell);
        return tell({ type: 'refused', reason: arrival.reason, code: arrival.code });
    }
  }

  return {
    connect: (goal) =>
      run(async (signal, tell) => {
        tell({ type: 'started', goal });
        const outcome = await api('connect', { body: { kind: goal.kind }, signal });
        await settle(goal, outcome, signal, tell);
        if (outcome.outcome === 'interaction' && clickStillCounts()) {
          await openWindow(goal, outcome.claims, signal, tell);
        }
      }),
    signIn: (goal, claims = null) => run((signal, tell) => openWindow(goal, claims, signal, tell)),
    enterCode: (goal, trip, code) =>
      run(async (signal, tell) => {
        try {
          await redeem(goal, trip, code, signal, tell);
        } catch (error) {
          if (!wrongCode(error)) throw error;
          tell({ type: 'code-wrong', trip });
        }
      }),
    askAdmin: (goal) => run((signal, tell) => ask(goal, false, signal, tell)),
    reset: () => run(async (_, tell) => tell({ type: 'reset' })),
  };
}
