import { type Pause, pauseAfter } from './back-off.ts';
import type { Failure } from './failure.ts';
import type { DateWindow } from './reconcile.ts';
import { firstWindow, type SyncSettings, wholeWindow } from './sync-settings.ts';

type Common = {
  /** Number of the pass or round that rows are written with; it only grows. */
  readonly round: number;
  /** Meetings read in this pass. */
  readonly read: number;
  /** When a round was last completed (UTC, ms). */
  readonly lastSuccess: number | null;
  /** Passes in a row that had to start again without completing. */
  readonly restarts: number;
  readonly pause: Pause | null;
  /** Ids of meetings that the last pass, or what changed since, could not understand; absent where there are none. */
  readonly unreadable?: readonly string[];
};

/** `renewAt`: from then on (UTC, ms) the window is too old and a new pass takes a new one. */
type Windowed = Common & { readonly window: DateWindow; readonly renewAt: number };

/** `delta`: the provider tells what changed. `view`: it doesn't for this calendar, which is read afresh every time. */
export type Tracking = 'delta' | 'view';

/** How far the sync of one calendar is. Cursors belong to the provider; null means from the beginning. */
export type SyncState =
  | (Common & { readonly phase: 'waiting' })
  | (Windowed & { readonly phase: 'first-week'; readonly cursor: string | null })
  | (Windowed & {
      readonly phase: 'full-pass';
      readonly tracking: Tracking;
      readonly cursor: string | null;
      /** Renews what is already there, so that nobody needs to be shown it. */
      readonly silent: boolean;
    })
  | (Windowed & { readonly phase: 'changes'; readonly cursor: string })
  | (Windowed & { readonly phase: 'ready'; readonly dueAt: number } & (
        | { readonly tracking: 'delta'; readonly cursor: string }
        | { readonly tracking: 'view'; readonly cursor: null }
      ));

type Reading = Extract<SyncState, { phase: 'first-week' | 'full-pass' | 'changes' }>;

