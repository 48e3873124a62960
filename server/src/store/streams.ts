import { type Kysely, sql, type Transaction } from 'kysely';
import type { SyncState } from '../domain/sync.ts';
import { progressOf } from '../domain/sync-step.ts';
import type { WatchState } from '../domain/watch.ts';
import type { DueStream, PageWrite, Stream, Streams } from '../ports/streams.ts';
import type { Vault } from '../ports/vault.ts';
import { toConnection } from './connections.ts';
import { writePage } from './pages.ts';
import type { Schema } from './schema.ts';

type Moved = { stream: Stream; state: SyncState; dueAt: number; at: number; page: PageWrite | null };

const countOf = ({ plan: { removedSeries, removedMeetings, series, meetings } }: PageWrite): number =>
  removedSeries.length + removedMeetings.length + series.length + meetings.length;

/** A long pass is told of once for so many meetings: whoever hears of it reads the list anew each time. */
const TOLD_EVERY = 1_000;
const isStep = (before: SyncState, after: SyncState): boolean =>
  before.phase !== after.phase ||
  before.read === 0 ||
  Math.floor(before.read / TOLD_EVERY) !== Math.floor(after.read / TOLD_EVERY);

/**
 * A look that found nothing to do, and that nobody asked for: servers that tell nobody are looked at all the time. Screens
 * read by themselves how fresh a calendar is.
 */
const isQuiet = ({ stream, state, page }: Moved): boolean => {
  if (!page?.whole || stream.hint !== null || countOf(page) > 0) return false;
  const [before, after] = [progressOf(stream.state), progressOf(state)];
  return before.trouble === null && after.trouble === null && before.unreadable === after.unreadable;
};

/** What a screen has to hear of. What a pass found missing is not counted before it is deleted. */
const news = (moved: Moved): { readonly meetings: boolean } | null => {
  const { stream, state, page } = moved;
  if (isQuiet(moved)) return null;
  if (page)
    return isStep(stream.state, state) ? { meetings: countOf(page) > 0 || page.plan.end === 'unseen' } : null;
  const [before, after] = [progressOf(stream.state), progressOf(state)];
  return before.phase === after.phase && before.trouble === after.trouble ? null : { meetings: false };
};

/** A pass that renews what is there already says nothing of what is new in it. */
const isNew = ({ stream: { state }, page }: Moved): boolean =>
  page !== null && countOf(page) > 0 && !(state.phase === 'full-pass' && state.silent);

/** Moves the stream if it is still the one that was read, and announces it, in one statement. */
const move = async (tx: Transaction<Schema>, moved: Moved): Promise<boolean> => {
  const { stream, state, dueAt, at } = moved;
  const noticedAt = state.phase === 'ready' ? (stream.hint?.noticedAt ?? null) : null;
  const told = news(moved);
  const update = sql`
    update streams set version = version + 1, state = ${JSON.stringify(state)}::jsonb,
      due_at = ${new Date(dueAt)}::timestamptz
      ${isNew(moved) ? sql`, changed_at = ${new Date(at)}::timestamptz` : sql``}
      ${noticedAt === null ? sql`` : sql`, noticed_at = ${new Date(noticedAt)}::timestamptz`}
    where workspace = ${stream.workspace} and calendar_id = ${stream.calendarId} and version = ${stream.version}`;
  const { userId, id } = stream.connection;
  const { numAffectedRows } = await (told === null
    ? update
    : sql`with moved as (${update} returning true)
        insert into changes (workspace, user_id, connection_id, meetings, at)
        select ${stream.workspace}, ${userId}, ${id}::uuid, ${told.meetings}::boolean, ${new Date(at)}::timestamptz
        from moved`
  ).execute(tx);
  return numAffectedRows === 1n;
};

/** A hint that came after the stream was read stays: its change may be missing in what was read since. */
const endHint = async (tx: Transaction<Schema>, { workspace, calendarId, hint }: Stream): Promise<void> => {
  if (!hint) return;
  await tx
    .deleteFrom('hints')
    .where('workspace', '=', workspace)
    .where('calendar_id', '=', calendarId)
    .where('seq', '=', hint.seq)
    .execute();
};

