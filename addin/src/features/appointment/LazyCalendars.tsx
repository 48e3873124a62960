import { inLanguage } from '../../i18n/in-language.tsx';
import { loadSettingsText, SettingsTextProvider } from '../../i18n/settings-text.tsx';
import type { CalendarsDialog as Dialog } from '../integrations/calendars/CalendarsDialog.tsx';

/** "Configure calendars" where somebody is, together with its words, which are those of the settings. */
export const LazyCalendars = inLanguage(async (language) => {
  const [{ CalendarsDialog }, { settingsMessages }] = await Promise.all([
    import(/* webpackChunkName: "calendars-dialog" */ '../integrations/calendars/CalendarsDialog.tsx'),
    loadSettingsText[language](),
  ]);
  return (props: Parameters<typeof Dialog>[0]) => (
    <SettingsTextProvider value={settingsMessages}>
      <CalendarsDialog {...props} />
    </SettingsTextProvider>
  );
});
