import { type Connection, EXCHANGE_ACCOUNTS } from '../domain/connection.ts';
import { type ExaminationReport, failedAt, isHealthy } from '../domain/exchange/finding.ts';
import { serverAddress } from '../domain/exchange/server-address.ts';
import { buildText, type ExchangeVersion } from '../domain/exchange/version.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Login } from '../ports/access.ts';
import type { Audit } from '../ports/audit.ts';
import type { Calendars } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Attached, Connections } from '../ports/connections.ts';
import type { ExchangeDoctor } from '../ports/exchange-doctor.ts';
import type { Logins } from '../ports/logins.ts';
import { ownConnection } from './own-connection.ts';

export type ConnectExchangeDeps = {
  readonly doctor: ExchangeDoctor;
  readonly logins: Pick<Logins, 'entered' | 'sealed'>;
  readonly connections: Pick<Connections, 'attach' | 'get'>;
  readonly calendars: Pick<Calendars, 'ofConnection'>;
  readonly audit: Pick<Audit, 'lastDeletion'>;
  readonly beginSync: (connection: Connection) => Promise<void>;
  readonly clock: Clock;
};

/** What a person entered. `url` as it was typed. */
export type ExchangeWish = Login & {
  readonly url: string;
  readonly version: ExchangeVersion;
  readonly mailbox: string | null;
  readonly channelBinding: boolean;
};

/** `url`: the address that was examined; null where what was typed is none. */
export type ExchangeResult = { readonly url: string | null; readonly report: ExaminationReport } & (
  | ({ readonly outcome: 'connected' } & Attached)
  | { readonly outcome: 'failed' }
);

/**
 * Connects a mailbox on an Exchange server with a login, once an examination found nothing wrong; the login is shown to the
 * server once. With `connectionId` new data for that connection: it keeps its choices, and only the same mailbox is
 * accepted.
 * @throws Refusal `not-found`; `gone` when everything about the caller was deleted meanwhile.
 */
export const connectExchange =
  ({ doctor, logins, connections, calendars, audit, beginSync, clock }: ConnectExchangeDeps) =>
  async (caller: Caller, wish: ExchangeWish, connectionId: string | null): Promise<ExchangeResult> => {
    const { workspace, account: owner } = caller;
    const renewed = connectionId === null ? null : await ownConnection(connections, caller, connectionId);
    if (renewed && renewed.kind !== 'exchange')
      throw new Refusal('not-found', 'There is no such connection.');

    const address = serverAddress(wish.url);
    if (address.kind === 'refused')
      return { outcome: 'failed', url: null, report: failedAt('address', address.finding) };
    const { url } = address;
    const { username, password, version, mailbox, channelBinding } = wish;
    const server = { url, version, mailbox, channelBinding };
    const login = { username, password };
    const person = { workspace, userId: owner.oid };
    const knownDeletion = await audit.lastDeletion(person);

    const { report, account, mainCalendarId, build } = await doctor.examine(
      logins.entered(person, server, login),
    );
    if (!account || !isHealthy(report)) return { outcome: 'failed', url, report };
    const oid = account.address.toLowerCase();
    // By what a mailbox is known may have changed; its main calendar stays the same.
    const isSame = async ({ id, account: before }: Connection): Promise<boolean> => {
      if (before.oid === oid) return true;
      const known = await calendars.ofConnection({ workspace, connectionId: id });
      return known.some(({ main, shared, remoteId }) => main && !shared && remoteId === mainCalendarId);
    };
    if (renewed && !(await isSame(renewed)))
      return {
        outcome: 'failed',
        url,
        report: failedAt('mailbox', 'mailbox-other', renewed.account.address, report),
      };

    const attached = await connections.attach(
      {
        workspace,
        userId: owner.oid,
        kind: 'exchange',
        account: { tid: EXCHANGE_ACCOUNTS, oid: renewed?.account.oid ?? oid, ...account },
      },
      (id) =>
        logins.sealed(
          { workspace, connectionId: id },
          { ...server, build: build && buildText(build) },
          login,
        ),
      clock.now(),
      null,
      knownDeletion,
    );
    if (!attached) throw new Refusal('gone', 'Everything about you was deleted meanwhile.');
    await beginSync(attached.connection);
    return { outcome: 'connected', url, report, ...attached };
  };