/** The `streams` table, and the pages that move a stream. */
export const streamStore = (db: Kysely<Schema>, vault: Vault): Streams => ({
  async load({ workspace, calendarId }) {
    const row = await db
      .selectFrom('streams as s')
      .innerJoin('calendars as c', (join) =>
        join.onRef('c.workspace', '=', 's.workspace').onRef('c.id', '=', 's.calendar_id'),
      )
      .leftJoin('hints as h', (join) =>
        join.onRef('h.workspace', '=', 's.workspace').onRef('h.calendar_id', '=', 's.calendar_id'),
      )
      .leftJoin('watches as w', (join) =>
        join.onRef('w.workspace', '=', 's.workspace').onRef('w.calendar_id', '=', 's.calendar_id'),
      )
      .select(['s.version', 's.state', 's.due_at', 'c.remote_id', 'c.shared', 'c.connection_id'])
      .select(['h.seq', 'h.noticed_at', 'w.state as watch'])
      .where('s.workspace', '=', workspace)
      .where('s.calendar_id', '=', calendarId)
      .where('c.slot', 'is not', null)
      .executeTakeFirst();
    if (!row) return null;
    const connection = await db
      .selectFrom('connections')
      .selectAll()
      .where('workspace', '=', workspace)
      .where('id', '=', row.connection_id)
      .executeTakeFirst();
    return connection
      ? {
          workspace,
          calendarId,
          connection: toConnection(connection),
          remoteId: row.remote_id,
          shared: row.shared,
          version: row.version,
          state: row.state as SyncState,
          dueAt: row.due_at.getTime(),
          hint: row.seq === null ? null : { seq: row.seq, noticedAt: row.noticed_at?.getTime() ?? null },
          watch: row.watch as WatchState | null,
        }
      : null;
  },

  save: (stream, state, { dueAt, at }, page) =>
    db.transaction().execute(async (tx): Promise<Stream | null> => {
      if (!(await move(tx, { stream, state, dueAt, at, page }))) return null;
      if (page) await writePage(tx, stream, vault, page, at);
      if (state.phase === 'ready') await endHint(tx, stream);
      return { ...stream, state, dueAt, version: stream.version + 1 };
    }),

  async knownSeries({ workspace, calendarId }, round, keys) {
    const rows = await db
      .selectFrom('series')
      .select(['series_key', (column) => column('detail', 'is not', null).as('kept')])
      .where('workspace', '=', workspace)
      .where('calendar_id', '=', calendarId)
      .where(sql<boolean>`series_key = any(${keys}::text[])`)
      .where((or) => or.or([or('detail', 'is not', null), or('seen_round', '=', round)]))
      .execute();
    return new Map(rows.map(({ series_key, kept }) => [series_key, kept ? 'kept' : 'left-out']));
  },

  async tags({ workspace, calendarId }) {
    const rows = await db
      .selectFrom('meetings')
      .select(['remote_id', 'tag'])
      .where('workspace', '=', workspace)
      .where('calendar_id', '=', calendarId)
      .where('tag', 'is not', null)
      .execute();
    return new Map(rows.map(({ remote_id, tag }) => [remote_id, tag ?? '']));
  },

  async due(now, after, limit) {
    const rows = await db
      .selectFrom('streams')
      .select(['workspace', 'calendar_id', 'due_at'])
      .where('due_at', '<=', new Date(now))
      .$if(after !== null, (query) =>
        query.where(
          sql<boolean>`(due_at, workspace, calendar_id) >
            (${new Date(after?.dueAt ?? 0)}::timestamptz, ${after?.workspace}, ${after?.calendarId}::uuid)`,
        ),
      )
      .orderBy('due_at')
      .orderBy('workspace')
      .orderBy('calendar_id')
      .limit(limit)
      .execute();
    return rows.map(
      ({ workspace, calendar_id, due_at }): DueStream => ({
        workspace,
        calendarId: calendar_id,
        dueAt: due_at.getTime(),
      }),
    );
  },

  async nextDue(now) {
    const row = await db
      .selectFrom('streams')
      .select('due_at')
      .where('due_at', '>', new Date(now))
      .orderBy('due_at')
      .limit(1)
      .executeTakeFirst();
    return row ? row.due_at.getTime() : null;
  },
});
