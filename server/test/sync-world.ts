import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type GraphWorld, openGraph } from '../sandbox/graph/test-world.ts';
import type { Timings } from '../sandbox/graph/timings.ts';
import { effective } from '../sandbox/state/occurrences.ts';
import { LONGEST } from '../src/domain/hint.ts';
import type { Choices } from '../src/domain/selection.ts';
import { DEFAULT_SYNC, type SyncSettings } from '../src/domain/sync-settings.ts';
import { webhooks } from '../src/http/webhooks.ts';
import { SCOPE_SETS } from '../src/identity/scopes.ts';
import { vault as openVault } from '../src/identity/vault.ts';
import type { Calendars, StoredCalendar } from '../src/ports/calendars.ts';
import type { Caller } from '../src/ports/caller.ts';
import type { Log } from '../src/ports/log.ts';
import type { StoredMeeting } from '../src/ports/meetings.ts';
import type { Streams } from '../src/ports/streams.ts';
import type { CalendarRef, ConnectionRef, SyncQueue } from '../src/ports/sync-queue.ts';
import { graphProvider } from '../src/providers/graph/provider.ts';
import type { Fetch } from '../src/providers/graph/send.ts';
import { calendarStore } from '../src/store/calendars.ts';
import { connectionStore } from '../src/store/connections.ts';
import { openDatabase } from '../src/store/database.ts';
import { hintStore } from '../src/store/hints.ts';
import { liveChangeStore } from '../src/store/live-changes.ts';
import { meetingStore } from '../src/store/meetings.ts';
import { streamStore } from '../src/store/streams.ts';
import { watchStore } from '../src/store/watches.ts';
import { addCalendar } from '../src/usecases/add-calendar.ts';
import { beginSync } from '../src/usecases/begin-sync.ts';
import { chooseLink } from '../src/usecases/choose-link.ts';
import { disconnect } from '../src/usecases/disconnect.ts';
import { keepWatches } from '../src/usecases/keep-watches.ts';
import { listCalendars } from '../src/usecases/list-calendars.ts';
import { listConnections } from '../src/usecases/list-connections.ts';
import { listMeetings } from '../src/usecases/list-meetings.ts';
import { receiveNotices } from '../src/usecases/receive-notices.ts';
import { retryListing } from '../src/usecases/refresh-calendars.ts';
import { saveSettings } from '../src/usecases/save-settings.ts';
import { seeCalendars } from '../src/usecases/see-calendars.ts';
import { syncCalendar } from '../src/usecases/sync-calendar.ts';
import { wakeDue as wakeAllDue } from '../src/usecases/wake-due.ts';
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
      for (const table of ['connections', 'hints', 'changes'] as const) await db.deleteFrom(table).execute();
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
  /** Graph tells of changes; else calendars are read now and then. */
  readonly watched?: boolean;
  /** Real time that Graph takes for what it does by itself. */
  readonly timings?: Partial<Timings>;
  /** What stands between the sync and its ports. */
  readonly provider?: (provider: Provider) => Provider;
  readonly streams?: (streams: Streams) => Streams;
  readonly calendars?: (calendars: Calendars) => Calendars;
};

type Provider = ReturnType<typeof graphProvider>;

/** A request on its way to Graph; `send` gets Graph's answer. */
export type Leaving = { readonly url: string; readonly send: () => Promise<Response> };

