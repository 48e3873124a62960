import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Connection, ConnectionKind, SyncNowOutcome } from '../../../../server/contract/connections.ts';
import { useApi } from '../../api/api-context.tsx';
import { type SettingsMessages, useSettingsText } from '../../i18n/settings-text.tsx';
import { type TroubleText, troubleWords, useTroubleText } from '../../i18n/trouble-text.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';

/** What came of it is told for so long (ms); later it would tell of the past. */
const TOLD = 60_000;

/** What came of it, first in short; trouble stands in the card with everything there is to say about it. */
const sentencesOf = (
  outcome: SyncNowOutcome,
  kind: ConnectionKind,
  { integrations }: SettingsMessages,
  troubles: TroubleText,
): [short: string, more?: string] => {
  if (outcome.result !== 'trouble') return [integrations.sync.results[outcome.result]];
  const { title, text } = troubleWords(troubles, kind, outcome.trouble.reason);
  // Whether trying again helps depends on whose turn it is.
  return [`${title}.`, outcome.trouble.fault === 'nobody' ? integrations.sync.trying : text];
};

/** Has a connection read at once, and says what came of it. */
export function useSyncNow({ id: connectionId, kind }: Connection, now: number) {
  const api = useApi();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const troubles = useTroubleText();
  const settingsText = useSettingsText();
  const { mutate, isPending, data, error, submittedAt } = useMutation({
    mutationFn: () => api('syncNow', { params: { connectionId } }),
    onSuccess: (outcome) => {
      announce(sentencesOf(outcome, kind, settingsText, troubles).join(' '));
      for (const key of ['connections', 'meetings']) void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    start: () => mutate(),
    running: isPending,
    sentence: data && now - submittedAt < TOLD ? sentencesOf(data, kind, settingsText, troubles)[0] : null,
    error,
  };
}
