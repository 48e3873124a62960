import type { PGlite } from '@electric-sql/pglite';
import { type ConstructorOptions, fromPglite, PgBoss } from 'pg-boss';
import type { Log } from '../ports/log.ts';

/** The database that the queues live in: an address, or the one embedded instance, which is shared. */
export type JobDatabase =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly pglite: PGlite };

const CONNECTIONS = 4;

const connection = (database: JobDatabase): ConstructorOptions =>
  database.kind === 'postgres'
    ? { connectionString: database.url, max: CONNECTIONS, application_name: 'sally jobs' }
    : { db: fromPglite(database.pglite), backend: 'pglite' };

/**
 * pg-boss as we use it. It runs on real time whatever the clock says: no job waits for a time of ours, since what
 * is due is stored with the streams, and heartbeats measure whether a process lives.
 */
export const createBoss = (database: JobDatabase, { works, log }: { works: boolean; log: Log }): PgBoss => {
  const boss = new PgBoss({
    ...connection(database),
    useListenNotify: works,
    supervise: works,
    // A killed worker's calendar is free again after a heartbeat and one of these.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    flowIntervalSeconds: 3600,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
  });
  // Unheard, this event would end the process.
  boss.on('error', (error) => log.warn('jobs.error', {}, error));
  boss.on('warning', ({ message }) => log.warn('jobs.warning', { message }));
  return boss;
};
