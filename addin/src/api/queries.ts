import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Connection } from '../../../server/contract/connections.ts';
import { useApi } from './api-context.tsx';
import type { Api } from './client.ts';
import { patience } from './live-state.ts';

const WATCHING_SYNC = 2_000;
const IDLE = 30_000;
/** Nobody tells of a look at an Exchange server that found nothing, but a card shows when the last one was. */
const LOOKED_AT = 60_000;

/** Still being read, so worth looking at often. */
export const syncing = (connection: Connection): boolean =>
  connection.trouble === null &&
  connection.calendars.some(
    ({ progress }) => progress !== null && progress.phase !== 'ready' && progress.trouble === null,
  );

const session = (api: Api) =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => api('getSession', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

const connections = (api: Api, queries: QueryClient) =>
  queryOptions({
    queryKey: ['connections'],
    queryFn: ({ signal }) => api('listConnections', { signal }),
    refetchInterval: ({ state: { data } }) =>
      patience(
        queries,
        data?.connections.some(syncing) ? WATCHING_SYNC : IDLE,
        data?.connections.some(({ kind }) => kind === 'exchange') ? LOOKED_AT : undefined,
      ),
  });

const calendars = (api: Api, connectionId: string) =>
  queryOptions({
    queryKey: ['calendars', connectionId],
    queryFn: ({ signal }) => api('listCalendars', { params: { connectionId }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const useSession = () => useQuery(session(useApi()));

/** Refreshed when something changed; where nobody tells, often while a first sync runs, else now and then. */
export const useConnections = () => useQuery(connections(useApi(), useQueryClient()));

/** Asked of Microsoft anew each time the dialog opens. */
export const useCalendars = (connectionId: string) => useQuery(calendars(useApi(), connectionId));

/** Remembered requests to administrators. */
export const useApprovals = () =>
  useQuery({ ...connections(useApi(), useQueryClient()), select: ({ approvals }) => approvals });
