import type { AuditEntry, AuditEvent } from '../domain/audit.ts';
import type { Account, Connection } from '../domain/connection.ts';
import type { Approval, Approvals } from '../ports/approvals.ts';
import type { Audit } from '../ports/audit.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Consents, ConsentTrace } from '../ports/consents.ts';
import type { ExchangeGrants, StoredLogin } from '../ports/exchange-grants.ts';
import { ProviderError } from '../ports/failure.ts';
import type { GrantKey } from '../ports/grants.ts';
import type { Logins } from '../ports/logins.ts';
import type { LinkChoice, Meetings, StoredMeeting } from '../ports/meetings.ts';
import type { Owner } from '../ports/owner.ts';

export type ExportMyDataDeps = {
  readonly connections: Pick<Connections, 'ofUser'>;
  readonly calendars: Pick<Calendars, 'ofConnection'>;
  readonly meetings: Pick<Meetings, 'ofCalendar' | 'linkChoices'>;
  readonly exchangeGrants: Pick<ExchangeGrants, 'read'>;
  readonly logins: Pick<Logins, 'usernameIn'>;
  readonly approvals: Pick<Approvals, 'ofUser'>;
  readonly consents: Pick<Consents, 'ofUser'>;
  readonly audit: Pick<Audit, 'record' | 'ofUser'>;
  readonly clock: Clock;
};

/** How a mailbox on an Exchange server is read; `username` is null where no key opens it any more. */
export type ExportedServer = Omit<StoredLogin, 'login'> & { readonly username: string | null };

/** What is stored about a person; the long lists come page by page, once. */
export type ExportedData = {
  /** UTC in ms. */
  readonly at: number;
  readonly person: Account & { readonly name: string };
  readonly connections: readonly {
    readonly connection: Connection;
    /** Null where it is not on an Exchange server. */
    readonly exchange: ExportedServer | null;
    readonly calendars: readonly StoredCalendar[];
  }[];
  readonly linkChoices: readonly LinkChoice[];
  readonly approvals: readonly Approval[];
  readonly consents: readonly ConsentTrace[];
  readonly audit: AsyncIterable<readonly AuditEntry[]>;
  readonly meetings: AsyncIterable<readonly StoredMeeting[]>;
};

/** As many as are in memory at once. */
const PAGE = 500;

/** Reads pages by what the last row of each says, until one is not full. */
async function* inPages<T>(
  read: (after: string | null) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
): AsyncGenerator<readonly T[]> {
  let after: string | null = null;
  for (;;) {
    const page: readonly T[] = await read(after);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = keyOf(last);
  }
}

async function* meetingsOf(
  { meetings }: { readonly meetings: Pick<Meetings, 'ofCalendar'> },
  owner: Owner,
  calendars: readonly StoredCalendar[],
): AsyncGenerator<readonly StoredMeeting[]> {
  for (const { id } of calendars)
    yield* inPages(
      (after) => meetings.ofCalendar(owner, id, after, PAGE),
      ({ remoteId }) => remoteId,
    );
}

const usernameIn = ({ logins }: Pick<ExportMyDataDeps, 'logins'>, key: GrantKey, stored: StoredLogin) => {
  try {
    return logins.usernameIn(key, stored);
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
};

const serverOf = async (deps: ExportMyDataDeps, key: GrantKey): Promise<ExportedServer | null> => {
  const stored = await deps.exchangeGrants.read(key);
  if (!stored) return null;
  const { login: _, ...shown } = stored;
  return { ...shown, username: usernameIn(deps, key, stored) };
};

/**
 * Everything that is stored about the caller but grants, tokens and passwords. Meetings are read by an id that never changes, so
 * that a sync meanwhile makes none come twice, and hides none that stays.
 */
export const exportMyData =
  (deps: ExportMyDataDeps) =>
  async (
    { workspace, account, name }: Caller,
    format: Extract<AuditEvent, { action: 'exported' }>['format'],
  ): Promise<ExportedData> => {
    const owner = { workspace, userId: account.oid };
    const at = deps.clock.now();
    await deps.audit.record(owner, { action: 'exported', format }, at);
    const [own, approvals, consents, linkChoices] = await Promise.all([
      deps.connections.ofUser(workspace, account.oid),
      deps.approvals.ofUser(workspace, account.oid),
      deps.consents.ofUser(owner),
      deps.meetings.linkChoices(owner),
    ]);
    const connections = await Promise.all(
      own.map(async (connection) => {
        const ref = { workspace, connectionId: connection.id };
        const [calendars, exchange] = await Promise.all([
          deps.calendars.ofConnection(ref),
          connection.kind === 'exchange' ? serverOf(deps, ref) : null,
        ]);
        return { connection, exchange, calendars };
      }),
    );
    return {
      at,
      person: { ...account, name },
      connections,
      linkChoices,
      approvals,
      consents,
      audit: inPages(
        (after) => deps.audit.ofUser(owner, after, PAGE),
        ({ id }) => id,
      ),
      meetings: meetingsOf(
        deps,
        owner,
        connections.flatMap(({ calendars }) => calendars.filter(({ selected }) => selected)),
      ),
    };
  };
