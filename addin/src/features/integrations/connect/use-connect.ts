import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer } from 'react';
import { useApi } from '../../../api/api-context.tsx';
import { useHost } from '../../../host/host-context.tsx';
import { type ConnectFlow, createConnectFlow } from './connect-flow.ts';
import { type ConnectState, idle, transition } from './connect-state.ts';

/** The connect flow of one page; leaving the page ends it. */
export function useConnect(): { readonly state: ConnectState; readonly flow: ConnectFlow } {
  const api = useApi();
  const host = useHost();
  const queries = useQueryClient();
  const [state, tell] = useReducer(transition, idle);
  const flow = useMemo(() => {
    const refresh = async () => {
      await queries.invalidateQueries({ queryKey: ['connections'] });
      void queries.invalidateQueries({ queryKey: ['meetings'] });
    };
    return createConnectFlow({ api, host, refresh, tell });
  }, [api, host, queries]);
  useEffect(() => () => flow.reset(), [flow]);
  return { state, flow };
}
