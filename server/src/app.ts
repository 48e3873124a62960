import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { followedClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { approvalHandlers } from './http/approvals.ts';
import { connectionHandlers } from './http/connections.ts';
import { consentHandlers } from './http/consents.ts';
import { presentTrouble } from './http/present-trouble.ts';
import { httpServer } from './http/server.ts';
import { sessionHandlers } from './http/session.ts';
import { clientAuth } from './identity/client-credential.ts';
import { SCOPE_SETS } from './identity/scopes.ts';
import { signInPages } from './identity/sign-in-page.ts';
import { tokenService } from './identity/token-endpoint.ts';
import { vault as openVault } from './identity/vault.ts';
import { tokenVerifier } from './identity/verify-token.ts';
import { listen } from './listener.ts';
import type { Caller } from './ports/caller.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { approvalStore } from './store/approvals.ts';
import { connectionStore } from './store/connections.ts';
import { consentStore } from './store/consents.ts';
import { openDatabase } from './store/database.ts';
import { connect } from './usecases/connect.ts';
import { disconnect } from './usecases/disconnect.ts';
import { finishSignIn } from './usecases/finish-sign-in.ts';
import { getConsent } from './usecases/get-consent.ts';
import { listOffers } from './usecases/list-offers.ts';
import { openSignIn } from './usecases/open-sign-in.ts';
import { redeemConsent } from './usecases/redeem-consent.ts';
import { listApprovals, requestApproval } from './usecases/request-approval.ts';
import { showApproval, showApproved } from './usecases/show-approval.ts';
import { startConsent } from './usecases/start-consent.ts';
import { withdrawApproval } from './usecases/withdraw-approval.ts';

/** How often the secrets of sign-ins that nobody finished are erased (ms). */
const PURGE_EVERY = 60_000;

export type App = {
  /** Starts to serve; the address is the one on this machine. */
  listen(): Promise<{ readonly url: string }>;
  /** Lets what is under way end and leaves nothing open. */
  close(): Promise<void>;
};

export type Surroundings = { readonly log: Log; readonly clock?: Clock };

/** The one place where everything is made and handed to each other. */
export const createApp = async (config: Config, { log, clock: given }: Surroundings): Promise<App> => {
  await using opening = new AsyncDisposableStack();

  const followed = given || !config.clockUrl ? null : await followedClock(config.clockUrl);
  if (followed) opening.defer(() => followed.close());
  const clock = given ?? followed ?? systemClock;

  const database = await openDatabase(
    'url' in config.database
      ? { ...config.database, onIdleError: (error) => log.warn('database connection lost', {}, error) }
      : config.database,
  );
  opening.defer(() => database.close());
  const { db } = database;
  const newId = () => randomUUID();
  const connections = connectionStore(db, newId);
  const consents = consentStore(db);
  const approvals = approvalStore(db);

  const vault = openVault(config.grantKeys, config.hashKey);
  const scopes = SCOPE_SETS[config.scopes];
  const entra = {
    authority: config.authority,
    clientId: config.clientId,
    callbackUrl: `${config.publicUrl}/auth/callback`,
    approvedUrl: `${config.publicUrl}/auth/approved`,
    authenticate: await clientAuth(
      'secret' in config.credential
        ? config.credential
        : { certificate: await readFile(config.credential.certificateFile, 'utf8') },
    ),
  };
  const pages = signInPages(entra, clock);
  const tokens = tokenService(entra, clock);

  const { publicUrl } = config;
  const provider = temporaryProvider(config.graph);
  const attaching = { provider, connections, vault, clock, beginSync: async () => {} };
  const trips = { vault, scopes, consents, pages, clock };
  const approving = { approvals, vault, clock, publicUrl };
  const showing = { pages, vault, scopes };

  const metrics = new Registry();
  const purge = setInterval(() => {
    consents.purge(clock.now()).catch((error) => log.warn('purge failed', {}, error));
  }, PURGE_EVERY).unref();
  opening.defer(() => clearInterval(purge));
  collectDefaultMetrics({ register: metrics });

  const presentConnections = async (caller: Caller) =>
    (await connections.ofUser(caller.workspace, caller.account.oid)).map((connection) => ({
      id: connection.id,
      kind: connection.kind,
      account: { name: connection.account.name, address: connection.account.address },
      settings: connection.filters,
      calendars: [],
      upcomingMeetings: 0,
      lastSuccess: null,
      trouble: connection.trouble && presentTrouble(connection.trouble),
      createdAt: new Date(connection.createdAt).toISOString(),
    }));

  const handler = httpServer({
    handlers: {
      ...sessionHandlers({ listOffers: listOffers(scopes) }),
      ...connectionHandlers({
        connect: connect({ ...attaching, tokens, scopes }),
        redeemConsent: redeemConsent({ ...attaching, consents }),
        disconnect: disconnect({ connections }),
        listApprovals: listApprovals(approving),
        presentConnections,
      }),
      ...consentHandlers({
        startConsent: startConsent({
          consents,
          connections,
          vault,
          clock,
          publicUrl,
          newId,
          newSecret: () => randomBytes(32).toString('base64url'),
        }),
        getConsent: getConsent({ consents, clock }),
      }),
      ...approvalHandlers({
        requestApproval: requestApproval(approving),
        withdrawApproval: withdrawApproval({ approvals }),
      }),
      listCalendars: async () => ({ calendars: [], settings: { syncPrivate: false, onlyOnline: false } }),
      saveSettings: async () => ({ calendars: [], settings: { syncPrivate: false, onlyOnline: false } }),
      listMeetings: async () => ({ meetings: [], next: null }),
    },
    verifier: tokenVerifier(config, clock),
    openSignIn: openSignIn(trips),
    finishSignIn: finishSignIn({ ...trips, connections, tokens, randomBytes }),
    showApproval: showApproval(showing),
    showApproved: showApproved(showing),
    addinDir: config.addinDir,
    frameAncestors: config.frameAncestors,
    settings: {
      clientId: config.clientId,
      authority: config.authority,
      apiScope: config.apiScope,
      messageOrigins: [...config.messageOrigins],
    },
    publicUrl,
    clock,
    newId,
    log,
    metrics,
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  });

  const open = opening.move();
  return {
    async listen() {
      const listening = await listen(handler, config.listen);
      open.defer(() => listening.close());
      return { url: listening.url };
    },
    close: () => open.disposeAsync(),
  };
};

const temporaryProvider = (graph: string) => ({
  async account(access: { token(): Promise<string> }) {
    const me = await fetch(`${graph}/v1.0/me`, {
      headers: { authorization: `Bearer ${await access.token()}` },
    });
    const { displayName, mail } = (await me.json()) as { displayName: string; mail: string };
    return { name: displayName, address: mail };
  },
});
void pause;
