import { lazy } from 'react';
import type { AppointmentText } from '../../features/appointment/appointment-text.ts';
import { useLanguage } from '../../i18n/i18n-context.tsx';
import type { Language } from '../../i18n/language.ts';
import { loadTroubleText, TroubleTextProvider } from '../../i18n/trouble-text.tsx';

const loading = import(
  /* webpackChunkName: "appointment" */ '../../features/appointment/AppointmentPage.tsx'
);

/** The page is fetched while Outlook still answers, its words as soon as their language is known. */
const withText = (language: Language, loadText: () => Promise<{ appointment: AppointmentText }>) =>
  lazy(async () => {
    const [{ AppointmentPage }, { appointment }, { trouble }] = await Promise.all([
      loading,
      loadText(),
      loadTroubleText[language](),
    ]);
    return {
      default: () => (
        <TroubleTextProvider value={trouble}>
          <AppointmentPage text={appointment} />
        </TroubleTextProvider>
      ),
    };
  });

const pages = {
  en: withText(
    'en',
    () => import(/* webpackChunkName: "text-en-appointment" */ '../../i18n/en/appointment.ts'),
  ),
  de: withText(
    'de',
    () => import(/* webpackChunkName: "text-de-appointment" */ '../../i18n/de/appointment.ts'),
  ),
};

export function LazyAppointment() {
  const Page = pages[useLanguage()];
  return <Page />;
}
