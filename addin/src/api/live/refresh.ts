import type { QueryClient } from '@tanstack/react-query';
import { liveKey } from '../live-state.ts';
import { coalesce } from './coalesce.ts';
import { type LiveNote, SILENCE, type Tell } from './live-note.ts';

/** The shortest time (ms) between two readings of the same list, however much changes. */
const BETWEEN_READINGS = 300;

const reader = (queries: QueryClient, key: string): (() => void) =>
  coalesce(
    () =>
      // A page that nobody sees reads when it is looked at again.
      queries.invalidateQueries({ queryKey: [key], refetchType: document.hidden ? 'none' : 'active' }),
    BETWEEN_READINGS,
  );

/**
 * Reads again what the notes say is different, and remembers whether there is a stream: while there is, the lists are
 * hardly ever read without a reason. @returns where the notes go, and a function that ends it.
 */
export function refreshOn(queries: QueryClient): { tell: Tell; stop: () => void } {
  const readConnections = reader(queries, 'connections');
  const readMeetings = reader(queries, 'meetings');
  let silence: ReturnType<typeof setTimeout> | undefined;
  let open = false;

  const setOpen = (next: boolean): void => {
    if (open === next) return;
    open = next;
    queries.setQueryDefaults(liveKey, { gcTime: Number.POSITIVE_INFINITY });
    queries.setQueryData(liveKey, open);
    // Nothing is read by this, but each list looks again how long it waits.
    for (const key of ['connections', 'meetings'])
      void queries.invalidateQueries({ queryKey: [key], refetchType: 'none' });
  };

  const tell = (note: LiveNote): void => {
    clearTimeout(silence);
    if (note.type === 'closed') {
      setOpen(false);
      return;
    }
    silence = setTimeout(() => setOpen(false), SILENCE);
    const missed = note.type === 'opened' || !open;
    setOpen(true);
    if (missed || note.type === 'changed') readConnections();
    if (missed || (note.type === 'changed' && note.meetings)) readMeetings();
  };
  const stop = () => {
    clearTimeout(silence);
    setOpen(false);
  };
  return { tell, stop };
}
