import type { RemoteAccount, RemoteCalendar } from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { Errand, GraphClient } from './client.ts';
import { storable } from './events.ts';
import { ownLink } from './links.ts';
import { requests } from './requests.ts';
import { CalendarPageShape, type GraphCalendar, MainCalendarShape, read } from './shapes.ts';

/** A mailbox has far fewer; more than this is an answer that never ends. */
const MAX_PAGES = 50;

const personOf = (owner: GraphCalendar['owner']): RemoteAccount | null =>
  owner?.address ? { name: storable(owner.name || owner.address), address: storable(owner.address) } : null;

/** https://learn.microsoft.com/graph/outlook-get-shared-events-calendars: what is not ours to share and has another owner. */
const isShared = ({ canShare, owner }: GraphCalendar, mine: string | null): boolean =>
  canShare === false && mine !== null && !!owner?.address && owner.address.toLowerCase() !== mine;

/** The owner of the main calendar: who the account is to people, and proof that it has a mailbox. */
export const readAccount = async (client: GraphClient, errand: Errand): Promise<RemoteAccount> => {
  const { owner } = read(MainCalendarShape, await client.ask(errand, requests.mainCalendar()));
  const person = personOf(owner);
  if (!person) throw new ProviderError({ kind: 'unintelligible', path: 'owner.address' });
  return person;
};

/** `mine` is the address of the mailbox in whose list it stands. */
export const calendarOf = (row: GraphCalendar, mine: string | null): RemoteCalendar => ({
  remoteId: row.id,
  name: storable(row.name ?? ''),
  owner: personOf(row.owner),
  color: row.hexColor || null,
  main: row.isDefaultCalendar ?? false,
  shared: isShared(row, mine),
});

const readPages = async (client: GraphClient, errand: Errand, graphUrl: string): Promise<GraphCalendar[]> => {
  const rows: GraphCalendar[] = [];
  let body = await client.ask(errand, requests.calendars());
  for (let pages = 1; pages <= MAX_PAGES; pages += 1) {
    const { value, '@odata.nextLink': next } = read(CalendarPageShape, body);
    rows.push(...value);
    if (next === undefined) return rows;
    body = await client.follow(errand, ownLink(next, graphUrl, '@odata.nextLink'));
  }
  throw new ProviderError({ kind: 'unintelligible', path: '@odata.nextLink' });
};

export const readCalendars = async (
  client: GraphClient,
  errand: Errand,
  graphUrl: string,
): Promise<RemoteCalendar[]> => {
  const rows = await readPages(client, errand, graphUrl);
  const mine = rows.find((row) => row.isDefaultCalendar)?.owner?.address?.toLowerCase() ?? null;
  return rows.map((row) => calendarOf(row, mine));
};
