import type { LoginAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type { CalendarProvider } from '../../ports/calendar-provider.ts';
import { readAccount } from './account.ts';
import { ewsAppointments } from './appointments.ts';
import type { EwsClient } from './asking/client.ts';
import { errandOf } from './asking/errand.ts';
import { readCalendars } from './calendars.ts';
import { readOthersCalendar, readOthersCalendars } from './others-calendars.ts';
import { changesPage } from './reading/changes.ts';
import { readingOf } from './reading/reading.ts';
import { viewPage } from './reading/view.ts';

/** Calendars on Exchange servers through Exchange Web Services. Cursors are our own, and hold no more than marks. */
export const ewsProvider = (
  client: EwsClient,
): CalendarProvider<LoginAccess> & AppointmentProvider<LoginAccess> => ({
  ...ewsAppointments(client),

  account: async (access, account) => readAccount(client, await errandOf(access, account)),

  async calendars(access, account, { others, known }) {
    const errand = await errandOf(access, account);
    const own = await readCalendars(client, errand);
    return others ? [...own, ...(await readOthersCalendars(client, errand, known))] : own;
  },

  calendarOf: async (access, account, address, known) =>
    readOthersCalendar(client, await errandOf(access, account), address, known),

  view: async (source, cursor) => viewPage(await readingOf(client, source), cursor),

  changes: async (source, cursor, known) => changesPage(await readingOf(client, source), cursor, known),
});
