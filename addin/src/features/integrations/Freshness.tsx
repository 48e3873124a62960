import { Button } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { useId, useState } from 'react';
import type { Calendar, ConnectionKind } from '../../../../server/contract/connections.ts';
import { useSettingsText } from '../../i18n/settings-text.tsx';
import { CalendarFreshness } from './CalendarFreshness.tsx';
import { useFreshnessStyles } from './freshness.styles.ts';

/**
 * For whoever doubts what they see: how Sally learns of changes, calendar by calendar. Unasked it names only those that
 * are read now and then, since they lag behind.
 */
export function Freshness({
  kind,
  calendars,
  now,
}: {
  kind: ConnectionKind;
  calendars: readonly Calendar[];
  now: number;
}) {
  const styles = useFreshnessStyles();
  const { integrations: text } = useSettingsText();
  const [open, setOpen] = useState(false);
  const list = useId();
  const read = calendars.filter(({ progress }) => progress !== null);
  if (read.length === 0) return null;
  const Icon = open ? ChevronUpRegular : ChevronDownRegular;
  return (
    <div className={styles.root}>
      {!open &&
        read.map(({ id, name, progress }) =>
          progress?.polled && progress.watch !== 'live' ? (
            <p key={id} className={styles.remark}>
              {text.polled(name)}
            </p>
          ) : null,
        )}
      <Button
        appearance="subtle"
        size="small"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={list}
        icon={<Icon aria-hidden />}
        iconPosition="after"
        onClick={() => setOpen(!open)}
      >
        {text.freshness.title}
      </Button>
      <ul id={list} hidden={!open} className={styles.list} aria-label={text.freshness.title}>
        {open &&
          read.map(({ id, name, progress }) => (
            <li key={id} className={styles.calendar}>
              {progress && <CalendarFreshness kind={kind} name={name} progress={progress} now={now} />}
            </li>
          ))}
      </ul>
    </div>
  );
}
