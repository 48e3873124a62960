import { type Kysely, type RawBuilder, sql } from 'kysely';
import { linksOf, withChosenLink } from '../domain/links/choose-link.ts';
import type { MeetingLink } from '../domain/links/link-texts.ts';
import { meetingKey } from '../domain/links/meeting-links.ts';
import type { Detail } from '../domain/meeting.ts';
import type { Meetings, StoredMeeting } from '../ports/meetings.ts';
import type { Owner } from '../ports/owner.ts';
import type { ConnectionRef } from '../ports/sync-queue.ts';
import type { Vault } from '../ports/vault.ts';
import { openDetail, toTime } from './details.ts';
import { choicesOf, readChoices, storeChoice } from './link-choices.ts';
import { announce } from './live-changes.ts';
import type { Schema } from './schema.ts';

type Row = {
  connection_id: string;
  calendar_id: string;
  remote_id: string;
  series_key: string | null;
  starts_at: Date;
  ends_at: Date;
  all_day: boolean;
  recurring: boolean;
  detail: Detail;
};

/** Meetings in selected calendars, each with the detail that counts: an occurrence's is its series', where that is known. */
const ofConnections = (whose: RawBuilder<unknown>) => sql`
  from connections k
  join calendars c on c.workspace = k.workspace and c.connection_id = k.id and c.slot is not null
  join meetings m on m.workspace = c.workspace and m.calendar_id = c.id
  left join series s on s.workspace = m.workspace and s.calendar_id = m.calendar_id
    and s.series_key = m.series_key and m.member = 'occurrence' and s.detail is not null
  where ${whose} and coalesce(s.detail, m.detail) is not null`;

const ofUser = ({ workspace, userId }: Owner) =>
  ofConnections(sql`k.workspace = ${workspace} and k.user_id = ${userId}`);

const ofConnection = ({ workspace, connectionId }: ConnectionRef) =>
  ofConnections(sql`k.workspace = ${workspace} and k.id = ${connectionId}::uuid`);

/** An all-day meeting is found by any midnight on earth. */
const startingAt = (at: number) => {
  const instant = sql`${new Date(at)}::timestamptz`;
  return {
    met: sql`(m.starts_at = ${instant} or m.original_start = ${instant} or (m.all_day
      and m.starts_at between ${instant} - interval '14 hours' and ${instant} + interval '14 hours'))`,
    nearest: sql`abs(extract(epoch from m.starts_at - ${instant}))`,
  };
};

/** What has not ended comes first, and of what has the latest. */
const nextFrom = (now: number) => {
  const over = sql`(m.ends_at <= ${new Date(now)}::timestamptz)`;
  return {
    met: sql`true`,
    nearest: sql`${over}, case when ${over} then -1 else 1 end * extract(epoch from m.starts_at)`,
  };
};

const columns = sql`c.connection_id, m.calendar_id, m.remote_id, m.series_key, m.starts_at, m.ends_at,
  coalesce(s.all_day, m.all_day) as all_day, m.member <> 'single' as recurring,
  coalesce(s.detail, m.detail) as detail`;

/** `chosen`: the key of the link that was chosen. */
const toMeeting = (
  vault: Vault,
  { workspace }: Pick<Owner, 'workspace'>,
  row: Row,
  chosen: string | undefined,
): StoredMeeting => {
  const keyOf = (link: MeetingLink): string => vault.hash(`meeting link ${workspace} ${meetingKey(link)}`);
  const found = openDetail(vault, workspace, row.connection_id, row.detail);
  const detail = chosen === undefined ? found : withChosenLink(found, (link) => keyOf(link) === chosen);
  return {
    connectionId: row.connection_id,
    calendarId: row.calendar_id,
    remoteId: row.remote_id,
    time: toTime(row.all_day, row.starts_at, row.ends_at),
    recurring: row.recurring,
    detail,
    links: detail.otherLinks ? linksOf(detail).map((link) => ({ ...link, key: keyOf(link) })) : [],
  };
};

