export type Language = 'en' | 'de';

/** German where the host speaks German, otherwise English. */
export const languageOf = (locale: string): Language =>
  locale.toLowerCase().split('-')[0] === 'de' ? 'de' : 'en';

/** The locale for dates and numbers: the host's own, as long as it fits the language of the words around them. */
export function formatLocale(locale: string): string {
  const language = languageOf(locale);
  try {
    const [canonical] = Intl.getCanonicalLocales(locale);
    return canonical?.split('-')[0] === language ? canonical : language;
  } catch {
    return language;
  }
}
