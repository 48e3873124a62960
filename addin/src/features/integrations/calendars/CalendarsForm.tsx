import { Switch } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import type { Calendar, ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { CalendarList } from './CalendarList.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import type { Choice } from './choice.ts';

/** Both filters and the calendars that are synced; below them the way to those that are missing. */
export function CalendarsForm({
  kind,
  calendars,
  choice,
  onChoice,
  children,
}: {
  kind: ConnectionKind;
  calendars: readonly Calendar[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
  children: ReactNode;
}) {
  const { calendars: text } = useSettingsText();
  return (
    <>
      <Toggle
        label={text.syncPrivate}
        hint={text.syncPrivateHint}
        checked={choice.syncPrivate}
        onChange={(syncPrivate) => onChoice({ ...choice, syncPrivate })}
      />
      <Toggle
        label={text.onlyOnline}
        hint={text.onlyOnlineHint}
        checked={choice.onlyOnline}
        onChange={(onlyOnline) => onChoice({ ...choice, onlyOnline })}
      />
      <CalendarList kind={kind} calendars={calendars} choice={choice} onChoice={onChoice} />
      {children}
    </>
  );
}

function Toggle({
  label,
  hint,
  checked,
  onChange,
}: {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const styles = useCalendarsStyles();
  const id = useId();
  return (
    <div className={styles.toggle}>
      <Switch
        label={label}
        checked={checked}
        onChange={(_, to) => onChange(to.checked)}
        aria-describedby={id}
      />
      <p id={id} className={styles.hint}>
        {hint}
      </p>
    </div>
  );
}
