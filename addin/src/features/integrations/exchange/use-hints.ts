import { useState } from 'react';
import { useTroubleText } from '../../../i18n/trouble-text.tsx';
import type { Connected } from './use-login.ts';
import { type HintReport, hintsOf } from './worth-knowing.ts';

/** What was found worth knowing when a login was entered, of each connection. `keep` tells it in one line, empty for nothing. */
export function useHints() {
  const { hints: text } = useTroubleText();
  const [found, setFound] = useState<ReadonlyMap<string, readonly HintReport[]>>(new Map());
  return {
    of: (connectionId: string) => found.get(connectionId) ?? [],
    keep: (outcome: Connected): string => {
      const hints = hintsOf(outcome);
      setFound((before) => new Map(before).set(outcome.connection.id, hints));
      return hints.map(({ hint }) => `${text[hint].title}.`).join(' ');
    },
  };
}
