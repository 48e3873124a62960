import { trustingFetch } from '../certificates.ts';
import { graphTokenOf } from '../front-door.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;

export type OutlookItem = {
  readonly subject: string;
  readonly itemId: string;
  readonly seriesId: string | null;
  /** UTC. */
  readonly start: string;
  readonly calendar: string;
};

type Row = { id: string; subject: string; seriesMasterId: string | null; start: { dateTime: string } };
type Page<T> = { value: T[]; '@odata.nextLink'?: string };

/** As Office.js gives an id in most hosts: the REST form in the usual letters of base64. */
const ewsForm = (restId: string): string => restId.replaceAll('-', '/').replaceAll('_', '+');

/** Appointments of a person as they could be open in Outlook, from `back` days ago to `ahead` days ahead. */
export const outlookItems = async (
  world: World,
  person: string,
  { back = 1, ahead = 60 } = {},
): Promise<OutlookItem[]> => {
  const { sandbox, clientId, clientSecret } = world;
  const token = await graphTokenOf(sandbox.url, person, {
    clientId,
    clientSecret,
    productUrl: world.server.url,
  });
  const all = async <T>(path: string): Promise<T[]> => {
    const rows: T[] = [];
    let next: string | undefined = `${sandbox.url}/v1.0/me/${path}`;
    while (next !== undefined) {
      const response = await trustingFetch(next, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw new Error(`Graph answers ${response.status} to ${path}.`);
      const page = (await response.json()) as Page<T>;
      rows.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return rows;
  };
  const now = await sandbox.controls.now();
  const dates = `startDateTime=${new Date(now - back * DAY).toISOString()}&endDateTime=${new Date(now + ahead * DAY).toISOString()}`;
  const items: OutlookItem[] = [];
  for (const calendar of await all<{ id: string; name: string }>('calendars'))
    for (const row of await all<Row>(`calendars/${calendar.id}/calendarView?${dates}&$top=500`))
      items.push({
        subject: row.subject,
        itemId: ewsForm(row.id),
        seriesId: row.seriesMasterId && ewsForm(row.seriesMasterId),
        start: `${row.start.dateTime.slice(0, 19)}Z`,
        calendar: calendar.name,
      });
  return items;
};
