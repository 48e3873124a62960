import { ProgressBar } from '@fluentui/react-components';
import type { Calendar } from '../../../../server/contract/connections.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { useCardStyles } from './card.styles.ts';
import { summaryOf } from './sync-summary.ts';

/** How far the first reading is. Only a change of phase is read aloud; nobody knows beforehand how many meetings there are. */
export function SyncProgress({ calendars }: { calendars: readonly Calendar[] }) {
  const styles = useCardStyles();
  const { integrations: text } = useSettingsText();
  const { phase, read, ready, all } = summaryOf(calendars);
  const counts = [read > 0 && text.readSoFar(read), all > 1 && text.calendarsReady(ready, all)];
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}>
        <span role="status">{text.progress[phase]}</span>
        <span className={styles.counts}>{counts.filter(Boolean).join(' · ')}</span>
      </div>
      <ProgressBar aria-label={text.progress[phase]} {...(all > 1 ? { value: ready, max: all } : {})} />
    </div>
  );
}
