import { sql } from 'kysely';
import { openDatabase } from '../../src/store/database.ts';
import type { Contender } from './contender.ts';
import { emptyCalendar } from './empty-calendar.ts';

type Event = {
  readonly id: string;
  readonly type: string;
  readonly seriesMasterId?: string | null;
  readonly start: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly isAllDay?: boolean;
  readonly subject?: string;
  readonly organizer?: unknown;
  readonly sensitivity?: string;
  readonly isCancelled?: boolean;
  readonly responseStatus?: { readonly response?: string };
  readonly isOnlineMeeting?: boolean;
  readonly onlineMeeting?: { readonly joinUrl?: string } | null;
  readonly iCalUId?: string;
};
type Page = { readonly value: readonly Event[]; readonly '@odata.nextLink'?: string };

const HEADERS = {
  authorization: 'Bearer access',
  prefer: 'IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=200',
};

/** The same columns as ours, copied from where Graph has them. */
const rowOf = (event: Event) => ({
  remote_id: event.id,
  series_key: event.seriesMasterId ?? null,
  starts_at: `${event.start.dateTime}Z`,
  ends_at: `${event.end.dateTime}Z`,
  all_day: event.isAllDay ?? false,
  detail:
    event.subject === undefined
      ? null
      : {
          title: event.subject,
          organizer: event.organizer,
          sensitivity: event.sensitivity,
          cancelled: event.isCancelled,
          response: event.responseStatus?.response,
          online: event.isOnlineMeeting,
          link: event.onlineMeeting?.joinUrl ?? null,
          uid: event.iCalUId,
        },
});

/**
 * What no program can do without: downloads the same pages, parses them, and writes their rows into the same table,
 * with one statement a page. No checks, no links, no secrets, no progress.
 */
export const floor: Contender = async ({ calendar, database: options }) => {
  const database = await openDatabase(options);
  const { db } = database;
  const { ref } = await emptyCalendar(database, calendar, {
    seal: (plain) => plain,
    hash: (text) => text,
  });

  const write = (page: Page) =>
    sql`
    insert into meetings (workspace, calendar_id, remote_id, series_key, member, starts_at, ends_at, all_day,
      detail, seen_round)
    select ${ref.workspace}, ${ref.calendarId}::uuid, remote_id, series_key, 'single', starts_at, ends_at,
      all_day, detail, 1
    from jsonb_to_recordset(${JSON.stringify(page.value.map(rowOf))}::jsonb)
      as row (remote_id text, series_key text, starts_at timestamptz, ends_at timestamptz, all_day boolean,
        detail jsonb)
    on conflict (workspace, calendar_id, remote_id) do update set
      series_key = excluded.series_key,
      starts_at = excluded.starts_at,
      ends_at = excluded.ends_at,
      all_day = excluded.all_day,
      detail = excluded.detail`.execute(db);

  const walk = async (path: string): Promise<void> => {
    for (let url: string | undefined = `${calendar.graphUrl}${path}`; url !== undefined; ) {
      const response = await fetch(url, { headers: HEADERS });
      const page = JSON.parse(await response.text()) as Page;
      await write(page);
      url = page['@odata.nextLink'];
    }
  };

  return {
    async sync() {
      await walk(calendar.firstWeek);
      await walk(calendar.changes);
    },
    async stored() {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from meetings`.execute(
        db,
      );
      return rows[0]?.count ?? 0;
    },
    close: () => database.close(),
  };
};
