import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from '../../host/host-context.tsx';

/** Time (ms) in which what was read gets onto the screen. */
const SHOWING = 500;

/** Hears what changes. All of that is fetched after the first screen has what it needs. */
export function useLive(): void {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(() => {
    let stop: () => void;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const begin = async () => {
      const { startLive } = await import(/* webpackChunkName: "live" */ '../../api/live/start-live.ts');
      if (!left) stop = startLive(host, queries);
    };
    const leave = queries.getQueryCache().subscribe(() => {
      if (queries.isFetching()) return;
      leave();
      timer = setTimeout(begin, SHOWING);
    });
    return () => {
      left = true;
      leave();
      clearTimeout(timer);
      stop?.();
    };
  }, [host, queries]);
}
