import { leftOutBy } from '../../domain/filters.ts';
import type { TokenAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type { Errand, GraphClient } from './client.ts';
import { detailOf, timeOf } from './events.ts';
import { requests } from './requests.ts';
import { CalendarIdShape, EventShape, read, TranslationShape } from './shapes.ts';

/** Outlook gives ids as EWS does, on phones as REST does: the same base64 in the letters of addresses. */
const asEwsId = (outlookId: string): string => outlookId.replaceAll('-', '/').replaceAll('_', '+');

/** Single appointments through Graph v1.0. */
export const graphAppointments = (client: GraphClient): AppointmentProvider<TokenAccess> => ({
  async ownIds(access, account, outlookIds) {
    const errand: Errand = { access, account, interactive: true };
    const ids = outlookIds.map(asEwsId);
    const { value } = read(TranslationShape, await client.ask(errand, requests.translation(ids)));
    const translated = new Map(value.map(({ sourceId, targetId }) => [sourceId, targetId ?? null]));
    return ids.map((id) => translated.get(id) ?? null);
  },

  async appointment(access, account, id, filters) {
    const errand: Errand = { access, account, interactive: true };
    const [event, calendar] = await Promise.all([
      client.ask(errand, requests.event(id, filters.onlyOnline)),
      client.ask(errand, requests.calendarOf(id)),
    ]);
    const shape = read(EventShape, event);
    const calendarId = read(CalendarIdShape, calendar).id;
    const leftOut = leftOutBy(filters, detailOf(shape, false));
    if (leftOut) return { calendarId, leftOut };
    return { calendarId, leftOut, series: shape.type === 'seriesmaster', time: timeOf(shape) };
  },
});
