import { use } from 'react';
import type { trouble } from './en/trouble.ts';
import { useLanguage } from './i18n-context.tsx';
import type { Language } from './language.ts';

export type TroubleText = typeof trouble;

const load = async (language: Language): Promise<TroubleText> =>
  (language === 'de'
    ? await import(/* webpackChunkName: "text-de-trouble" */ './de/trouble.ts')
    : await import(/* webpackChunkName: "text-en-trouble" */ './en/trouble.ts')
  ).trouble;

const loading = new Map<Language, Promise<TroubleText>>();

/** The words for what is wrong, fetched when something is; the component waits for them (`Suspense`). */
export const useTroubleText = (): TroubleText => {
  const language = useLanguage();
  const known = loading.get(language) ?? load(language);
  loading.set(language, known);
  known.catch(() => loading.delete(language));
  return use(known);
};
