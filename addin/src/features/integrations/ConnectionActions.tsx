import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import type { ReactNode } from 'react';
import type { Connection } from '../../../../server/contract/connections.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useActionsStyles } from './actions.styles.ts';
import { useSyncNow } from './use-sync-now.ts';

/** What can be done with a connection, and what came of reading it now. The children renew it. */
export function ConnectionActions({
  connection,
  now,
  onDisconnect,
  children,
}: {
  connection: Connection;
  now: number;
  onDisconnect: () => void;
  children: ReactNode;
}) {
  const styles = useActionsStyles();
  const { integrations: text } = useSettingsText();
  const { start, running, sentence, error } = useSyncNow(connection, now);
  return (
    <footer className={styles.root}>
      {error !== null && <ErrorNotice title={text.sync.failed} error={error} />}
      <div className={styles.buttons}>
        <Button
          icon={<ArrowSyncRegular aria-hidden className={mergeClasses(running && styles.turning)} />}
          disabledFocusable={running}
          onClick={start}
        >
          {running ? text.sync.running : text.sync.now}
        </Button>
        {children}
        <Button appearance="subtle" onClick={onDisconnect}>
          {text.disconnect}
        </Button>
        {sentence !== null && !running && <p className={styles.result}>{sentence}</p>}
      </div>
    </footer>
  );
}
