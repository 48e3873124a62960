import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/api-context.tsx';

/** Tells that new calendars were seen, so that they are not announced any more. Nothing is lost where that fails. */
export function useSeeCalendars(connectionId: string) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (calendarIds: string[]) =>
      api('seeCalendars', { params: { connectionId }, body: { calendarIds } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['connections'] }),
  });
}
