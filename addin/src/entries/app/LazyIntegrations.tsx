import { lazy } from 'react';
import { useLanguage } from '../../i18n/i18n-context.tsx';
import { type SettingsMessages, SettingsTextProvider } from '../../i18n/settings-text.tsx';

/** The page and its words are fetched together. */
const withText = (loadText: () => Promise<{ settingsMessages: SettingsMessages }>) =>
  lazy(async () => {
    const [{ IntegrationsPage }, { settingsMessages }] = await Promise.all([
      import(/* webpackChunkName: "integrations" */ '../../features/integrations/IntegrationsPage.tsx'),
      loadText(),
    ]);
    return {
      default: () => (
        <SettingsTextProvider value={settingsMessages}>
          <IntegrationsPage />
        </SettingsTextProvider>
      ),
    };
  });

const pages = {
  en: withText(() => import(/* webpackChunkName: "text-en-settings" */ '../../i18n/en-settings.ts')),
  de: withText(() => import(/* webpackChunkName: "text-de-settings" */ '../../i18n/de-settings.ts')),
};

/** Settings, Integrations: no part of the first screen. */
export function LazyIntegrations() {
  const Page = pages[useLanguage()];
  return <Page />;
}
