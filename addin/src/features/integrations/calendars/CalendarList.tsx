import { Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useId, useMemo, useState } from 'react';
import type { Calendar, ConnectionKind } from '../../../../../server/contract/connections.ts';
import { useSettingsText } from '../../../i18n/settings-text.tsx';
import { CalendarRow } from './CalendarRow.tsx';
import { useCalendarsStyles } from './calendars.styles.ts';
import {
  type Choice,
  inOrder,
  isFull,
  isTooMuch,
  MAX_SELECTED,
  needsSearch,
  search,
  toggle,
} from './choice.ts';

/** The calendars to choose from. With five selected the others rest, and the reason is said. */
export function CalendarList({
  kind,
  calendars,
  choice,
  onChoice,
}: {
  kind: ConnectionKind;
  calendars: readonly Calendar[];
  choice: Choice;
  onChoice: (choice: Choice) => void;
}) {
  const styles = useCalendarsStyles();
  const { calendars: text } = useSettingsText();
  const [words, setWords] = useState('');
  const title = useId();
  const reason = useId();
  const ordered = useMemo(() => inOrder(calendars), [calendars]);
  const shown = search(ordered, words);
  const full = isFull(choice);
  const onExchange = kind === 'exchange';
  return (
    <section className={styles.list} aria-labelledby={title}>
      <div className={styles.listHeader}>
        <h3 id={title} className={styles.listTitle}>
          {text.list}
        </h3>
        <span className={styles.counter} role="status">
          {text.selected(choice.selected.size, MAX_SELECTED)}
        </span>
      </div>
      <p className={styles.listHint}>{(onExchange ? text.onExchange : text).listHint}</p>
      {full && (
        <p id={reason} className={styles.full}>
          {isTooMuch(choice)
            ? text.tooMany(choice.selected.size - MAX_SELECTED, MAX_SELECTED)
            : text.full(MAX_SELECTED)}
        </p>
      )}
      {needsSearch(calendars) && (
        <Input
          type="search"
          className={styles.search}
          aria-label={text.search}
          placeholder={text.search}
          contentBefore={<SearchRegular aria-hidden />}
          value={words}
          onChange={(_, { value }) => setWords(value)}
        />
      )}
      {shown.length === 0 && <p className={styles.nothing}>{text.nothingFound}</p>}
      <ul className={styles.rows}>
        {shown.map((calendar) => {
          const selected = choice.selected.has(calendar.id);
          return (
            <CalendarRow
              key={calendar.id}
              kind={kind}
              calendar={calendar}
              selected={selected}
              refusedBy={full && !selected ? reason : null}
              onToggle={() => onChoice(toggle(choice, calendar.id))}
            />
          );
        })}
      </ul>
      {!onExchange && <p className={styles.listNote}>{text.noGroups}</p>}
    </section>
  );
}
