import { setTimeout as pause } from 'node:timers/promises';
import { makeTemplates } from '../../test/database.ts';
import { createWorld, type World } from '../../test/world.ts';
import { median } from '../median.ts';
import { ask, startChild } from './child.ts';
import { type PageServer, startPageServer } from './page-server.ts';

/** Few meetings of her own, so that nearly all are made for this. */
const PERSON = 'gina@fabrikam.example';
const PATIENCE = 300_000;
const DOWNLOADS = 5;

/** A recorded calendar: where each of its two readings starts, and what is in it. Paths as they were asked for. */
export type Calendar = {
  readonly graphUrl: string;
  readonly calendarId: string;
  readonly firstWeek: string;
  readonly changes: string;
  /** When it was recorded (UTC, ms): asked at this time, the paths are the same ones. */
  readonly at: number;
};

export type Pages = AsyncDisposable & {
  readonly calendar: Calendar;
  readonly pages: number;
  readonly meetings: number;
  readonly server: PageServer;
};

/** Connects a calendar to the real server, and waits until it is synced through the page server. */
const syncOnce = async (world: World): Promise<void> => {
  const api = world.api(PERSON);
  await world.sandbox.controls.approve('fabrikam.example');
  const outcome = await api.call('connect', { body: { kind: 'microsoft365' } });
  if (outcome.outcome !== 'connected') throw new Error(`not connected: ${JSON.stringify(outcome)}`);
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const { connections } = await api.call('listConnections');
    const progress = connections[0]?.calendars[0]?.progress;
    if (progress?.phase === 'ready') return;
    if (progress?.trouble) throw new Error(`not synced: ${JSON.stringify(progress.trouble)}`);
    await pause(200);
  }
  throw new Error('The sync that was to be recorded does not end.');
};

type Row = { readonly id: string; readonly type?: string };

/** How long each page takes from the page server to somebody who only downloads it (ms), the best of several. */
const downloadTimes = async (addresses: readonly string[]): Promise<readonly number[]> => {
  const child = await startChild(new URL('./download.ts', import.meta.url));
  try {
    let best: readonly number[] = addresses.map(() => Number.POSITIVE_INFINITY);
    for (let i = 0; i < DOWNLOADS; i += 1) {
      const times = await ask<readonly number[]>(child, addresses);
      best = best.map((time, page) => Math.min(time, times[page] ?? time));
    }
    return best;
  } finally {
    child.kill();
  }
};

/** Walks the links from `path` on, as a client would. */
const walk = (kept: ReadonlyMap<string, Buffer>, path: string) => {
  const rows: Row[] = [];
  const paths: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const body = kept.get(next);
    if (!body) throw new Error(`${next} was not recorded`);
    const page = JSON.parse(body.toString()) as { value: Row[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    paths.push(next);
    const link: string | undefined = page['@odata.nextLink'];
    next = link?.slice(new URL(link).origin.length);
  }
  return { paths, rows };
};

const starting = (kept: ReadonlyMap<string, Buffer>, start: string): string => {
  const path = [...kept.keys()].find((candidate) => candidate.includes(start));
  if (path === undefined) throw new Error(`Nothing that was recorded contains ${start}`);
  return path;
};

/**
 * A calendar of `occurrences` meetings as the real server reads it from the real sandbox, page by page, to be
 * read again from memory as often as needed.
 */
export const recordPages = async (occurrences: number, say: (line: string) => void): Promise<Pages> => {
  await makeTemplates();
  await using opening = new AsyncDisposableStack();
  const server = opening.use(await startPageServer());
  const at = await (async () => {
    await using world = await createWorld({ env: { GRAPH_URL: server.url } });
    server.recordFrom(world.sandbox.url);
    await world.sandbox.controls.bulk(PERSON, occurrences);
    await syncOnce(world);
    return await world.sandbox.controls.now();
  })();
  server.replay();

  const kept = server.kept();
  const firstWeek = starting(kept, '/calendarView?');
  const changes = starting(kept, '/calendarView/delta?');
  const [, calendarId = ''] = /\/me\/calendars\/([^/]+)\//.exec(changes) ?? [];
  const [week, whole] = [walk(kept, firstWeek), walk(kept, changes)];
  const meetings = new Set(
    whole.rows.flatMap(({ id, type }) => (type && type !== 'seriesMaster' ? [id] : [])),
  );
  const paths = [...week.paths, ...whole.paths];
  const times = await downloadTimes(paths.map((path) => `${server.url}${path}`));
  say(
    `A calendar with ${meetings.size} occurrences: ${week.paths.length} pages for the first week, ${whole.paths.length} for change tracking,`,
  );
  say(
    `each served in ${median(times).toFixed(1)} ms (median; the slowest in ${Math.max(...times).toFixed(1)} ms).`,
  );
  opening.move();
  return {
    calendar: {
      graphUrl: server.url,
      calendarId: decodeURIComponent(calendarId),
      firstWeek,
      changes,
      at,
    },
    pages: paths.length,
    meetings: meetings.size,
    server,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};
