import { mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useConnections } from '../../api/queries.ts';
import { useFormats, useText } from '../../i18n/i18n-context.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { usePageStyles } from '../../ui/page.styles.ts';
import { useNow } from '../../ui/use-now.ts';
import { Agenda } from './Agenda.tsx';
import { calendarNamesOf } from './calendar-names.ts';
import type { Marks } from './changes/LiveList.tsx';
import { LazySyncNotices } from './LazySyncNotices.tsx';
import { MeetingsSkeleton } from './MeetingsSkeleton.tsx';
import { everything, type MeetingFilter } from './meeting-filter.ts';
import { oldDataOf } from './old-data.ts';
import { useToolbarStyles } from './toolbar.styles.ts';
import { useMeetings } from './use-meetings.ts';
import { dayOf } from './zone.ts';

/** Fetched once there is something to search in, and after that is on the screen. */
const MeetingsToolbar = lazy(async () => ({
  default: (await import(/* webpackChunkName: "toolbar" */ './MeetingsToolbar.tsx')).MeetingsToolbar,
}));

/** What is new is looked for after something is on the screen. */
const LiveList = lazy(async () => ({
  default: (await import(/* webpackChunkName: "live-list" */ './changes/LiveList.tsx')).LiveList,
}));

/** Most people have meetings. */
const NoMeetings = lazy(async () => ({
  default: (await import(/* webpackChunkName: "no-meetings" */ './NoMeetings.tsx')).NoMeetings,
}));

const noMarks: Marks = new Map();

/** The first screen: what is coming up, from now on. */
export function MeetingsPage() {
  const styles = usePageStyles();
  const toolbar = useToolbarStyles();
  const text = useText();
  const { timeZone } = useFormats();
  const now = useNow();
  const today = dayOf(now, timeZone);
  const [filter, setFilter] = useState<MeetingFilter>(everything);
  const list = useConnections();
  const query = useMeetings(today, timeZone);
  const connections = list.data?.connections;
  const { meetings } = query;
  const old = oldDataOf(connections ?? [], list.dataUpdatedAt);
  const loaded = list.data !== undefined && meetings !== undefined;
  const hasMeetings = loaded && meetings.length > 0;
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(loaded), [loaded]);
  const [marks, setMarks] = useState(noMarks);
  const calendarNames = useMemo(() => calendarNamesOf(connections ?? []), [connections]);

  const waiting = (
    <div
      className={mergeClasses(toolbar.root, toolbar.waiting, calendarNames.size > 1 && toolbar.waitingForTwo)}
    />
  );
  const error = query.error ?? list.error;
  const retry = () => void Promise.all([query.refetch(), list.refetch()]);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <PageTitle>{text.meetings.title}</PageTitle>
        {hasMeetings && !shown && waiting}
        {hasMeetings && shown && (
          <Suspense fallback={waiting}>
            <MeetingsToolbar filter={filter} calendarNames={calendarNames} onFilter={setFilter} />
          </Suspense>
        )}
      </header>
      <div className={styles.notices}>
        {error !== null && <ErrorNotice title={text.meetings.failed} error={error} onRetry={retry} />}
        <Suspense fallback={null}>{old.length > 0 && <LazySyncNotices old={old} />}</Suspense>
      </div>
      {!loaded ? (
        error === null && <MeetingsSkeleton />
      ) : meetings.length === 0 ? (
        <Suspense fallback={null}>
          <NoMeetings list={list.data} />
        </Suspense>
      ) : (
        <Agenda
          query={query}
          meetings={meetings}
          filter={filter}
          calendarNames={calendarNames}
          marks={marks}
          today={today}
          now={now}
          onShowAll={() => setFilter(everything)}
        />
      )}
      <Suspense fallback={null}>
        {loaded && shown && (
          <LiveList
            meetings={query.isPlaceholderData ? null : meetings}
            complete={!query.hasNextPage}
            readAt={query.dataUpdatedAt}
            reading={query.isFetching}
            connections={list.data.connections}
            asked={filter}
            onMarks={setMarks}
          />
        )}
      </Suspense>
    </div>
  );
}
