import { createContext, useContext } from 'react';
import type { ConnectionKind, Trouble } from '../../../server/contract/connections.ts';
import type { trouble } from './en/trouble.ts';
import type { FindingWords } from './exchange-words.ts';
import type { Language } from './language.ts';

export type TroubleText = typeof trouble;

const TroubleTextContext = createContext<TroubleText | null>(null);
export const TroubleTextProvider = TroubleTextContext.Provider;

/** The words for what is wrong, which come with the parts that may need them. */
export function useTroubleText(): TroubleText {
  const text = useContext(TroubleTextContext);
  if (text === null) throw new Error('useTroubleText needs a TroubleTextProvider.');
  return text;
}

/** What is wrong with a connection of this kind: the same is said of Microsoft and of an Exchange server in other words. */
export const troubleWords = (
  { onExchange, ...text }: TroubleText,
  kind: ConnectionKind,
  reason: Trouble['reason'],
): FindingWords =>
  kind === 'exchange' && Object.hasOwn(onExchange, reason)
    ? onExchange[reason as keyof typeof onExchange]
    : text[reason];

export const loadTroubleText: Readonly<Record<Language, () => Promise<{ trouble: TroubleText }>>> = {
  en: () => import(/* webpackChunkName: "text-en-trouble" */ './en/trouble.ts'),
  de: () => import(/* webpackChunkName: "text-de-trouble" */ './de/trouble.ts'),
};
