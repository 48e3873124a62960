import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AppointmentFinding } from '../../../../server/contract/appointments.ts';
import { useApi } from '../../api/api-context.tsx';
import { patience } from '../../api/live-state.ts';
import type { Appointments, OpenAppointment } from '../../host/host.ts';
import { useHost } from '../../host/host-context.tsx';

/** How often (ms) to look whether it was saved, or read, which nobody tells of. */
const SOON = 3_000;
const UNTOLD = 30_000;

const openKey = ['open-appointment'];

const nothingOpen: Appointments = {
  isOpen: () => false,
  read: async () => ({ state: 'none' }),
  onChange: () => () => {},
};

/** The appointment that is open in Outlook, and what our API knows of it. */
export function useAppointment() {
  const api = useApi();
  const queries = useQueryClient();
  const { appointments = nothingOpen } = useHost();

  useEffect(
    () => appointments.onChange(() => void queries.resetQueries({ queryKey: openKey })),
    [appointments, queries],
  );
  const open = useQuery<OpenAppointment>({
    queryKey: openKey,
    queryFn: () => appointments.read(),
    refetchInterval: ({ state }) => (state.data?.state === 'unsaved' ? SOON : false),
    // What was open when the page was last here counts for nothing.
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });

  const saved = open.data?.state === 'saved' ? open.data : null;
  const finding = useQuery<AppointmentFinding>({
    // Whatever makes the meetings be read anew says something about this one too.
    queryKey: ['meetings', 'open', saved],
    enabled: saved !== null,
    queryFn: ({ signal }) => {
      const { itemId = '', seriesId, start, mailbox = '', owner } = saved ?? {};
      return api('findAppointment', {
        body: {
          itemId,
          mailbox,
          ...(seriesId ? { seriesId } : {}),
          ...(start ? { start } : {}),
          ...(owner ? { owner } : {}),
        },
        signal,
      });
    },
    refetchInterval: ({ state }) => (state.data?.state === 'not-yet' ? SOON : patience(queries, UNTOLD)),
  });
  return { open, finding, mailbox: saved?.mailbox ?? '' };
}
