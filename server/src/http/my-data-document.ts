import type { MyData } from '../../contract/my-data.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { Connection } from '../domain/connection.ts';
import { progressOf } from '../domain/sync-step.ts';
import type { StoredCalendar } from '../ports/calendars.ts';
import type { ExportedData } from '../usecases/export-my-data.ts';
import { presentMeeting } from './present-meeting.ts';
import { presentTrouble } from './present-trouble.ts';

const instant = (at: number): string => new Date(at).toISOString();

const presentCalendar = ({
  id,
  name,
  owner,
  color,
  main,
  shared,
  selected,
  stream,
}: StoredCalendar): MyData['connections'][number]['calendars'][number] => {
  const { lastSuccess = null, trouble = null } = stream ? progressOf(stream.state) : {};
  return {
    id,
    name,
    owner,
    color,
    main,
    shared,
    selected,
    lastSync: lastSuccess === null ? null : instant(lastSuccess),
    trouble: trouble && presentTrouble(trouble),
  };
};

const presentConnection = (
  { id, kind, account, filters, trouble, createdAt }: Connection,
  calendars: readonly StoredCalendar[],
): MyData['connections'][number] => ({
  id,
  kind,
  account: { tenantId: account.tid, objectId: account.oid, name: account.name, address: account.address },
  settings: { syncPrivate: filters.syncPrivate, onlyOnline: filters.onlyOnline },
  trouble: trouble && presentTrouble(trouble),
  createdAt: instant(createdAt),
  calendars: calendars.map(presentCalendar),
});

const presentEntry = ({ at, action, connectionId, detail }: AuditEntry): MyData['audit'][number] => ({
  at: instant(at),
  action,
  connectionId,
  detail: { ...detail },
});

/** Everything but the long lists. */
const headOf = ({
  at,
  person,
  connections,
  approvals,
  consents,
}: ExportedData): Omit<MyData, 'audit' | 'meetings'> => ({
  version: 1,
  exportedAt: instant(at),
  person: { tenantId: person.tid, objectId: person.oid, name: person.name },
  connections: connections.map(({ connection, calendars }) => presentConnection(connection, calendars)),
  approvals: approvals.map(({ kind, requestedAt }) => ({ kind, requestedAt: instant(requestedAt) })),
  consents: consents.map(({ kind, status, startedAt, expiresAt }) => ({
    kind,
    status,
    startedAt: instant(startedAt),
    expiresAt: instant(expiresAt),
  })),
});

async function* list<T, P>(
  name: 'audit' | 'meetings',
  pages: AsyncIterable<readonly T[]>,
  present: (row: T) => P,
): AsyncGenerator<string> {
  yield `,\n"${name}": [`;
  let separator = '\n';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield `${separator}${page.map((row) => JSON.stringify(present(row))).join(',\n')}`;
    separator = ',\n';
  }
  yield '\n]';
}

/** The document `MyData` of the contract, a piece for each page; one row a line, so that people can read it too. */
export async function* writeMyData(data: ExportedData): AsyncGenerator<string> {
  const head = Object.entries(headOf(data)).map(
    ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value, null, 2)}`,
  );
  yield `{\n${head.join(',\n')}`;
  yield* list('audit', data.audit, presentEntry);
  yield* list('meetings', data.meetings, presentMeeting);
  yield '\n}\n';
}
