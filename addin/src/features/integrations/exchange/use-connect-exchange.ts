import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/api-context.tsx';
import { emptyDraft } from './draft.ts';
import { EXAMINING } from './examining-time.ts';
import { type Connected, type Login, useLogin } from './use-login.ts';

/** Connecting an Exchange server, from the first field to the end. */
export type ConnectExchange = {
  readonly active: boolean;
  readonly login: Login;
  readonly begin: () => void;
  /** Ends whatever is under way and forgets what was entered. */
  readonly end: () => void;
};

/** The way to an Exchange server on one page; it outlives the panel, so that closing that ends nothing. */
export function useConnectExchange(onConnected: (outcome: Connected) => void): ConnectExchange {
  const api = useApi();
  const queries = useQueryClient();
  const [active, setActive] = useState(false);
  const login = useLogin({
    first: emptyDraft,
    send: (body, signal) => api('connectExchange', { body, signal, patience: EXAMINING }),
    onConnected: async (outcome) => {
      void queries.invalidateQueries({ queryKey: ['meetings'] });
      await queries.invalidateQueries({ queryKey: ['connections'] });
      onConnected(outcome);
    },
  });
  return {
    active,
    login,
    begin: () => setActive(true),
    end: () => {
      login.reset();
      setActive(false);
    },
  };
}
