import { randomBytes, randomUUID } from 'node:crypto';
import { type GraphWorld, openGraph } from '../sandbox/graph/test-world.ts';
import { effective } from '../sandbox/state/occurrences.ts';
import type { Connection } from '../src/domain/connection.ts';
import { DEFAULT_SYNC, type SyncSettings } from '../src/domain/sync-settings.ts';
import { vault as openVault } from '../src/identity/vault.ts';
import type { CalendarProvider } from '../src/ports/calendar-provider.ts';
import type { StoredCalendar } from '../src/ports/calendars.ts';
import type { Caller } from '../src/ports/caller.ts';
import type { Log } from '../src/ports/log.ts';
import type { StoredMeeting } from '../src/ports/meetings.ts';
import type { CalendarRef, ConnectionRef, SyncQueue } from '../src/ports/sync-queue.ts';
import { graphProvider } from '../src/providers/graph/provider.ts';
import type { Fetch } from '../src/providers/graph/send.ts';
import { calendarStore } from '../src/store/calendars.ts';
import { connectionStore } from '../src/store/connections.ts';
import { openDatabase } from '../src/store/database.ts';
import { meetingStore } from '../src/store/meetings.ts';
import { streamStore } from '../src/store/streams.ts';
import { beginSync } from '../src/usecases/begin-sync.ts';
import { listCalendars } from '../src/usecases/list-calendars.ts';
import { listConnections } from '../src/usecases/list-connections.ts';
import { listMeetings } from '../src/usecases/list-meetings.ts';
import { saveSettings } from '../src/usecases/save-settings.ts';
import { syncCalendar } from '../src/usecases/sync-calendar.ts';
import { wakeDueStreams } from '../src/usecases/wake-due-streams.ts';
import { createTestDatabase, type DatabaseKind } from './database.ts';

/** What Sally asks for by default, and with `SCOPES=minimal`, as Graph sees it in a token. */
const ARTICLE = 'Calendars.Read.Shared Calendars.Read User.Read';
export const WITHOUT_TRACKING = 'Calendars.Read.Shared User.Read';

const DAY = 86_400_000;
const OPEN = new Set(['normal', 'personal']);
type GraphDetail = ReturnType<typeof effective>;
const line = (title: string, start: string): string => `${start} ${title}`;

/** A database for a whole test file: opening an embedded one takes longer than most tests. */
export const openEmptyDatabase = async (kind: DatabaseKind) => {
  const { options, drop } = await createTestDatabase(kind);
  const { db, close } = await openDatabase(options);
  return {
    db,
    empty: async () => {
      await db.deleteFrom('connections').execute();
    },
    close: async () => {
      await close();
      await drop();
    },
  };
};
export type EmptyDatabase = Awaited<ReturnType<typeof openEmptyDatabase>>;

export type SyncWorldOptions = {
  readonly person?: string;
  readonly scopes?: string;
  readonly settings?: Partial<SyncSettings>;
};

/**
 * The sync as the server runs it, with a real database, against Graph over HTTP. Only the queue is a list that the
 * test works off, so that it says when something happens.
 */
