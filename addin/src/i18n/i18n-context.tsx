import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { messages } from './en.ts';
import { createFormats, type Formats } from './formats.ts';
import { formatLocale, type Language, languageOf } from './language.ts';

export type Messages = typeof messages;

/** Each language is a chunk of its own; nobody loads two. */
export const loadMessages = async (language: Language): Promise<Messages> =>
  (language === 'de'
    ? await import(/* webpackChunkName: "text-de" */ './de.ts')
    : await import(/* webpackChunkName: "text-en" */ './en.ts')
  ).messages;

type I18n = { readonly language: Language; readonly text: Messages; readonly formats: Formats };

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({
  locale,
  messages,
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  children,
}: {
  locale: string;
  messages: Messages;
  timeZone?: string;
  children: ReactNode;
}) {
  const i18n = useMemo(
    () => ({
      language: languageOf(locale),
      text: messages,
      formats: createFormats(formatLocale(locale), timeZone),
    }),
    [locale, messages, timeZone],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (i18n === null) throw new Error('useText and useFormats need an I18nProvider.');
  return i18n;
}

export const useText = (): Messages => useI18n().text;
export const useFormats = (): Formats => useI18n().formats;
export const useLanguage = (): Language => useI18n().language;
