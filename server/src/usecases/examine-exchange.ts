import type { Connection } from '../domain/connection.ts';
import type { ExaminationReport } from '../domain/exchange/finding.ts';
import { buildText } from '../domain/exchange/version.ts';
import { Refusal } from '../domain/refusal.ts';
import type { LoginAccess } from '../ports/access.ts';
import type { Caller } from '../ports/caller.ts';
import type { Connections } from '../ports/connections.ts';
import type { ExchangeDoctor } from '../ports/exchange-doctor.ts';
import type { ExchangeGrants, StoredLogin } from '../ports/exchange-grants.ts';
import type { Logins } from '../ports/logins.ts';
import { ownConnection } from './own-connection.ts';

export type ExchangeConnectionDeps = {
  readonly connections: Pick<Connections, 'get'>;
  readonly exchangeGrants: Pick<ExchangeGrants, 'read' | 'setBuild'>;
  readonly logins: Pick<Logins, 'usernameIn'>;
};

export type ExamineExchangeDeps = ExchangeConnectionDeps & {
  readonly doctor: ExchangeDoctor;
  readonly lend: (connection: Connection) => LoginAccess;
};

/** `username` is told, the password never. */
export type ExchangeDescription = Omit<StoredLogin, 'login' | 'parkedAt'> & { readonly username: string };

const notFound = () => new Refusal('not-found', 'There is no such connection.');

const storedOf = async (
  { connections, exchangeGrants }: Pick<ExchangeConnectionDeps, 'connections' | 'exchangeGrants'>,
  caller: Caller,
  connectionId: string,
): Promise<{ readonly connection: Connection; readonly stored: StoredLogin }> => {
  const connection = await ownConnection(connections, caller, connectionId);
  const stored = await exchangeGrants.read({ workspace: connection.workspace, connectionId });
  if (!stored) throw notFound();
  return { connection, stored };
};

/**
 * Examines the server of one of the caller's connections with what is stored; a login that was rejected is not shown again.
 * @throws Refusal `not-found`
 */
export const examineExchange =
  (deps: ExamineExchangeDeps) =>
  async (
    caller: Caller,
    connectionId: string,
  ): Promise<{ readonly url: string; readonly report: ExaminationReport }> => {
    const { connection, stored } = await storedOf(deps, caller, connectionId);
    const { report, build } = await deps.doctor.examine(deps.lend(connection));
    if (build && buildText(build) !== stored.build)
      await deps.exchangeGrants.setBuild({ workspace: connection.workspace, connectionId }, buildText(build));
    return { url: stored.url, report };
  };

/** What is stored of a connection to an Exchange server, but the password. @throws Refusal `not-found` */
export const describeExchange =
  (deps: ExchangeConnectionDeps) =>
  async (caller: Caller, connectionId: string): Promise<ExchangeDescription> => {
    const { connection, stored } = await storedOf(deps, caller, connectionId);
    const { url, version, mailbox, channelBinding, build } = stored;
    const username = deps.logins.usernameIn({ workspace: connection.workspace, connectionId }, stored);
    return { url, version, mailbox, channelBinding, build, username };
  };
