import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RequestHandler } from 'express';
import { createExchangeFaults } from '../faults/exchange-faults.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { type Authority, type CertificateKind, openAuthority } from './certificates.ts';
import { createExchangeLog, type ExchangeLog } from './request-log.ts';
import { Accounts } from './sign-in/accounts.ts';
import { channelBinding } from './sign-in/channel-binding.ts';
import { createGate } from './sign-in/gate.ts';
import { createSite } from './site.ts';

/** IIS keeps a connection for two minutes. */
const KEEP_ALIVE = 120_000;

export type Exchange = {
  /** `https://localhost:…/EWS/Exchange.asmx`; the same while the process lives, also while nobody listens. */
  url: string;
  authority: Authority;
  accounts: Accounts;
  log: ExchangeLog;
  listener: {
    status(): { listening: boolean; certificate: CertificateKind };
    /** Ends every connection; nobody can connect until `start`. */
    stop(): Promise<void>;
    start(): Promise<void>;
    /** Ends every connection and shows another certificate from then on. */
    show(certificate: CertificateKind): Promise<void>;
  };
  /** Nobody tried anything, and the good certificate is shown. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/**
 * A pretend Exchange server over the mailboxes of the state, at a port of its own with a certificate of its own
 * authority.
 */
export async function openExchange(options: {
  state: SandboxState;
  host: string;
  /** 0: any free one. */
  port: number;
  /** Folder of the saved state, where the authority is kept; none: it is new. */
  dataFolder?: string;
  /** Real time, UTC ms. */
  now?: () => number;
  /** Holds requests back. */
  holds?: RequestHandler;
}): Promise<Exchange> {
  const { state, host, now = Date.now } = options;
  const data = () => state.exchange;
  const authority = await openAuthority(options.dataFolder, now());
  const accounts = new Accounts({
    people: () => state.directory.people,
    data,
    now: state.clock.now,
    changed: state.changed,
  });
  const gate = createGate({ accounts, settings: () => data().settings, now });
  const log = createExchangeLog();

  let certificate: CertificateKind = 'good';
  let pair = await authority.issue(certificate, now());
  let binding = channelBinding(pair.cert, pair.hash);
  let server: Server | null = null;
  let port = options.port;

  const site = createSite({
    state,
    data,
    gate,
    log,
    binding: () => binding,
    faults: createExchangeFaults({ state, gate }),
    ...(options.holds && { holds: options.holds }),
  });

  const start = async () => {
    if (server !== null) return;
    const opened = createServer({ cert: pair.cert, key: pair.key }, site);
    opened.keepAliveTimeout = KEEP_ALIVE;
    opened.listen(port, host);
    await once(opened, 'listening');
    port = (opened.address() as AddressInfo).port;
    server = opened;
  };
  const stop = async () => {
    const open = server;
    server = null;
    if (open === null) return;
    const closed = once(open, 'close');
    open.close();
    open.closeAllConnections();
    await closed;
  };

  const show = async (kind: CertificateKind) => {
    const isOpen = server !== null;
    await stop();
    certificate = kind;
    pair = await authority.issue(kind, now());
    binding = channelBinding(pair.cert, pair.hash);
    if (isOpen) await start();
  };

  await start();
  return {
    url: `https://localhost:${port}/EWS/Exchange.asmx`,
    authority,
    accounts,
    log,
    listener: {
      status: () => ({ listening: server !== null, certificate }),
      start,
      stop,
      show,
    },
    reset: async () => {
      accounts.forgetAttempts();
      log.clear();
      if (certificate !== 'good') await show('good');
      await start();
    },
    close: stop,
  };
}
