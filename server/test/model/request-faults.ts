import type { Leaving } from '../sync-world.ts';

type Row = Record<string, unknown>;
type Fault = (leaving: Leaving) => Promise<Response | null>;

const isTracking = (url: string): boolean => url.includes('/calendarView/delta');

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

const saying = (code: string) => ({ error: { code, message: 'Injected.' } });

const lostConnection = () => new TypeError('fetch failed');

/** Its body breaks off in the middle. */
const truncated = async (response: Response): Promise<Response> => {
  const body = new Uint8Array(await response.arrayBuffer());
  const stream = new ReadableStream({
    start: (controller) => {
      controller.enqueue(body.slice(0, body.length / 2));
      controller.error(lostConnection());
    },
  });
  return new Response(stream, { status: response.status, headers: response.headers });
};

const HOUR = 3_600_000;
const earlier = (moment: unknown) => {
  const { dateTime, timeZone } = moment as { dateTime: string; timeZone: string };
  return { dateTime: new Date(Date.parse(`${dateTime.slice(0, 23)}Z`) - HOUR).toISOString(), timeZone };
};

/** What the row said before its last change; null where nothing can have changed. */
const olderVersion = (row: Row): Row[] => {
  if ('@removed' in row) return [];
  if ('subject' in row) return [{ ...row, subject: 'An older version' }];
  return [{ ...row, start: earlier(row.start), end: earlier(row.end) }];
};

/**
 * What may happen to a request on its way to Graph and back; null leaves it alone. Faults of change tracking leave
 * other requests alone.
 */
const faults = {
  throttled: async () => answer(429, saying('ApplicationThrottled'), { 'retry-after': '7' }),
  unavailable: async () => answer(503, saying('ServiceNotAvailable')),
  gateway: async () => new Response('<html>Bad gateway</html>', { status: 502 }),
  reset: () => Promise.reject(lostConnection()),
  lostAnswer: async ({ send }) => {
    await (await send()).arrayBuffer();
    throw lostConnection();
  },
  truncated: async ({ send }) => truncated(await send()),
  malformed: async () => new Response('{"value":[', { headers: { 'content-type': 'application/json' } }),
  empty: async () => new Response(''),
  errorIn200: async () => answer(200, saying('generalException')),
  wrongShape: async () => answer(200, { value: [{ id: 7 }] }),
  unauthorised: async () => answer(401, saying('InvalidAuthenticationToken')),
  notFound: async () => answer(404, saying('ErrorItemNotFound')),
  foreignLink: async ({ url, send }) => {
    if (!isTracking(url)) return null;
    const text = await (await send()).text();
    return new Response(text.replaceAll(new URL(url).origin, 'https://elsewhere.example'));
  },
  expiredCursor: async ({ url }) => (isTracking(url) ? answer(410, saying('SyncStateNotFound')) : null),
  /** The last row of an entity counts. https://learn.microsoft.com/graph/delta-query-overview */
  olderVersionFirst: async ({ url, send }) => {
    if (!isTracking(url)) return null;
    const response = await send();
    const page = (await response.json()) as { value?: Row[] };
    const value = page.value && [...page.value.flatMap(olderVersion), ...page.value];
    return answer(response.status, { ...page, value });
  },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;
export const FAULTS = Object.keys(faults) as FaultName[];

/** What the request gets in place of Graph's answer; null for Graph's. */
export const strike = (name: FaultName, leaving: Leaving): Promise<Response | null> => faults[name](leaving);
