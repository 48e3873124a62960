import { useEffect, useRef } from 'react';
import { useText } from '../../../i18n/i18n-context.tsx';
import { useAnnounce } from '../../../ui/announcer.tsx';
import type { Changes } from './changes-between.ts';

/** A burst is over when nothing changed for so long (ms). */
const QUIET = 1_000;

const kinds = ['changed', 'added', 'gone'] as const;

/** Says once per burst how many meetings have changed, are new and are gone. */
export function useAnnounceChanges(): (changes: Changes) => void {
  const announce = useAnnounce();
  const { meetings: text } = useText();
  const burst = useRef(new Map<string, (typeof kinds)[number]>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const say = () => {
    const counted = [...burst.current.values()];
    burst.current.clear();
    const parts = kinds.flatMap((kind) => {
      const count = counted.filter((each) => each === kind).length;
      return count === 0 ? [] : [text.changes[kind](count)];
    });
    if (parts.length > 0) announce(parts.join(' '));
  };

  return ({ added, changed, gone }) => {
    if (added.length + changed.length + gone.length === 0) return;
    for (const id of added) burst.current.set(id, 'added');
    // Nobody has heard of it yet, so it stays new, or never was.
    for (const id of changed) burst.current.set(id, burst.current.get(id) ?? 'changed');
    for (const id of gone) {
      if (burst.current.get(id) === 'added') burst.current.delete(id);
      else burst.current.set(id, 'gone');
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(say, QUIET);
  };
}
