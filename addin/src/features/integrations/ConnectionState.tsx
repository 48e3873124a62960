import type { Connection } from '../../../../server/contract/connections.ts';
import { syncing } from '../../api/queries.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { Tag } from '../../ui/Tag.tsx';

const tones = {
  trouble: 'warning',
  waiting: 'neutral',
  paused: 'neutral',
  reading: 'brand',
  synced: 'good',
} as const;

function stateOf(connection: Connection): keyof typeof tones {
  const { trouble, calendars } = connection;
  const faults = [trouble, ...calendars.map(({ progress }) => progress?.trouble)].flatMap(
    (one) => one?.fault ?? [],
  );
  // Where it is nobody's turn, it ends by itself.
  if (faults.length > 0) return faults.every((fault) => fault === 'nobody') ? 'waiting' : 'trouble';
  if (calendars.length === 0) return 'paused';
  return syncing(connection) ? 'reading' : 'synced';
}

/** How a connection does, in a word. */
export function ConnectionState({ connection }: { connection: Connection }) {
  const { integrations } = useSettingsText();
  const state = stateOf(connection);
  return <Tag tone={tones[state]}>{integrations.state[state]}</Tag>;
}
