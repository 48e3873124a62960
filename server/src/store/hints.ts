import { type Kysely, type RawBuilder, sql } from 'kysely';
import { LONGEST, QUIET, TAKEN_FOR } from '../domain/hint.ts';
import type { Hints } from '../ports/hints.ts';
import type { CalendarRef } from '../ports/sync-queue.ts';
import type { Schema } from './schema.ts';

const instant = (at: number): RawBuilder<Date> => sql`${new Date(at)}::timestamptz`;

/** One row for a calendar, however many hints there are; always locked in the same order, so that none waits in a circle. */
const hint = (calendars: RawBuilder<unknown>, at: number, readyAt: number, noticed: boolean) => sql`
  insert into hints (workspace, calendar_id, seq, first_at, ready_at, noticed_at)
  select distinct workspace, calendar_id, 1, ${instant(at)}, ${instant(readyAt)},
    ${noticed ? instant(at) : sql`null::timestamptz`}
  from (${calendars}) as calendars order by workspace, calendar_id
  on conflict (workspace, calendar_id) do update set
    seq = hints.seq + 1,
    ready_at = least(excluded.ready_at, greatest(hints.first_at + ${LONGEST} * interval '1 millisecond', excluded.first_at)),
    noticed_at = coalesce(excluded.noticed_at, hints.noticed_at)`;

/** Hints that calendars be read at once; part of the transaction that is the reason. */
export const hintAt = async (
  tx: Kysely<Schema>,
  workspace: string,
  calendarIds: readonly string[],
  at: number,
): Promise<void> => {
  if (calendarIds.length === 0) return;
  const calendars = sql`select ${workspace} as workspace, unnest(${calendarIds}::uuid[]) as calendar_id`;
  await hint(calendars, at, at, false).execute(tx);
};

/** Forgets hints, in the order in which everybody locks them. */
export const forgetHints = async (
  tx: Kysely<Schema>,
  workspace: string,
  calendarIds: readonly string[],
): Promise<void> => {
  await sql`with gone as (
      select workspace, calendar_id from hints
      where workspace = ${workspace} and calendar_id = any(${calendarIds}::uuid[])
      order by workspace, calendar_id for update)
    delete from hints h using gone
    where h.workspace = gone.workspace and h.calendar_id = gone.calendar_id`.execute(tx);
};

type Row = { workspace: string; calendar_id: string };
const toRef = ({ workspace, calendar_id }: Row): CalendarRef => ({ workspace, calendarId: calendar_id });

/** The `hints` table. */
export const hintStore = (db: Kysely<Schema>): Hints => ({
  async notice(notices, at) {
    const rows = notices.map(({ workspace, id, remoteId }) => ({ workspace, id, remote_id: remoteId }));
    const calendars = sql`
      select w.workspace, w.calendar_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as notice (workspace text, id uuid, remote_id text)
      join watches w on w.workspace = notice.workspace and w.id = notice.id and w.remote_id = notice.remote_id`;
    await hint(calendars, at, at + QUIET, true).execute(db);
  },

  async ask(calendars, at) {
    for (const [workspace, refs] of Map.groupBy(calendars, (calendar) => calendar.workspace))
      await hintAt(
        db,
        workspace,
        refs.map(({ calendarId }) => calendarId),
        at,
      );
  },

  async take(now, limit) {
    const { rows } = await sql<Row>`
      with ready as (
        select workspace, calendar_id from hints where ready_at <= ${instant(now)}
        order by ready_at limit ${limit} for update skip locked)
      update hints h set ready_at = ${instant(now + TAKEN_FOR)} from ready
      where h.workspace = ready.workspace and h.calendar_id = ready.calendar_id
      returning h.workspace, h.calendar_id`.execute(db);
    return rows.map(toRef);
  },

  async nextReady() {
    const row = await db
      .selectFrom('hints')
      .select('ready_at')
      .orderBy('ready_at')
      .limit(1)
      .executeTakeFirst();
    return row ? row.ready_at.getTime() : null;
  },

  forget: ({ workspace, calendarId }) => forgetHints(db, workspace, [calendarId]),
});
