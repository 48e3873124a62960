import { useEffect } from 'react';
import { useConnections } from '../../../api/queries.ts';
import type { ConnectState } from './connect-state.ts';

/**
 * Calls back once the administrator whom the flow waits for has approved, and the retry, which the shell runs, has
 * connected. The list was read after the request was remembered, so a list without it means that it was answered.
 */
export function useApproved(state: ConnectState, onApproved: () => void): void {
  const { data } = useConnections();
  const waiting = state.step === 'approval' && !state.goal.another ? state.goal.kind : null;
  const answered = waiting !== null && data?.approvals.every(({ kind }) => kind !== waiting) === true;
  useEffect(() => {
    if (answered) onApproved();
  }, [answered, onApproved]);
}
