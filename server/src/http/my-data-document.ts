import type { MyData } from '../../contract/my-data.ts';
import type { AuditEntry } from '../domain/audit.ts';
import { calendarTrouble } from '../domain/calendar-trouble.ts';
import type { Account } from '../domain/connection.ts';
import { progressOf } from '../domain/sync-step.ts';
import type { StoredCalendar } from '../ports/calendars.ts';
import type { LinkChoice, StoredMeeting } from '../ports/meetings.ts';
import type { ExportedData, ExportedServer } from '../usecases/export-my-data.ts';
import { presentMeeting } from './present-meeting.ts';
import { presentTrouble } from './present-trouble.ts';

type Presented = MyData['connections'][number];

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));
const presentAccount = ({ tid, oid }: Account) => ({ tenantId: tid, objectId: oid });

const presentCalendar = (
  calendar: StoredCalendar,
  linkChoices: readonly LinkChoice[],
): Presented['calendars'][number] => {
  const { id, name, owner, color, main, shared, selected, stream, goneAt } = calendar;
  const progress = stream && progressOf(stream.state);
  const trouble = calendarTrouble(calendar, progress?.trouble ?? null);
  return {
    id,
    name,
    owner,
    color,
    main,
    shared,
    selected,
    lastSync: instantOrNull(progress?.lastSuccess ?? null),
    goneAt: instantOrNull(goneAt),
    trouble: trouble && presentTrouble(trouble),
    linkChoices: linkChoices
      .filter(({ calendarId }) => calendarId === id)
      .map(({ subject, linkKey, seenAt }) => ({ subject, key: linkKey, seenAt: instant(seenAt) })),
  };
};

const presentServer = ({
  url,
  version,
  mailbox,
  channelBinding,
  build,
  username,
  parkedAt,
}: ExportedServer): Presented['exchange'] => ({
  url,
  username,
  version,
  mailbox,
  channelBinding,
  build,
  rejectedAt: instantOrNull(parkedAt),
});

const presentConnection = (
  {
    connection: { id, kind, account, filters, trouble, createdAt },
    exchange,
    calendars,
  }: ExportedData['connections'][number],
  linkChoices: readonly LinkChoice[],
): Presented => ({
  id,
  kind,
  account: { ...presentAccount(account), name: account.name, address: account.address },
  exchange: exchange && presentServer(exchange),
  settings: { syncPrivate: filters.syncPrivate, onlyOnline: filters.onlyOnline },
  trouble: trouble && presentTrouble(trouble),
  createdAt: instant(createdAt),
  calendars: calendars.map((calendar) => presentCalendar(calendar, linkChoices)),
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
  linkChoices,
  approvals,
  consents,
}: ExportedData): Omit<MyData, 'audit' | 'meetings'> => ({
  version: 1,
  exportedAt: instant(at),
  person: { ...presentAccount(person), name: person.name },
  connections: connections.map((one) => presentConnection(one, linkChoices)),
  approvals: approvals.map(({ kind, requestedAt }) => ({ kind, requestedAt: instant(requestedAt) })),
  consents: consents.map(({ kind, status, account, startedAt, expiresAt }) => ({
    kind,
    status,
    account: account && presentAccount(account),
    startedAt: instant(startedAt),
    expiresAt: instant(expiresAt),
  })),
});

const presentExported = (meeting: StoredMeeting): MyData['meetings'][number] => ({
  ...presentMeeting(meeting),
  uid: meeting.detail.uid,
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
  yield* list('meetings', data.meetings, presentExported);
  yield '\n}\n';
}
