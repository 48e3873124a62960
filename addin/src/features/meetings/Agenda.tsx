import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Meeting } from '../../../../server/contract/meetings.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useHiddenStyles } from '../../ui/hidden.styles.ts';
import { type AgendaDay, agendaOf } from './agenda-days.ts';
import type { Marks } from './changes/LiveList.tsx';
import { DaySection } from './DaySection.tsx';
import { EarlierToday } from './EarlierToday.tsx';
import { everything, filterMeetings, type MeetingFilter } from './meeting-filter.ts';
import { momentOf } from './moment.ts';
import { ShowMore } from './ShowMore.tsx';
import { DAYS, type useMeetings } from './use-meetings.ts';
import { addDays } from './zone.ts';

type Paging = Pick<ReturnType<typeof useMeetings>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

const upcoming = (days: readonly AgendaDay[], now: number): AgendaDay[] =>
  days
    .map(({ date, meetings }) => ({
      date,
      meetings: meetings.filter((each) => momentOf(each, now) !== 'over'),
    }))
    .filter(({ meetings }) => meetings.length > 0);

/** The list by day. What is over today is folded away; a search looks through all pages. */
export function Agenda({
  query: { hasNextPage, isFetchingNextPage, fetchNextPage },
  meetings,
  filter,
  calendarNames,
  marks,
  today,
  now,
  onShowAll,
}: {
  query: Paging;
  meetings: readonly Meeting[];
  filter: MeetingFilter;
  calendarNames: ReadonlyMap<string, string>;
  marks: Marks;
  today: string;
  now: number;
  onShowAll: () => void;
}) {
  const { meetings: text } = useText();
  const { timeZone } = useFormats();
  const { hidden } = useHiddenStyles();
  const [earlier, setEarlier] = useState(false);
  const found = useMemo(() => filterMeetings(meetings, filter), [meetings, filter]);
  const days = useMemo(
    () => agendaOf(found, { first: today, last: addDays(today, DAYS - 1), timeZone }),
    [found, today, timeZone],
  );
  const shown = earlier ? days : upcoming(days, now);
  const over = found.filter((meeting) => momentOf(meeting, now) === 'over').length;

  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const filtering = filter.search !== everything.search || filter.calendarId !== everything.calendarId;
  useEffect(() => {
    if (filtering && hasNextPage && !isFetchingNextPage) more();
  }, [filtering, hasNextPage, isFetchingNextPage, more]);

  return (
    <>
      <p className={hidden} role="status">
        {filtering && !hasNextPage && text.found(found.length)}
      </p>
      {over > 0 && <EarlierToday count={over} open={earlier} onToggle={() => setEarlier(!earlier)} />}
      {shown.map((day) => (
        <DaySection
          key={day.date}
          day={day}
          today={today}
          now={now}
          calendarNames={calendarNames}
          marks={marks}
        />
      ))}
      {hasNextPage && <ShowMore busy={isFetchingNextPage} onMore={more} />}
      {shown.length === 0 &&
        !hasNextPage &&
        (filtering ? (
          <EmptyState
            sign="search"
            {...text.nothingFound}
            action={<Button onClick={onShowAll}>{text.nothingFound.action}</Button>}
          />
        ) : (
          <EmptyState sign="check" {...text.nothingComing} />
        ))}
    </>
  );
}