/** Where Graph's notices arrive: an https address towards Graph, plain HTTP on this machine. */
const openWebhook = async () => {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    app,
    post: (url: string, init: RequestInit) => {
      const { pathname, search } = new URL(url);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/**
 * The sync as the server runs it, with a real database, against Graph over HTTP, which tells of its changes over HTTP.
 * Only the queues are lists that the test works off, so that it says when something happens.
 */
export const openSyncWorld = async ({ db, empty }: EmptyDatabase, options: SyncWorldOptions = {}) => {
  const person = options.person ?? 'alice';
  const webhook = await openWebhook();
  const { timings = {}, provider: around = (same) => same, streams: before = (same) => same } = options;
  const graph: GraphWorld = await openGraph({ post: webhook.post, timings });

  const clock = { now: () => graph.state.clock.now() };
  const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
  const token = { scopes: options.scopes ?? ARTICLE };
  const sent: { method: string; url: string; body: unknown }[] = [];
  const answers: ((leaving: Leaving) => Response | null | Promise<Response | null>)[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({
      method: String(init.method),
      url,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
    });
    const send = () => globalThis.fetch(url, init);
    return (await answers.shift()?.({ url, send })) ?? send();
  };
  const webhookUrl = 'https://sally.example/webhooks/graph';
  const provider = around(graphProvider({ graphUrl: graph.url, clock, webhookUrl, fetch }));
  const accessFor = () => ({
    by: 'token' as const,
    token: async () => `${graph.oid(person)} ${token.scopes}`,
  });

  const waiting: CalendarRef[] = [];
  const refreshing: ConnectionRef[] = [];
  const keeping: ConnectionRef[] = [];
  const queue: SyncQueue = {
    wake: async (calendars) => void waiting.push(...calendars),
    refresh: async (connection) => void refreshing.push(connection),
    keepWatches: async (connection) => void (options.watched && keeping.push(connection)),
  };
  const problems: { event: string; error: unknown }[] = [];
  const log: Log = {
    info: () => {},
    warn: () => {},
    error: (event, _fields, error) => void problems.push({ event, error }),
  };

  const newId = () => randomUUID();
  const connections = connectionStore(db, newId, vault);
  const calendars = (options.calendars ?? ((same) => same))(calendarStore(db, newId, vault));
  const streams = before(streamStore(db, vault));
  const meetings = meetingStore(db, vault);
  const hints = hintStore(db);
  const watches = watchStore(db);
  const scopes = SCOPE_SETS.article;
  const settings = { ...DEFAULT_SYNC, ...options.settings };
  const stores = { calendars, connections, streams, meetings, hints, watches };
  const deps = { ...stores, provider, accessFor, queue, scopes, clock, vault, log, newId, random: () => 0 };
  const sync = syncCalendar({ ...deps, settings });
  const keep = keepWatches(deps);
  const wakeDue = wakeAllDue(deps);
  webhook.app.use(webhooks({ receiveNotices: receiveNotices({ ...deps, hinted: () => {} }) }));

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
  const attached = await connections.attach(
    {
      workspace: tenant,
      userId: account.oid,
      kind: 'microsoft365',
      account: { ...account, name: person, address: `${person}@contoso.example` },
    },
    () => ({ refreshToken: 'sealed', accessToken: 'sealed', accessExpiresAt: clock.now() }),
    clock.now(),
    null,
  );
  if (!attached) throw new Error('nothing was attached');
  const { connection } = attached;

  let run = new AbortController();

  /** Works off the queues, and what Graph tells meanwhile, to the end. */
  const settle = async (): Promise<void> => {
    do {
      for (let ref = keeping.shift(); ref; ref = keeping.shift()) await keep(ref);
      for (let ref = waiting.shift(); ref; ref = waiting.shift()) {
        run = new AbortController();
        await sync(ref, run.signal);
      }
      if (problems.length > 0) throw problems[0]?.error;
      await graph.notifications.idle();
      await queue.wake(await hints.take(clock.now() + LONGEST, 1_000));
    } while (waiting.length + keeping.length > 0);
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

  const currentVersion = async (): Promise<number> => {
    const choices = await calendars.choices({ workspace: tenant, connectionId: connection.id });
    return choices?.version ?? 0;
  };

  return {
    graph,
    db,
    vault,
    clock,
    caller,
    connection,
    ...stores,
    changes: liveChangeStore(db),
    sync,
    settle,
    /** Tells the run that is under way that its process is ending. */
    stop: () => run.abort(),
    waiting,
    refreshing,
    keeping,
    problems,
    /** Requests that left for Graph. */
    sent,
    /** What the next requests get instead of Graph's answer; null lets one through, after whatever happened meanwhile. */
    answers,
    token,
    begin: () => beginSync(deps)(connection),
    listCalendars: () => listCalendars(deps)(caller, connection.id),
    /** Saves choices that are based on what is chosen now, or on an older version. */
    save: async (choices: Choices, version?: number) =>
      saveSettings(deps)(caller, connection.id, { version: version ?? (await currentVersion()), ...choices }),
    addCalendar: (address: string) => addCalendar(deps)(caller, connection.id, address),
    see: (calendarIds: readonly string[]) => seeCalendars(deps)(caller, connection.id, calendarIds),
    /** Lists the calendars of whoever the queue was asked to. */
    relist: async () => {
      for (let ref = refreshing.shift(); ref; ref = refreshing.shift()) await retryListing(deps)(ref);
    },
    chooseLink: chooseLink({ meetings, clock }),
    disconnect: () => disconnect({ ...deps, pause: async () => {} })(caller, connection.id),
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
      await webhook.close();
      await empty();
    },
  };
};
export type SyncWorld = Awaited<ReturnType<typeof openSyncWorld>>;
