import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useHiddenStyles } from './hidden.styles.ts';

const AnnounceContext = createContext<(sentence: string) => void>(() => {});

/** One polite live region for the whole page. */
export function Announcer({ children }: { children: ReactNode }) {
  const [{ sentence, turn }, setSaid] = useState({ sentence: '', turn: 0 });
  const announce = useCallback(
    (next: string) => setSaid((said) => ({ sentence: next, turn: said.turn + 1 })),
    [],
  );
  const styles = useHiddenStyles();
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" className={styles.hidden}>
        <span key={turn}>{sentence}</span>
      </div>
    </AnnounceContext>
  );
}

/** Says a sentence to people who don't see the screen. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(AnnounceContext);
