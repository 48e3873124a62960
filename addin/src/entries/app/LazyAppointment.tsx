import { lazy } from 'react';
import type { AppointmentText } from '../../features/appointment/appointment-text.ts';
import { useLanguage } from '../../i18n/i18n-context.tsx';

const loading = import(
  /* webpackChunkName: "appointment" */ '../../features/appointment/AppointmentPage.tsx'
);

/** The page is fetched while Outlook still answers, its words as soon as their language is known. */
const withText = (loadText: () => Promise<{ appointment: AppointmentText }>) =>
  lazy(async () => {
    const [{ AppointmentPage }, { appointment }] = await Promise.all([loading, loadText()]);
    return { default: () => <AppointmentPage text={appointment} /> };
  });

const pages = {
  en: withText(() => import(/* webpackChunkName: "text-en-appointment" */ '../../i18n/en/appointment.ts')),
  de: withText(() => import(/* webpackChunkName: "text-de-appointment" */ '../../i18n/de/appointment.ts')),
};

export function LazyAppointment() {
  const Page = pages[useLanguage()];
  return <Page />;
}
