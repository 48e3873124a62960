import { inLanguage } from '../../i18n/in-language.tsx';
import { loadSettingsText, SettingsTextProvider } from '../../i18n/settings-text.tsx';

/** Settings, Integrations: no part of the first screen. The page and its words are fetched together. */
export const LazyIntegrations = inLanguage(async (language) => {
  const [{ IntegrationsPage }, { settingsMessages }] = await Promise.all([
    import(/* webpackChunkName: "integrations" */ '../../features/integrations/IntegrationsPage.tsx'),
    loadSettingsText[language](),
  ]);
  return () => (
    <SettingsTextProvider value={settingsMessages}>
      <IntegrationsPage />
    </SettingsTextProvider>
  );
});
