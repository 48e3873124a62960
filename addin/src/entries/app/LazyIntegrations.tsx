import { lazy } from 'react';
import { useLanguage } from '../../i18n/i18n-context.tsx';
import type { Language } from '../../i18n/language.ts';
import { type SettingsMessages, SettingsTextProvider } from '../../i18n/settings-text.tsx';
import { loadTroubleText, TroubleTextProvider } from '../../i18n/trouble-text.tsx';

/** The page and its words are fetched together. */
const withText = (language: Language, loadText: () => Promise<{ settingsMessages: SettingsMessages }>) =>
  lazy(async () => {
    const [{ IntegrationsPage }, { settingsMessages }, { trouble }] = await Promise.all([
      import(/* webpackChunkName: "integrations" */ '../../features/integrations/IntegrationsPage.tsx'),
      loadText(),
      loadTroubleText[language](),
    ]);
    return {
      default: () => (
        <SettingsTextProvider value={settingsMessages}>
          <TroubleTextProvider value={trouble}>
            <IntegrationsPage />
          </TroubleTextProvider>
        </SettingsTextProvider>
      ),
    };
  });

const pages = {
  en: withText('en', () => import(/* webpackChunkName: "text-en-settings" */ '../../i18n/en-settings.ts')),
  de: withText('de', () => import(/* webpackChunkName: "text-de-settings" */ '../../i18n/de-settings.ts')),
};

/** Settings, Integrations: no part of the first screen. */
export function LazyIntegrations() {
  const Page = pages[useLanguage()];
  return <Page />;
}
