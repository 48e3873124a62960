import { inLanguage } from '../../i18n/in-language.tsx';

const loading = import(
  /* webpackChunkName: "appointment" */ '../../features/appointment/AppointmentPage.tsx'
);

const texts = {
  en: () => import(/* webpackChunkName: "text-en-appointment" */ '../../i18n/en/appointment.ts'),
  de: () => import(/* webpackChunkName: "text-de-appointment" */ '../../i18n/de/appointment.ts'),
};

/** The page is fetched while Outlook still answers, its words as soon as their language is known. */
export const LazyAppointment = inLanguage(async (language) => {
  const [{ AppointmentPage }, { appointment }] = await Promise.all([loading, texts[language]()]);
  return () => <AppointmentPage text={appointment} />;
});
