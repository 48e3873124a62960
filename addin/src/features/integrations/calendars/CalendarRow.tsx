import { Checkbox } from '@fluentui/react-components';
import { useId } from 'react';
import type { Calendar, ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { troubleWords, useTroubleText } from '../../../i18n/trouble-text.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';

/** One calendar to choose, with what is wrong with it. `refusedBy` is the id of the sentence that says why it can't be. */
export function CalendarRow({
  kind,
  calendar: { name, owner, main, unseen, progress },
  selected,
  refusedBy,
  onToggle,
}: {
  kind: ConnectionKind;
  calendar: Calendar;
  selected: boolean;
  refusedBy: string | null;
  onToggle: () => void;
}) {
  const styles = useCalendarsStyles();
  const troubles = useTroubleText();
  const { calendars: text } = useSettingsText();
  const wrong = useId();
  const trouble = progress?.trouble ? troubleWords(troubles, kind, progress.trouble.reason) : null;
  const described = [refusedBy, trouble && wrong].filter((id) => id !== null).join(' ');
  return (
    <li className={styles.row}>
      <div className={styles.rowLine}>
        <Checkbox
          className={styles.name}
          checked={selected}
          disabled={refusedBy !== null}
          {...(described === '' ? {} : { 'aria-describedby': described })}
          onChange={onToggle}
          label={
            <>
              {name}
              {owner !== null && (
                <span className={styles.owner}>{text.ownedBy(owner.name || owner.address)}</span>
              )}
            </>
          }
        />
        {main && <Tag>{text.main}</Tag>}
        {unseen && <Tag tone="brand">{text.isNew}</Tag>}
      </div>
      {trouble && (
        <p id={wrong} className={styles.trouble}>
          {trouble.title}. {trouble.text}
        </p>
      )}
    </li>
  );
}
