import type {
  Approval,
  ConnectOutcome,
  MicrosoftKind,
  Trouble,
} from '../../../../../server/contract/connections.ts';
import type { ConsentRefusal } from '../../../../../server/contract/consents.ts';

/**
 * What is to be connected; with `connectionId` an existing connection is renewed. `another`: not the account that the
 * person is signed in with here.
 */
export type Goal = {
  readonly kind: MicrosoftKind;
  readonly connectionId: string | null;
  readonly another: boolean;
};

export type RefusalReason = Trouble['reason'] | ConsentRefusal | 'expired';

/** A consent under way, with the secret that only this page knows. */
export type Trip = { readonly consentId: string; readonly verifier: string };

type Going = { readonly goal: Goal; readonly claims: string | null };

export type ConnectState =
  | { readonly step: 'idle' }
  | ({ readonly step: 'connecting' } & Going)
  /** A window has to be opened, and only a click may do that. */
  | ({ readonly step: 'click-needed' } & Going)
  | ({ readonly step: 'opening' } & Going)
  /** `closed`: the host believes so; the consent may still be finished. */
  | ({ readonly step: 'waiting'; readonly trip: Trip; readonly closed: boolean } & Going)
  | ({ readonly step: 'code-needed'; readonly trip: Trip; readonly wrong: boolean } & Going)
  | ({ readonly step: 'finishing'; readonly trip: Trip } & Going)
  | ({ readonly step: 'asking-admin' } & Going)
  /** `passedOn`: Microsoft has told the administrators by itself. */
  | ({ readonly step: 'approval'; readonly approval: Approval; readonly passedOn: boolean } & Going)
  | ({ readonly step: 'refused'; readonly reason: RefusalReason; readonly code: string | null } & Going)
  | ({ readonly step: 'failed'; readonly error: unknown } & Going)
  /** `known`: the address of an account that turned out to be connected already. */
  | ({ readonly step: 'connected'; readonly known: string | null } & Going);

export type ConnectEvent =
  | { readonly type: 'started'; readonly goal: Goal }
  | { readonly type: 'answered'; readonly outcome: ConnectOutcome }
  | { readonly type: 'opening'; readonly goal: Goal; readonly claims: string | null }
  | { readonly type: 'opened'; readonly trip: Trip }
  | { readonly type: 'window-closed' }
  | { readonly type: 'window-blocked' }
  | { readonly type: 'code-needed' }
  | { readonly type: 'code-wrong'; readonly trip: Trip }
  | { readonly type: 'finishing' }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly code: string | null }
  | { readonly type: 'asking-admin'; readonly goal: Goal }
  | { readonly type: 'admin-asked'; readonly approval: Approval; readonly passedOn: boolean }
  | { readonly type: 'connected' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'reset' };

export const idle: ConnectState = { step: 'idle' };

/** Organisations have administrators who can approve; personal accounts have nobody to ask. */
export const canAskAdmin = ({ kind }: Goal): boolean => kind === 'microsoft365';

/** Steps in which something is under way that closing the panel does not end. */
export const underWay = ({ step }: ConnectState): boolean =>
  ['connecting', 'opening', 'waiting', 'code-needed', 'finishing', 'asking-admin'].includes(step);

function afterOutcome(going: Going, outcome: ConnectOutcome): ConnectState {
  switch (outcome.outcome) {
    case 'connected':
      return {
        step: 'connected',
        ...going,
        known: outcome.again && going.goal.connectionId === null ? outcome.connection.account.address : null,
      };
    case 'interaction':
      return { step: 'click-needed', goal: going.goal, claims: outcome.claims };
    case 'approval':
      return { step: 'asking-admin', ...going };
    case 'refused':
      return { step: 'refused', ...going, reason: outcome.trouble.reason, code: outcome.trouble.code };
  }
}

/** The one transition of the connect flow. An event that does not fit the step, such as a late answer, changes nothing. */
export function transition(state: ConnectState, event: ConnectEvent): ConnectState {
  if (event.type === 'reset') return idle;
  if (event.type === 'started') return { step: 'connecting', goal: event.goal, claims: null };
  if (event.type === 'opening') return { step: 'opening', goal: event.goal, claims: event.claims };
  if (event.type === 'asking-admin') return { step: 'asking-admin', goal: event.goal, claims: null };
  if (state.step === 'idle') return state;
  const going: Going = { goal: state.goal, claims: state.claims };
  switch (event.type) {
    case 'answered':
      return state.step === 'connecting' || state.step === 'finishing'
        ? afterOutcome(going, event.outcome)
        : state;
    case 'opened':
      return state.step === 'opening'
        ? { step: 'waiting', ...going, trip: event.trip, closed: false }
        : state;
    case 'window-closed':
      return state.step === 'waiting' ? { ...state, closed: true } : state;
    case 'window-blocked':
      return { step: 'click-needed', ...going };
    case 'code-needed':
      return state.step === 'waiting'
        ? { step: 'code-needed', ...going, trip: state.trip, wrong: false }
        : state;
    case 'code-wrong':
      return { step: 'code-needed', ...going, trip: event.trip, wrong: true };
    case 'finishing':
      return 'trip' in state ? { step: 'finishing', ...going, trip: state.trip } : state;
    case 'refused':
      return { step: 'refused', ...going, reason: event.reason, code: event.code };
    case 'admin-asked':
      return { step: 'approval', ...going, approval: event.approval, passedOn: event.passedOn };
    case 'connected':
      return { step: 'connected', ...going, known: null };
    case 'failed':
      return { step: 'failed', ...going, error: event.error };
  }
}
