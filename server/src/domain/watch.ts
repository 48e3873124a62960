import { type Pause, pauseAfter } from './back-off.ts';
import type { Failure } from './failure.ts';
import type { Moment } from './sync.ts';

/** What is watched at the provider: one calendar, or, where that is refused, the mailbox that it is the main one of. */
export type WatchTarget = 'calendar' | 'mailbox';

/** How far we are with being told of changes in one calendar. Instants are UTC in ms. */
export type WatchState =
  | { readonly phase: 'wanted'; readonly target: WatchTarget; readonly pause: Pause | null }
  | {
      readonly phase: 'active';
      readonly target: WatchTarget;
      readonly remoteId: string;
      readonly expiresAt: number;
      readonly renewAt: number;
      readonly pause: Pause | null;
    }
  /** The provider offers none; permissions may change, so it is asked again. */
  | { readonly phase: 'impossible'; readonly askAgainAt: number };

export type WatchOutcome =
  /** Its time came. */
  | { readonly kind: 'due' }
  | { readonly kind: 'granted'; readonly remoteId: string; readonly expiresAt: number }
  | { readonly kind: 'renewed'; readonly expiresAt: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The provider says that it is gone. */
  | { readonly kind: 'lost' }
  /** The provider wants to see a fresh token. */
  | { readonly kind: 'challenged' }
  /** The account was connected again. */
  | { readonly kind: 'reconnected' };

export const NEW_WATCH: WatchState = { phase: 'wanted', target: 'calendar', pause: null };

/** How long a watch is asked for (ms). The most for events is 10,080 minutes. https://learn.microsoft.com/graph/change-notifications-overview#subscription-lifetime */
export const WATCH_LIFE = 10_020 * 60_000;
const ASK_AGAIN = 24 * 3_600_000;

/** Renewed with a fifth of its life left, and up to a twentieth earlier, so that not all come at once. */
const active = (
  target: WatchTarget,
  remoteId: string,
  expiresAt: number,
  { at, jitter }: Moment,
): WatchState => ({
  phase: 'active',
  target,
  remoteId,
  expiresAt,
  renewAt: at + Math.round((expiresAt - at) * (0.8 - jitter / 20)),
  pause: null,
});

const wanted = (target: WatchTarget): WatchState => ({ phase: 'wanted', target, pause: null });

const refused = (target: WatchTarget, main: boolean, { at, jitter }: Moment): WatchState =>
  target === 'calendar' && main
    ? wanted('mailbox')
    : { phase: 'impossible', askAgainAt: at + Math.round(ASK_AGAIN * (1 + jitter / 4)) };

/** One that has run out is wanted again, and what was impossible is tried again now and then. */
const due = (state: WatchState, at: number): WatchState => {
  if (state.phase === 'impossible') return at < state.askAgainAt ? state : wanted('calendar');
  return state.phase === 'active' && at >= state.expiresAt ? wanted(state.target) : state;
};

const failed = (state: WatchState, failure: Failure, main: boolean, moment: Moment): WatchState => {
  if (state.phase === 'impossible') return state;
  if (state.phase === 'wanted' && failure.kind === 'not-allowed') return refused(state.target, main, moment);
  if (state.phase === 'active' && failure.kind === 'not-found') return wanted(state.target);
  return { ...state, pause: pauseAfter(failure, state.pause, moment.at, moment.jitter) };
};

/** The only way a watch moves on. Pure. `main` tells whether the calendar is its mailbox's main one. */
export const advanceWatch = (
  state: WatchState,
  outcome: WatchOutcome,
  main: boolean,
  moment: Moment,
): WatchState => {
  switch (outcome.kind) {
    case 'due':
      return due(state, moment.at);
    case 'granted':
      return state.phase === 'wanted'
        ? active(state.target, outcome.remoteId, outcome.expiresAt, moment)
        : state;
    case 'renewed':
      return state.phase === 'active'
        ? active(state.target, state.remoteId, outcome.expiresAt, moment)
        : state;
    case 'failed':
      return failed(state, outcome.failure, main, moment);
    case 'lost':
      return state.phase === 'active' ? wanted(state.target) : state;
    case 'challenged':
      return state.phase === 'active' ? { ...state, renewAt: moment.at, pause: null } : state;
    case 'reconnected':
      // What was refused may be allowed now, a watch of the single calendar too.
      return state.phase === 'active' ? { ...state, pause: null } : wanted('calendar');
  }
};

export type WatchStep =
  | { readonly do: 'ask'; readonly target: WatchTarget }
  | { readonly do: 'renew'; readonly remoteId: string }
  | { readonly do: 'wait'; readonly until: number };

/** What a watch needs at an instant (UTC, ms). */
export const watchStep = (state: WatchState, at: number): WatchStep => {
  if (state.phase === 'impossible') return { do: 'wait', until: state.askAgainAt };
  const ready = Math.max(state.pause?.until ?? at, state.phase === 'active' ? state.renewAt : at);
  if (at < ready)
    return { do: 'wait', until: state.phase === 'active' ? Math.min(ready, state.expiresAt) : ready };
  return state.phase === 'wanted'
    ? { do: 'ask', target: state.target }
    : { do: 'renew', remoteId: state.remoteId };
};

/** When a watch, seen at an instant, has to be looked at again (both UTC, ms). */
export const watchDueAt = (state: WatchState, at: number): number => {
  const step = watchStep(state, at);
  return step.do === 'wait' ? step.until : at;
};

/** Whether the provider tells of changes at this instant, so that nobody has to look. */
export const isLive = (state: WatchState | null, at: number): boolean =>
  state?.phase === 'active' && at < state.expiresAt;

/** What the screen shows of a watch; null stands for a calendar that can't be watched at all. */
export const watchProgress = (
  state: WatchState | null,
  at: number,
): { readonly watch: 'live' | 'starting' | 'down' | 'never'; readonly nextRenewal: number | null } => {
  if (state === null || state.phase === 'impossible') return { watch: 'never', nextRenewal: null };
  if (isLive(state, at) && state.phase === 'active') return { watch: 'live', nextRenewal: state.renewAt };
  return { watch: state.phase === 'wanted' && state.pause === null ? 'starting' : 'down', nextRenewal: null };
};
