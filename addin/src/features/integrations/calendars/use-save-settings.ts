import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/api-context.tsx';
import type { Choice } from './choice.ts';

/** Saves what was chosen; meetings and connections are read anew afterwards. */
export function useSaveSettings(connectionId: string, onSaved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ syncPrivate, onlyOnline, selected }: Choice) =>
      api('saveSettings', {
        params: { connectionId },
        body: { syncPrivate, onlyOnline, calendarIds: [...selected] },
      }),
    onSuccess: () => {
      onSaved();
      void queries.invalidateQueries({ queryKey: ['connections'] });
      void queries.invalidateQueries({ queryKey: ['meetings'] });
    },
  });
}
