import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { apiHandlers } from './api-handlers.ts';
import { followedClock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { QUIET } from './domain/hint.ts';
import { DEFAULT_SYNC } from './domain/sync-settings.ts';
import { echoOf } from './http/echo.ts';
import { httpServer, statusServer } from './http/server.ts';
import { GRAPH_WEBHOOK } from './http/webhooks.ts';
import { accessByKind, accessLender } from './identity/access.ts';
import { verifierOfEither } from './identity/choose-verifier.ts';
import { clientAuth } from './identity/client-credential.ts';
import { openLogins } from './identity/logins.ts';
import { SCOPE_SETS } from './identity/scopes.ts';
import { signInPages } from './identity/sign-in-page.ts';
import { tokenService } from './identity/token-endpoint.ts';
import { vault as openVault } from './identity/vault.ts';
import { issuerTokenVerifier } from './identity/verify-issuer-token.ts';
import { tokenVerifier } from './identity/verify-token.ts';
import { openJobs } from './jobs/jobs.ts';
import { nudged } from './jobs/nudge.ts';
import { startPurge } from './jobs/purge.ts';
import { listen } from './listener.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { providerByAccess } from './providers/by-access.ts';
import { openExchange } from './providers/ews/exchange.ts';
import { graphProvider } from './providers/graph/provider.ts';
import { openDatabase } from './store/database.ts';
import { openStores } from './store/stores.ts';
import { checkAddress } from './usecases/check-address.ts';
import { finishSignIn } from './usecases/finish-sign-in.ts';
import { followChanges } from './usecases/follow-changes.ts';
import { keepWatches } from './usecases/keep-watches.ts';
import { openSignIn } from './usecases/open-sign-in.ts';
import { receiveNotices } from './usecases/receive-notices.ts';
import { retryListing } from './usecases/refresh-calendars.ts';
import { showApproval, showApproved } from './usecases/show-approval.ts';
import { syncCalendar } from './usecases/sync-calendar.ts';
import { wakeDue, wakeHinted } from './usecases/wake-due.ts';

/** A screen hears of a change within moments, or reads everything anew (ms). */
const CHANGES_KEPT = 10 * 60_000;
const DAY = 86_400_000;

export type App = {
  /** Starts to serve and, unless it is for the web only, to work; the address is the one on this machine. */
  listen(): Promise<{ readonly url: string }>;
  /** Lets what is under way end and leaves nothing open. */
  close(): Promise<void>;
};

export type Surroundings = { readonly log: Log; readonly clock?: Clock };

/** The one place where everything is made and handed to each other, with `apiHandlers`. */
export const createApp = async (config: Config, { log, clock: given }: Surroundings): Promise<App> => {
  await using opening = new AsyncDisposableStack();

  const followedTime = given || !config.clockUrl ? null : await followedClock(config.clockUrl);
  if (followedTime) opening.defer(() => followedTime.close());
  const clock = given ?? followedTime ?? systemClock;
  const newId = () => randomUUID();
  const random = Math.random;
  const { publicUrl } = config;

  const vault = openVault(config.grantKeys, config.hashKey);
  const scopes = SCOPE_SETS[config.scopes];
  const entra = {
    authority: config.authority,
    clientId: config.clientId,
    callbackUrl: `${publicUrl}/auth/callback`,
    approvedUrl: `${publicUrl}/auth/approved`,
    authenticate: await clientAuth(
      'secret' in config.credential
        ? config.credential
        : { certificate: await readFile(config.credential.certificateFile, 'utf8') },
    ),
  };
  const pages = signInPages(entra, clock);
  const tokens = tokenService(entra, clock);
  const { issuer } = config;
  const entraVerifier = tokenVerifier(config, clock);
  const verifier = issuer
    ? verifierOfEither(config.authority, entraVerifier, issuerTokenVerifier(issuer, clock))
    : entraVerifier;

  const database = await openDatabase(
    'url' in config.database
      ? { ...config.database, onIdleError: (error) => log.warn('database connection lost', {}, error) }
      : config.database,
  );
  opening.defer(() => database.close());
  const { db } = database;
  const stores = openStores(db, vault, newId);
  const { audit, changes, connections, consents, exchangeGrants, grants, hints, loginAttempts } = stores;
  const purge = () =>
    Promise.all([
      consents.purge(clock.now()),
      changes.purge(clock.now() - CHANGES_KEPT),
      audit.purge(clock.now() - config.auditDays * DAY),
      loginAttempts.purge(clock.now() - DAY),
    ]);
  opening.defer(startPurge(purge, log));

  const lending = { connections, vault, clock, newId, pause };
  const logins = openLogins({ ...lending, exchangeGrants, loginAttempts });
  const accessFor = accessByKind(accessLender({ ...lending, grants, tokens, scopes }), logins.lend);
  const webhookUrl = `${publicUrl}${GRAPH_WEBHOOK}`;
  const graph = graphProvider({ graphUrl: config.graph, clock, webhookUrl });
  const { caFile } = config.exchange;
  const authorities = caFile === null ? null : await readFile(caFile, 'utf8');
  const exchange = openExchange({ ...config.exchange, authorities, clock });
  opening.defer(() => exchange.close());
  const provider = providerByAccess({ token: graph, login: exchange.provider });

  const works = config.role !== 'web';
  const jobs = await openJobs(database.driver, { works, log });
  opening.defer(() => jobs.close());
  const { queue } = jobs;
  const hintNudge = nudged(() => wakeHinted({ hints, queue, clock }), QUIET, log);
  opening.defer(() => hintNudge.stop());
  const followed = followChanges({ changes, pause, log });
  opening.defer(() => followed.close());
  const stopping = new AbortController();

  const working = { ...stores, provider, accessFor, queue, vault, scopes, clock, newId, random, log };
  const tripping = { vault, scopes, consents, pages, clock };
  const showing = { pages, vault, scopes };
  const handlers = apiHandlers({
    ...working,
    watching: graph,
    doctor: exchange.doctor,
    logins,
    tokens,
    allowedTenants: config.allowedTenants,
    publicUrl,
    pause,
  });

  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const status = {
    publicUrl,
    clock,
    newId,
    log,
    metrics,
    ready: async () => {
      await sql`select 1`.execute(db);
    },
  };
  const handler =
    config.role === 'worker'
      ? statusServer(status)
      : httpServer({
          ...status,
          handlers,
          verifier,
          openSignIn: openSignIn(tripping),
          finishSignIn: finishSignIn({
            ...tripping,
            connections,
            tokens,
            randomBytes,
            allowedTenants: config.allowedTenants,
          }),
          showApproval: showApproval(showing),
          showApproved: showApproved(showing),
          receiveNotices: receiveNotices({
            ...working,
            issuer: issuer?.issuer ?? null,
            hinted: hintNudge.nudge,
          }),
          followed,
          stopping: stopping.signal,
          addinDir: config.addinDir,
          frameAncestors: config.frameAncestors,
          settings: {
            clientId: config.clientId,
            authority: config.authority,
            apiScope: config.apiScope,
            ...(issuer && {
              issuer: {
                issuer: issuer.issuer,
                name: issuer.name,
                clientId: issuer.clientId,
                scopes: issuer.scopes.join(' '),
              },
            }),
            messageOrigins: [...config.messageOrigins],
            officeScripts: [...config.officeScripts],
          },
        });

  const open = opening.move();
  return {
    async listen() {
      const listening = await listen(handler, config.listen);
      open.defer(() => listening.close());
      // Streams go on for as long as they are let.
      open.defer(() => stopping.abort());
      if (config.role !== 'worker') void checkAddress({ echo: echoOf(webhookUrl), newId, log })();
      if (works)
        await jobs.work({
          syncCalendar: syncCalendar({ ...working, settings: DEFAULT_SYNC }),
          retryListing: retryListing(working),
          keepWatches: keepWatches({ ...working, provider: graph }),
          wakeDue: wakeDue(working),
        });
      return { url: listening.url };
    },
    close: () => open.disposeAsync(),
  };
};
