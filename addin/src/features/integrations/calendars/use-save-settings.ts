import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/api-context.tsx';
import { ApiError } from '../../../api/api-error.ts';
import type { Choice } from './choice.ts';

/** Somebody else changed the settings, or a calendar is gone, since they were loaded. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof ApiError && error.problem === 'conflict';

/** Saves what was chosen; meetings and connections are read anew afterwards. */
export function useSaveSettings(
  connectionId: string,
  { onSaved, onOutdated }: { onSaved: () => void; onOutdated: () => Promise<void> },
) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, syncPrivate, onlyOnline, selected }: Choice) =>
      api('saveSettings', {
        params: { connectionId },
        body: { version, syncPrivate, onlyOnline, calendarIds: [...selected] },
      }),
    onSuccess: () => {
      onSaved();
      void queries.invalidateQueries({ queryKey: ['connections'] });
      void queries.invalidateQueries({ queryKey: ['meetings'] });
    },
    onError: async (error) => {
      if (isOutdated(error)) await onOutdated();
    },
  });
}
