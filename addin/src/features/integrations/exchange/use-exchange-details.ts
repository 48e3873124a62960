import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../api/api-context.tsx';

/** What is stored of the login of a connection; never its password. */
export const detailsKey = (connectionId: string) => ['exchange', connectionId];

export const useExchangeDetails = (connectionId: string) => {
  const api = useApi();
  return useQuery({
    queryKey: detailsKey(connectionId),
    queryFn: ({ signal }) => api('getExchange', { params: { connectionId }, signal }),
  });
};
