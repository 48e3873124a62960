import { useMutation } from '@tanstack/react-query';
import type { AddCalendarOutcome } from '../../../../../server/contract/connections.ts';
import { useApi } from '../../../api/api-context.tsx';

export type FoundCalendar = Exclude<AddCalendarOutcome, { outcome: 'refused' }>;

/** Looks for the calendar of somebody by their address. */
export function useAddCalendar(connectionId: string, onFound: (found: FoundCalendar) => void) {
  const api = useApi();
  return useMutation({
    mutationFn: (owner: string) => api('addCalendar', { params: { connectionId }, body: { owner } }),
    onSuccess: (outcome) => {
      if (outcome.outcome !== 'refused') onFound(outcome);
    },
  });
}
