import type { appointment } from '../../i18n/en/appointment.ts';

/** The words of this page, which come with it. */
export type AppointmentText = typeof appointment;