export const openSyncWorld = async ({ db, empty }: EmptyDatabase, options: SyncWorldOptions = {}) => {
  const person = options.person ?? 'alice';
  const graph: GraphWorld = await openGraph();

  const clock = { now: () => graph.state.clock.now() };
  const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
  const token = { scopes: options.scopes ?? ARTICLE };
  const sent: { method: string; url: string; body: unknown }[] = [];
  const answers: (() => Response | null | Promise<Response | null>)[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({
      method: String(init.method),
      url,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
    });
    return (await answers.shift()?.()) ?? globalThis.fetch(url, init);
  };
  const provider: CalendarProvider = graphProvider({ graphUrl: graph.url, clock, fetch });
  const accessFor = () => ({ token: async () => `${graph.oid(person)} ${token.scopes}` });

  const waiting: CalendarRef[] = [];
  const refreshing: ConnectionRef[] = [];
  const queue: SyncQueue = {
    wake: async (calendars) => void waiting.push(...calendars),
    refresh: async (connection) => void refreshing.push(connection),
  };
  const problems: { event: string; error: unknown }[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, _fields, error) => void problems.push({ event, error }),
  };

  const newId = () => randomUUID();
  const connections = connectionStore(db, newId);
  const calendars = calendarStore(db, newId);
  const streams = streamStore(db, vault);
  const meetings = meetingStore(db, vault);
  const settings = { ...DEFAULT_SYNC, ...options.settings };
  const deps = { provider, accessFor, calendars, connections, streams, meetings, queue, clock, vault, log };
  const sync = syncCalendar({ ...deps, settings, random: () => 0 });
  const wakeDue = wakeDueStreams(deps);

  const tenant = graph.state.directory.people.find(({ oid }) => oid === graph.oid(person))?.tenantId ?? '';
  const account = { tid: tenant, oid: graph.oid(person) };
  const caller: Caller = {
    workspace: tenant,
    account,
    name: person,
    loginHint: null,
    scopes: [],
    assertion: '',
    expiresAt: Number.MAX_SAFE_INTEGER,
  };
  const connection = (await connections.attach(
    {
      workspace: tenant,
      userId: account.oid,
      kind: 'microsoft365',
      account: { ...account, name: person, address: `${person}@contoso.example` },
    },
    () => ({ refreshToken: 'sealed', accessToken: 'sealed', accessExpiresAt: clock.now() }),
    clock.now(),
    null,
  )) as Connection;

  /** Works off the queue to its end. */
  const settle = async (): Promise<void> => {
    for (let ref = waiting.shift(); ref; ref = waiting.shift()) await sync(ref, new AbortController().signal);
    if (problems.length > 0) throw problems[0]?.error;
  };

  const list = async (from = clock.now() - 90 * 86_400_000, days = 180): Promise<StoredMeeting[]> => {
    const all: StoredMeeting[] = [];
    let after: Parameters<typeof meetings.list>[2] = null;
    do {
      const page = await listMeetings({ meetings })(caller, { from, to: from + days * 86_400_000, after });
      all.push(...page.meetings);
      after = page.next;
    } while (after);
    return all;
  };

  return {
    graph,
    db,
    vault,
    clock,
    caller,
    connection,
    streams,
    calendars,
    connections,
    sync,
    settle,
    waiting,
    refreshing,
    problems,
    /** Requests that left for Graph. */
    sent,
    /** What the next requests get instead of Graph's answer; null lets one through, after whatever happened meanwhile. */
    answers,
    token,
    begin: () => beginSync(deps)(connection),
    listCalendars: () => listCalendars(deps)(caller, connection.id),
    save: (choices: Parameters<ReturnType<typeof saveSettings>>[2]) =>
      saveSettings(deps)(caller, connection.id, choices),
    overview: async () => (await listConnections(deps)(caller))[0],
    list,
    /** What Graph would show of a calendar now, as lines; private meetings only on demand. */
    truth: (
      calendarId: string,
      keep: (detail: GraphDetail) => boolean = ({ sensitivity }) => OPEN.has(sensitivity),
    ) => {
      const start = Math.floor(clock.now() / DAY) * DAY;
      const window = { start: start - settings.back, end: start + DAY + settings.ahead };
      return graph.state.mailboxes
        .view(calendarId, window)
        .filter(({ item, exception }) => keep(effective(item, exception)))
        .map(({ item, exception, date, start: at }) =>
          line(
            effective(item, exception).subject,
            item.allDay ? (date ?? item.start.dateTime.slice(0, 10)) : new Date(at).toISOString(),
          ),
        )
        .sort();
    },
    /** What Sally shows, as lines. */
    shown: async () =>
      (await list())
        .map(({ detail, time }) =>
          line(detail.title, time.allDay ? time.start : new Date(time.start).toISOString()),
        )
        .sort(),
    titles: async () => (await list()).map(({ detail }) => detail.title),
    mainCalendar: async (): Promise<StoredCalendar> => {
      const [main] = await calendars.ofConnection({ workspace: tenant, connectionId: connection.id });
      if (!main) throw new Error('no calendar is stored');
      return main;
    },
    /** Lets time pass, wakes what is due then, and works it off. */
    pass: async (ms: number): Promise<void> => {
      graph.state.clock.move(ms);
      await wakeDue();
      await settle();
    },
    wakeDue,
    close: async () => {
      await graph.close();
      await empty();
    },
  };
};
export type SyncWorld = Awaited<ReturnType<typeof openSyncWorld>>;
