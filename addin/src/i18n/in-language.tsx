import { type ComponentType, lazy } from 'react';
import { useLanguage } from './i18n-context.tsx';
import type { Language } from './language.ts';
import { loadTroubleText, TroubleTextProvider } from './trouble-text.tsx';

/** A part that is fetched when it is shown, together with its words and those for what is wrong, in the language then. */
export const inLanguage = <Props extends object>(
  load: (language: Language) => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  const part = (language: Language) =>
    lazy(async () => {
      const [Part, { trouble }] = await Promise.all([load(language), loadTroubleText[language]()]);
      return {
        default: (props: Props) => (
          <TroubleTextProvider value={trouble}>
            <Part {...props} />
          </TroubleTextProvider>
        ),
      };
    });
  const parts = { en: part('en'), de: part('de') };
  return (props) => {
    const Part = parts[useLanguage()];
    return <Part {...props} />;
  };
};
