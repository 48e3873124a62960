import type { TokenAccess } from '../../ports/access.ts';
import type { AppointmentProvider } from '../../ports/appointments.ts';
import type {
  Source as AnySource,
  CalendarProvider,
  ChangePage,
  KnownSeries,
  WindowPage,
} from '../../ports/calendar-provider.ts';
import { ProviderError } from '../../ports/failure.ts';
import type { WatchProvider } from '../../ports/watches.ts';
import { graphAppointments } from './appointments.ts';
import { readAccount, readCalendars } from './calendars.ts';
import { changesOf, missingSeries, withoutMembers } from './changes.ts';
import { type Errand, type GraphClientOptions, graphClient } from './client.ts';
import { ownLink } from './links.ts';
import { lookUpSeries } from './masters.ts';
import { readOthersCalendar, readOthersCalendars } from './others-calendars.ts';
import { ownerIn } from './place.ts';
import { requests } from './requests.ts';
import { PageShape, read } from './shapes.ts';
import { graphWatches } from './watches.ts';

type Source = AnySource<TokenAccess>;

/** Calendars of Microsoft 365 through Graph v1.0. Cursors are the links that Graph gives. */
export const graphProvider = (
  options: GraphClientOptions & { readonly webhookUrl: string },
): CalendarProvider<TokenAccess> & WatchProvider & AppointmentProvider<TokenAccess> => {
  const { graphUrl, clock, webhookUrl } = options;
  const client = graphClient(options);

  const errandOf = (
    { access, account }: Pick<Source, 'access' | 'account'>,
    interactive: boolean,
  ): Errand => ({
    access,
    account,
    interactive,
  });

  const linkIn = (page: Record<'@odata.nextLink' | '@odata.deltaLink', string | undefined>) => {
    const name = page['@odata.nextLink'] === undefined ? '@odata.deltaLink' : '@odata.nextLink';
    const link = page[name];
    return link === undefined ? null : { name, cursor: ownLink(link, graphUrl, name) };
  };

  /**
   * Something private in a calendar of somebody else makes all of it look as if it were gone, except the calendar itself.
   * https://learn.microsoft.com/graph/api/calendar-list-events
   * @throws ProviderError
   */
  const explain = async (errand: Errand, { shared, calendarId }: Source, error: unknown): Promise<never> => {
    if (shared && error instanceof ProviderError && error.failure.kind === 'not-found') {
      await client.ask(errand, requests.calendar(calendarId));
      throw new ProviderError({ kind: 'private-items' }, { cause: error });
    }
    throw error;
  };

  const readPage = async (source: Source, cursor: string | null, first: ReturnType<typeof requests.view>) => {
    const errand = errandOf(source, false);
    const asked = cursor === null ? client.ask(errand, first) : client.follow(errand, cursor);
    const body = await asked.catch((error: unknown) => explain(errand, source, error));
    const page = read(PageShape, body);
    const changes = changesOf(page.value, source);
    const link = linkIn({
      '@odata.nextLink': page['@odata.nextLink'],
      '@odata.deltaLink': page['@odata.deltaLink'],
    });
    return { changes, link };
  };

  /** Completes a page by the series it needs: looked up where nobody knows them, and without what is left out. */
  const complete = async (source: Source, known: KnownSeries, changes: ChangePage['changes']) => {
    const missing = missingSeries(changes);
    if (missing.length === 0) return changes;
    const stored = await known(missing);
    const unknown = missing.filter((id) => !stored.has(id));
    const looked = await lookUpSeries(client, errandOf(source, false), source, unknown, () => clock.now());
    const kept = new Set([
      ...missing.filter((id) => stored.get(id) === 'kept'),
      ...looked.filter(({ kind }) => kind === 'series').map(({ id }) => id),
    ]);
    return [...looked, ...withoutMembers(changes, new Set(missing.filter((id) => !kept.has(id))))];
  };

  return {
    ...graphWatches(client, graphUrl, webhookUrl),
    ...graphAppointments(client),

    account: (access, account) => readAccount(client, errandOf({ access, account }, true)),

    async calendars(access, account, { others, known }) {
      const errand = errandOf({ access, account }, true);
      const listed = await readCalendars(client, errand, graphUrl);
      return others
        ? [...listed, ...(await readOthersCalendars(client, errand, listed, known, clock.now))]
        : listed;
    },

    calendarOf: (access, account, address, known) =>
      readOthersCalendar(client, errandOf({ access, account }, true), address, known, clock.now),

    async view(source, cursor): Promise<WindowPage> {
      const first = requests.view(source.calendarId, source.window);
      const { changes, link } = await readPage(source, cursor, first);
      return { changes, cursor: link?.cursor ?? null };
    },

    async changes(source, cursor, known): Promise<ChangePage> {
      // On behalf of a person nothing is tracked in the mailboxes of others.
      if (ownerIn(source.calendarId) !== null) throw new ProviderError({ kind: 'not-allowed' });
      const first = requests.changes(source.calendarId, source.window);
      const { changes, link } = await readPage(source, cursor, first);
      if (!link) throw new ProviderError({ kind: 'unintelligible', path: '@odata.deltaLink' });
      return {
        changes: await complete(source, known.series, changes),
        next: { kind: link.name === '@odata.nextLink' ? 'more' : 'complete', cursor: link.cursor },
      };
    },
  };
};
