import type { Connection } from '../../../../server/contract/connections.ts';
import { syncing } from '../../api/queries.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { Tag } from '../../ui/Tag.tsx';

const tones = { trouble: 'warning', paused: 'neutral', reading: 'brand', synced: 'good' } as const;

function stateOf(connection: Connection): keyof typeof tones {
  const { trouble, calendars } = connection;
  if (trouble !== null || calendars.some(({ progress }) => progress?.trouble)) return 'trouble';
  if (calendars.length === 0) return 'paused';
  return syncing(connection) ? 'reading' : 'synced';
}

/** How a connection does, in a word. */
export function ConnectionState({ connection }: { connection: Connection }) {
  const { integrations } = useSettingsText();
  const state = stateOf(connection);
  return <Tag tone={tones[state]}>{integrations.state[state]}</Tag>;
}
