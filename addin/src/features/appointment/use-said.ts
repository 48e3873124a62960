import { useEffect } from 'react';
import { useAnnounce } from '../../ui/announcer.tsx';

/** Says what came of looking, to people who don't see it: once, and again when it is something else. */
export function useSaid(title: string): void {
  const announce = useAnnounce();
  useEffect(() => announce(title), [announce, title]);
}
