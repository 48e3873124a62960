import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Approval, ConnectOutcome } from '../../../../server/contract/connections.ts';
import { useApi } from '../../api/api-context.tsx';
import { useApprovals } from '../../api/queries.ts';
import { useText } from '../../i18n/i18n-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';

const RETRYING = 20_000;

/**
 * While a request to an administrator is remembered, tries to connect again with a fresh token every 20 s and at once
 * when the app opens. A hidden tab rests. Everything is read anew when it works.
 */
export function useApprovalRetry(): void {
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { connected } = useText().shell;
  const kind = useApprovals().data?.[0]?.kind;
  useQuery({
    queryKey: ['approval-retry', kind],
    enabled: kind !== undefined,
    queryFn: async ({ signal }) => {
      const outcome = await api('connect', { body: { kind: kind ?? 'microsoft365' }, fresh: true, signal });
      if (outcome.outcome === 'connected') {
        announce(connected);
        await queries.invalidateQueries({ queryKey: ['connections'] });
        await queries.invalidateQueries({ queryKey: ['meetings'] });
      }
      return outcome;
    },
    refetchInterval: RETRYING,
    retry: false,
    gcTime: 0,
  });
}

/** What the latest retry answered. */
export const useApprovalAnswer = (kind: Approval['kind']): ConnectOutcome | undefined =>
  useQuery<ConnectOutcome>({ queryKey: ['approval-retry', kind], queryFn: skipToken, gcTime: 0 }).data;