/** What happened to a stream. */
export type SyncOutcome =
  /** Its time came, or somebody says that the calendar may have changed. */
  | { readonly kind: 'woken' }
  | {
      readonly kind: 'page-read';
      readonly cursor: string;
      readonly meetings: number;
      /** All of them, with what was known before. */
      readonly unreadable: readonly string[];
    }
  /** The last page; `cursor` is where changes are tracked from, null where they are not. */
  | {
      readonly kind: 'round-complete';
      readonly cursor: string | null;
      readonly meetings: number;
      readonly unreadable: readonly string[];
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The filters let more through: what was left out has to be read. */
  | { readonly kind: 'filters-widened' }
  /** The account was connected again. */
  | { readonly kind: 'reconnected' }
  /** Somebody in front of a screen doesn't want to wait. */
  | { readonly kind: 'asked' }
  /** The provider told `at` that time (UTC, ms) that something may have changed. */
  | { readonly kind: 'told'; readonly at: number };

/** When it happened (UTC, ms), and a random number from 0 to 1 that spreads what would coincide. */
export type Moment = { readonly at: number; readonly jitter: number };

export const NEW_STREAM: SyncState = {
  phase: 'waiting',
  round: 0,
  read: 0,
  lastSuccess: null,
  restarts: 0,
  pause: null,
};

/** A pass that loses its cursor this often without completing waits before it tries again. */
const MAX_RESTARTS = 3;

const common = ({ round, read, lastSuccess, restarts, pause }: SyncState): Common => ({
  round,
  read,
  lastSuccess,
  restarts,
  pause,
});

const withUnreadable = <S extends Common>(state: S, unreadable: readonly string[] = []): S => {
  const { unreadable: _, ...rest } = state;
  return (unreadable.length > 0 ? { ...rest, unreadable } : rest) as S;
};

const renewal = ({ at, jitter }: Moment, { renewEvery, renewSpread }: SyncSettings): number =>
  at + renewEvery + Math.round(jitter * renewSpread);

const firstWeek = (state: SyncState, moment: Moment, settings: SyncSettings): SyncState => ({
  ...common(state),
  phase: 'first-week',
  round: state.round + 1,
  read: 0,
  window: firstWindow(moment.at, settings),
  renewAt: renewal(moment, settings),
  cursor: null,
});

const fullPass = (
  state: SyncState,
  tracking: Tracking,
  silent: boolean,
  moment: Moment,
  settings: SyncSettings,
): SyncState => ({
  ...common(state),
  phase: 'full-pass',
  round: state.round + 1,
  read: 0,
  window: wholeWindow(moment.at, settings),
  // A calendar that is polled takes a new window every time; only asking again whether it can be tracked is daily.
  renewAt: tracking === 'view' && 'renewAt' in state ? state.renewAt : renewal(moment, settings),
  tracking,
  cursor: null,
  silent,
});

const paused = <S extends SyncState>(state: S, failure: Failure, { at, jitter }: Moment): S => ({
  ...state,
  pause: pauseAfter(failure, state.pause, at, jitter),
});

/** Begins again, unless that has led nowhere several times; then the pass waits with everything as it is. */
const again = (state: SyncState, next: SyncState, failure: Failure, moment: Moment): SyncState =>
  state.restarts >= MAX_RESTARTS
    ? paused({ ...next, restarts: 0 }, failure, moment)
    : { ...next, restarts: state.restarts + 1 };

const isPaused = ({ pause }: SyncState, at: number): boolean => pause !== null && at < pause.until;

const woken = (state: SyncState, moment: Moment, settings: SyncSettings): SyncState => {
  if (isPaused(state, moment.at)) return state;
  switch (state.phase) {
    case 'waiting':
      return firstWeek(state, moment, settings);
    case 'first-week':
      return moment.at < state.renewAt ? state : firstWeek(state, moment, settings);
    case 'full-pass':
      return moment.at < state.renewAt ? state : fullPass(state, 'delta', state.silent, moment, settings);
    case 'changes':
      return state;
    case 'ready':
      if (moment.at >= state.renewAt) return fullPass(state, 'delta', true, moment, settings);
      if (state.tracking === 'view') return fullPass(state, 'view', true, moment, settings);
      return withUnreadable(
        {
          ...common(state),
          phase: 'changes',
          round: state.round + 1,
          read: 0,
          window: state.window,
          renewAt: state.renewAt,
          cursor: state.cursor,
        },
        state.unreadable,
      );
  }
};

const pageRead = (
  state: Reading,
  { cursor, meetings, unreadable }: Extract<SyncOutcome, { kind: 'page-read' }>,
  moment: Moment,
): SyncState =>
  cursor === state.cursor
    ? paused(state, { kind: 'unintelligible', path: 'nextLink' }, moment)
    : withUnreadable({ ...state, cursor, read: state.read + meetings, pause: null }, unreadable);

const roundComplete = (
  state: Reading,
  { cursor, meetings, unreadable }: Extract<SyncOutcome, { kind: 'round-complete' }>,
  moment: Moment,
  settings: SyncSettings,
): SyncState => {
  const success = { ...state, read: state.read + meetings, pause: null };
  if (state.phase === 'first-week') return fullPass(success, 'delta', false, moment, settings);
  const { window, renewAt } = state;
  const ready = withUnreadable(
    { ...common(success), phase: 'ready', restarts: 0, lastSuccess: moment.at, window, renewAt } as const,
    unreadable,
  );
  const due = (every: number) => moment.at + Math.round(every * (1 + moment.jitter / 4));
  return cursor === null
    ? { ...ready, tracking: 'view', cursor, dueAt: due(settings.pollEvery) }
    : { ...ready, tracking: 'delta', cursor, dueAt: due(settings.trackEvery) };
};

const failed = (state: SyncState, failure: Failure, moment: Moment, settings: SyncSettings): SyncState => {
  if (failure.kind === 'cursor-expired')
    switch (state.phase) {
      case 'first-week':
        return again(state, firstWeek(state, moment, settings), failure, moment);
      case 'full-pass':
        return again(state, fullPass(state, state.tracking, state.silent, moment, settings), failure, moment);
      case 'changes':
        return again(state, fullPass(state, 'delta', true, moment, settings), failure, moment);
      case 'waiting':
      case 'ready':
        return state;
    }
  if (failure.kind === 'not-allowed') {
    if (state.phase === 'full-pass' && state.tracking === 'delta')
      return fullPass(state, 'view', state.silent, moment, settings);
    if (state.phase === 'changes') return fullPass(state, 'view', true, moment, settings);
  }
  return paused(state, failure, moment);
};

/** Other permissions may have come with the connection, so a calendar that was polled is asked again. */
const reconnected = (state: SyncState, { at }: Moment): SyncState =>
  state.phase === 'ready'
    ? { ...state, pause: null, dueAt: at, renewAt: state.tracking === 'view' ? at : state.renewAt }
    : { ...state, pause: null };

/** A person may be more patient than we are, but what the provider asked for is kept. */
const asked = (state: SyncState): SyncState =>
  state.pause === null || state.pause.trouble.reason === 'throttled' ? state : { ...state, pause: null };

/** A provider that has told something since it could not be reached can be reached again. */
const told = (state: SyncState, toldAt: number, { at }: Moment): SyncState =>
  state.pause?.trouble.reason === 'unreachable' && state.pause.at < toldAt
    ? { ...state, pause: { ...state.pause, until: Math.min(at, state.pause.until) } }
    : state;

/** The only way a stream moves on. Pure; an outcome that can't have happened in a phase changes nothing. */
export const advance = (
  state: SyncState,
  outcome: SyncOutcome,
  moment: Moment,
  settings: SyncSettings,
): SyncState => {
  const reading = state.phase === 'first-week' || state.phase === 'full-pass' || state.phase === 'changes';
  switch (outcome.kind) {
    case 'woken':
      return woken(state, moment, settings);
    case 'page-read':
      return reading ? pageRead(state, outcome, moment) : state;
    case 'round-complete':
      return reading ? roundComplete(state, outcome, moment, settings) : state;
    case 'failed':
      return failed(state, outcome.failure, moment, settings);
    case 'filters-widened':
      return { ...common(state), phase: 'waiting', read: 0, restarts: 0, pause: null };
    case 'reconnected':
      return reconnected(state, moment);
    case 'asked':
      return asked(state);
    case 'told':
      return told(state, outcome.at, moment);
  }
};