/** The `meetings` table as people see it. */
export const meetingStore = (db: Kysely<Schema>, vault: Vault): Meetings => {
  const read = async (which: RawBuilder<unknown>): Promise<Row[]> =>
    (await sql<Row>`select ${columns} ${which}`.execute(db)).rows;

  const toMeetings = async (
    whose: Pick<Owner, 'workspace'>,
    rows: readonly Row[],
  ): Promise<StoredMeeting[]> => {
    const several = rows.filter(({ detail }) => detail.otherLinks);
    const chosenFor = await readChoices(db, vault, whose.workspace, several);
    return rows.map((row) => toMeeting(vault, whose, row, chosenFor(row)));
  };

  const first = async (
    whose: Pick<Owner, 'workspace'>,
    which: RawBuilder<unknown>,
  ): Promise<StoredMeeting | null> => (await toMeetings(whose, await read(which)))[0] ?? null;

  return {
    one: (connection, remoteId) =>
      first(
        connection,
        sql`${ofConnection(connection)} and m.remote_id = ${remoteId} collate "C"
          order by m.calendar_id
          limit 1`,
      ),

    async ofSeries(connection, seriesKeys, which) {
      if (seriesKeys.length === 0) return null;
      const { met, nearest } =
        'startingAt' in which ? startingAt(which.startingAt) : nextFrom(which.nextFrom);
      return first(
        connection,
        sql`${ofConnection(connection)} and m.series_key = any(${[...seriesKeys]}::text[]) and ${met}
          order by ${nearest}, m.calendar_id, m.remote_id
          limit 1`,
      );
    },

    async list(owner, { from, to }, after, limit) {
      const beyond = after
        ? sql`and (m.starts_at, m.calendar_id, m.remote_id) >
            (${new Date(after.startsAt)}::timestamptz, ${after.calendarId}::uuid, ${after.remoteId} collate "C")`
        : sql``;
      const rows = await read(sql`
        ${ofUser(owner)}
          and m.starts_at < ${new Date(to)}::timestamptz
          and (m.ends_at > ${new Date(from)}::timestamptz or m.starts_at >= ${new Date(from)}::timestamptz)
          ${beyond}
        order by m.starts_at, m.calendar_id, m.remote_id
        limit ${limit + 1}`);
      const last = rows[limit - 1];
      return {
        meetings: await toMeetings(owner, rows.slice(0, limit)),
        next:
          rows.length > limit && last
            ? { startsAt: last.starts_at.getTime(), calendarId: last.calendar_id, remoteId: last.remote_id }
            : null,
      };
    },

    get: (owner, { calendarId, remoteId }) =>
      first(owner, sql`${ofUser(owner)} and c.id = ${calendarId}::uuid and m.remote_id = ${remoteId}`),

    chooseLink: ({ workspace, userId }, { connectionId, calendarId, remoteId }, linkKey, at) =>
      db.transaction().execute(async (tx) => {
        await storeChoice(tx, vault, { workspace, calendarId }, remoteId, linkKey, at);
        await announce(tx, { workspace, userId, connectionId, meetings: true }, at);
      }),

    linkChoices: (owner) => choicesOf(db, owner),

    async countUpcoming(owner, now) {
      const { rows } = await sql<{ connection_id: string; meetings: number }>`
        select c.connection_id, count(*)::integer as meetings
        ${ofUser(owner)} and m.ends_at > ${new Date(now)}::timestamptz
        group by c.connection_id`.execute(db);
      return new Map(rows.map(({ connection_id, meetings }) => [connection_id, meetings]));
    },

    async ofCalendar(owner, calendarId, after, limit) {
      const rows = await read(sql`
        ${ofUser(owner)} and c.id = ${calendarId}::uuid and m.remote_id > ${after ?? ''} collate "C"
        order by m.remote_id
        limit ${limit}`);
      return toMeetings(owner, rows);
    },
  };
};
