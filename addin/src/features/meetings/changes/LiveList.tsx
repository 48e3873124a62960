import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { Connection } from '../../../../../server/contract/connections.ts';
import type { Meeting } from '../../../../../server/contract/meetings.ts';
import { type Changes, changesBetween, type Look } from './changes-between.ts';
import { KeepPlace } from './KeepPlace.tsx';
import { RowMark } from './RowMark.tsx';
import { MARKED } from './row-mark.styles.ts';
import { useAnnounceChanges } from './use-announce-changes.ts';
import { useReadCalendars } from './use-read-calendars.ts';

/** What lies behind the row of a meeting, by its id. */
export type Marks = ReadonlyMap<string, ReactNode>;

/** New ones each time, so that a row that changes again is marked anew. */
const marksOf = ({ added, changed }: Changes, at: number): Marks =>
  new Map([
    ...changed.map((id) => [id, <RowMark key={at} kind="changed" />] as const),
    ...added.map((id) => [id, <RowMark key={at} kind="added" />] as const),
  ]);

/**
 * Watches the list of meetings: what changed since the last look is marked for some seconds and announced, and the
 * reader stays where they are. Shows nothing itself.
 */
export function LiveList({
  meetings,
  complete,
  readAt,
  reading,
  connections,
  asked,
  onMarks,
}: {
  /** Null while those of another day are shown. */
  meetings: readonly Meeting[] | null;
  complete: boolean;
  /** When the meetings were last read. */
  readAt: number;
  /** Whether they are being read anew: what is kept from another visit then says nothing of what is new. */
  reading: boolean;
  connections: readonly Connection[];
  asked: unknown;
  onMarks: (update: (marks: Marks) => Marks) => void;
}) {
  const last = useRef<Look | null>(null);
  const readCalendars = useReadCalendars(connections);
  const announce = useAnnounceChanges();
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: a look is taken when the meetings have been read, and only then.
  useEffect(() => {
    const before = last.current;
    if (before === null && reading) return;
    last.current = meetings && { meetings, complete, readCalendars: readCalendars() };
    if (before === null || last.current === null) return;
    const changes = changesBetween(before, last.current);
    announce(changes);
    const fresh = marksOf(changes, readAt);
    if (fresh.size === 0) return;
    onMarks((marks) => new Map([...marks, ...fresh]));
    const timer = setTimeout(() => {
      timers.current.delete(timer);
      onMarks((marks) => new Map([...marks].filter(([id, mark]) => fresh.get(id) !== mark)));
    }, MARKED);
    timers.current.add(timer);
  }, [meetings, readAt]);

  useEffect(() => {
    const { current } = timers;
    return () => {
      for (const timer of current) clearTimeout(timer);
    };
  }, []);

  const moved = useMemo(() => {
    const next = meetings && { meetings, complete: true, readCalendars: new Set<string>() };
    return new Set(last.current && next ? changesBetween(last.current, next).changed : []);
  }, [meetings]);
  return <KeepPlace changed={moved} asked={asked} />;
}
