import { useEffect, useRef } from 'react';
import type { Connection } from '../../../../../server/contract/connections.ts';

/** The list of meetings may come this much later (ms) than the news that all of a calendar has been read. */
const LAG = 3_000;

/** @returns which calendars have been read to the end, by now. */
export function useReadCalendars(connections: readonly Connection[]): () => ReadonlySet<string> {
  const since = useRef<ReadonlyMap<string, number> | null>(null);
  useEffect(() => {
    const before = since.current;
    const at = before === null ? 0 : Date.now();
    const read = connections.flatMap(({ calendars }) =>
      calendars.filter(({ progress }) => progress?.phase === 'ready'),
    );
    since.current = new Map(read.map(({ id }) => [id, before?.get(id) ?? at]));
  }, [connections]);
  return () =>
    new Set([...(since.current ?? [])].filter(([, at]) => Date.now() - at >= LAG).map(([id]) => id));
}
