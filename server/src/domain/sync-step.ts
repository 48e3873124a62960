import type { DateWindow } from './reconcile.ts';
import type { SyncState } from './sync.ts';
import type { Trouble } from './trouble.ts';

/** What a stream needs now: a page, or time. `until` is UTC in ms. */
export type SyncStep =
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'read-view'; readonly window: DateWindow; readonly cursor: string | null }
  | { readonly do: 'read-changes'; readonly window: DateWindow; readonly cursor: string | null };

/** How long a stream that is being read may stay silent before somebody else takes it up (ms). */
const SILENCE = 60_000;

export const stepOf = (state: SyncState, at: number): SyncStep => {
  if (state.pause && at < state.pause.until) return { do: 'wait', until: state.pause.until };
  switch (state.phase) {
    case 'waiting':
      return { do: 'wait', until: at };
    case 'ready':
      return { do: 'wait', until: state.dueAt };
    case 'first-week':
      return { do: 'read-view', window: state.window, cursor: state.cursor };
    case 'full-pass':
      return {
        do: state.tracking === 'view' ? 'read-view' : 'read-changes',
        window: state.window,
        cursor: state.cursor,
      };
    case 'changes':
      return { do: 'read-changes', window: state.window, cursor: state.cursor };
  }
};

/**
 * When a stream has to be woken if nobody else does (UTC, ms). Where somebody tells of changes (`live`) there is nothing
 * to look for until the window grows old.
 */
export const dueAt = (state: SyncState, at: number, live: boolean): number => {
  const step = stepOf(state, at);
  if (step.do !== 'wait') return at + SILENCE;
  return live && state.phase === 'ready' ? Math.max(state.renewAt, state.pause?.until ?? 0) : step.until;
};

/** What the screen shows of a stream. */
export type SyncProgress = {
  readonly phase: 'waiting' | 'first-week' | 'reading' | 'ready';
  readonly read: number;
  readonly lastSuccess: number | null;
  readonly polled: boolean;
  /** Meetings that are there and could not be understood. */
  readonly unreadable: number;
  readonly trouble: Trouble | null;
};

const shownPhase = (state: SyncState): SyncProgress['phase'] => {
  switch (state.phase) {
    case 'waiting':
    case 'first-week':
    case 'ready':
      return state.phase;
    case 'changes':
      return 'ready';
    case 'full-pass':
      return state.silent ? 'ready' : 'reading';
  }
};

export const progressOf = (state: SyncState): SyncProgress => ({
  phase: shownPhase(state),
  read: state.read,
  lastSuccess: state.lastSuccess,
  unreadable: state.unreadable?.length ?? 0,
  polled: 'tracking' in state && state.tracking === 'view',
  trouble: state.pause?.trouble ?? null,
});
