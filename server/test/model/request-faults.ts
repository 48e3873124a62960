import type { GraphWorld } from '../../sandbox/graph/test-world.ts';
import type { Leaving } from '../sync-world.ts';

type NewFault = Parameters<GraphWorld['faults']['add']>[0];

const BATCH = '/v1.0/$batch';

/**
 * What may strike requests to Graph. Those that end cursors are named for it: they cost a full pass.
 * A calendar that may not be tracked any more (403) is another story: it is read afresh from then on. Nor does a 200
 * stand for what wasn't done, as a watch that was not ended: nobody could see through that.
 */
const faults = {
  throttled: { kind: 'throttled', service: 'graph', retryAfter: 7 },
  throttledUntilADate: { kind: 'throttled', service: 'graph', retryAfter: 90, dated: true },
  throttledStep: { kind: 'throttled', service: 'graph', step: true },
  unavailable: { kind: 'unavailable', service: 'graph' },
  unavailableStep: { kind: 'unavailable', service: 'graph', step: true },
  gateway: { kind: 'unavailable', service: 'graph', status: 502, body: 'html' },
  slow: { kind: 'slow', service: 'graph', ms: 10 },
  reset: { kind: 'reset', service: 'graph' },
  lostAnswer: { kind: 'lost-answer', service: 'graph' },
  truncated: { kind: 'truncated', service: 'graph' },
  malformed: { kind: 'malformed', service: 'graph', method: 'GET' },
  empty: { kind: 'empty', service: 'graph', method: 'GET' },
  errorIn200: { kind: 'error-in-200', service: 'graph', method: 'GET' },
  wrongShape: { kind: 'wrong-shape', service: 'graph', method: 'GET' },
  emptyBatch: { kind: 'empty', service: 'graph', path: BATCH },
  wrongShapeOfBatch: { kind: 'wrong-shape', service: 'graph', path: BATCH },
  unauthorised: { kind: 'unauthorised', service: 'graph' },
  challenged: { kind: 'unauthorised', service: 'graph', claims: true },
  notFound: { kind: 'not-found', service: 'graph' },
  foreignLink: { kind: 'foreign-link', service: 'graph' },
  expiredCursor: { kind: 'expired-cursor', service: 'graph' },
  expiredCursorOddly: { kind: 'expired-cursor', service: 'graph', status: 400, oddCase: true },
} satisfies Record<string, NewFault>;

export type FaultName = keyof typeof faults;
export const FAULTS = Object.keys(faults) as FaultName[];

/** Puts a fault on so many requests, after so many. */
export const strike = (graph: GraphWorld, name: FaultName, after: number, times: number): void => {
  graph.faults.add({ ...faults[name], skip: after, times });
};

type Row = Record<string, unknown>;

const HOUR = 3_600_000;
const earlier = (moment: unknown) => {
  const { dateTime, timeZone } = moment as { dateTime: string; timeZone: string };
  return { dateTime: new Date(Date.parse(`${dateTime.slice(0, 23)}Z`) - HOUR).toISOString(), timeZone };
};

/** What the row said before its last change; nothing where that can't be told. */
const olderVersion = (row: Row): Row[] => {
  if ('@removed' in row) return [];
  if ('subject' in row) return [{ ...row, subject: 'An older version' }];
  return [{ ...row, start: earlier(row.start), end: earlier(row.end) }];
};

/**
 * A page of changes that says first how everything was; the last row of an entity counts. Null leaves other requests
 * alone. https://learn.microsoft.com/graph/delta-query-overview
 */
export const olderVersionsFirst = async ({ url, send }: Leaving): Promise<Response | null> => {
  if (!url.includes('/calendarView/delta')) return null;
  const response = await send();
  if (response.status !== 200) return response;
  const page = (await response.json()) as { value: Row[] };
  return Response.json({ ...page, value: [...page.value.flatMap(olderVersion), ...page.value] });
};
