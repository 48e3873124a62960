import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { addDays, startOfDay } from './zone.ts';

const REFRESHING = 15_000;
/** How far the server's window reaches, today included. */
export const DAYS = 61;

/** Today's meetings and those of the coming weeks, page by page, refreshed while the tab is visible. */
export function useMeetings(today: string, timeZone: string) {
  const api = useApi();
  const query = useInfiniteQuery({
    queryKey: ['meetings', today, timeZone],
    queryFn: ({ pageParam, signal }) =>
      api('listMeetings', {
        query: {
          from: new Date(startOfDay(today, timeZone)).toISOString(),
          to: new Date(startOfDay(addDays(today, DAYS), timeZone)).toISOString(),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESHING,
    placeholderData: (previous) => previous,
  });
  const { data } = query;
  const meetings = useMemo(() => data?.pages.flatMap((page) => page.meetings), [data]);
  return { ...query, meetings };
}
