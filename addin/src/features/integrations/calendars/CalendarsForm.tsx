import { Switch } from '@fluentui/react-components';
import { useId } from 'react';
import type { Calendar } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { CalendarList } from './CalendarList.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import type { Choice } from './choice.ts';

/** Both filters and the calendars that are synced. */
export function CalendarsForm({
  calendars,
  choice,
  onChoice,
}: {
  calendars: readonly Calendar[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
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
      <CalendarList calendars={calendars} choice={choice} onChoice={onChoice} />
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
