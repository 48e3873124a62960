import { inLanguage } from '../../i18n/in-language.tsx';
import { SettingsTextProvider } from '../../i18n/settings-text.tsx';

const texts = {
  en: () => import(/* webpackChunkName: "text-en-settings" */ '../../i18n/en-settings.ts'),
  de: () => import(/* webpackChunkName: "text-de-settings" */ '../../i18n/de-settings.ts'),
};

/** Settings, Integrations: no part of the first screen. The page and its words are fetched together. */
export const LazyIntegrations = inLanguage(async (language) => {
  const [{ IntegrationsPage }, { settingsMessages }] = await Promise.all([
    import(/* webpackChunkName: "integrations" */ '../../features/integrations/IntegrationsPage.tsx'),
    texts[language](),
  ]);
  return () => (
    <SettingsTextProvider value={settingsMessages}>
      <IntegrationsPage />
    </SettingsTextProvider>
  );
});
