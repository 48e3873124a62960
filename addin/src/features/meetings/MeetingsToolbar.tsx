import { Input, Select } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useText } from '../../i18n/i18n-context.tsx';
import type { MeetingFilter } from './meeting-filter.ts';
import { useToolbarStyles } from './toolbar.styles.ts';

/** Search, and a choice of calendar where there are several. */
export function MeetingsToolbar({
  filter,
  calendarNames,
  onFilter,
}: {
  filter: MeetingFilter;
  calendarNames: ReadonlyMap<string, string>;
  onFilter: (filter: MeetingFilter) => void;
}) {
  const styles = useToolbarStyles();
  const { meetings } = useText();
  return (
    <search className={styles.root}>
      {calendarNames.size > 1 && (
        <Select
          className={styles.calendar}
          aria-label={meetings.calendar}
          value={filter.calendarId ?? ''}
          onChange={(_, { value }) => onFilter({ ...filter, calendarId: value || null })}
        >
          <option value="">{meetings.allCalendars}</option>
          {[...calendarNames].map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Input
        type="search"
        className={styles.search}
        aria-label={meetings.search}
        placeholder={meetings.search}
        contentBefore={<SearchRegular aria-hidden />}
        value={filter.search}
        onChange={(_, { value }) => onFilter({ ...filter, search: value })}
      />
    </search>
  );
}
