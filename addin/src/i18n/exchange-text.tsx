import { createContext, useContext } from 'react';
import type { exchange } from './en/exchange.ts';
import type { Language } from './language.ts';

type ExchangeText = typeof exchange;

const ExchangeTextContext = createContext<ExchangeText | null>(null);
export const ExchangeTextProvider = ExchangeTextContext.Provider;

/** The words of the forms for Exchange servers, which come with them. */
export function useExchangeText(): ExchangeText {
  const text = useContext(ExchangeTextContext);
  if (text === null) throw new Error('useExchangeText needs an ExchangeTextProvider.');
  return text;
}

export const loadExchangeText: Readonly<Record<Language, () => Promise<{ exchange: ExchangeText }>>> = {
  en: () => import(/* webpackChunkName: "text-en-exchange" */ './en/exchange.ts'),
  de: () => import(/* webpackChunkName: "text-de-exchange" */ './de/exchange.ts'),
};
