import { Button } from '@fluentui/react-components';
import { useEffect, useId, useState } from 'react';
import type { Connection } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { Exports } from './Exports.tsx';
import { Revoke } from './Revoke.tsx';
import { useYourDataStyles } from './your-data.styles.ts';

/** What a person can do with everything that is stored about them. */
export function YourData({ connections }: { connections: readonly Connection[] }) {
  const styles = useYourDataStyles();
  const { yourData: text } = useSettingsText();
  const title = useId();
  const [asking, setAsking] = useState(false);
  const [deleted, setDeleted] = useState<string | null>(null);
  const some = connections.length > 0;
  // Once something is connected again, "everything is deleted" is no longer so.
  useEffect(() => {
    if (some) setDeleted(null);
  }, [some]);
  return (
    <section className={styles.root} aria-labelledby={title}>
      <div>
        <h2 id={title} className={styles.title}>
          {text.title}
        </h2>
        <p className={styles.text}>{text.intro}</p>
      </div>
      <Exports />
      <Revoke connections={connections} />
      <div className={styles.buttons}>
        <Button onClick={() => setAsking(true)}>{text.delete.action}</Button>
      </div>
      {deleted !== null && <Notice tone="info" title={deleted} />}
      {asking && (
        <DeleteDialog
          connections={connections}
          onClose={() => setAsking(false)}
          onDone={(sentence) => {
            setDeleted(sentence);
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}
