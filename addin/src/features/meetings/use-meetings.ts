import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.tsx';
import { patience } from '../../api/live-state.ts';
import { addDays, startOfDay } from './zone.ts';

const REFRESHING = 15_000;
/** How far the server's window reaches, today included. */
export const DAYS = 61;

/** Today's meetings and those of the coming weeks, page by page, refreshed when one changed; where nobody tells, often. */
export function useMeetings(today: string, timeZone: string) {
  const api = useApi();
  const queries = useQueryClient();
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
    refetchInterval: () => patience(queries, REFRESHING),
    placeholderData: (previous) => previous,
  });
  const { data } = query;
  const meetings = useMemo(() => data?.pages.flatMap((page) => page.meetings), [data]);
  return { ...query, meetings };
}
