import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

const CONNECTIONS = 10;
/** A process that sleeps in the middle of a transaction loses it after this time (ms), so that others need not wait for it. */
const LONGEST_IDLE = 10_000;
const MEMORY = 'memory://';

/** What the job queue needs to work on the same database: an address, or the one embedded instance. */
export type Driver =
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'pglite'; readonly pglite: PGlite };

export type Database = {
  readonly db: Kysely<Schema>;
  readonly driver: Driver;
  close(): Promise<void>;
};

export type DatabaseOptions =
  | {
      readonly url: string;
      /** Hears of a pooled connection that broke while nothing was asked of it; the pool replaces it by itself. */
      readonly onIdleError?: (error: Error) => void;
    }
  /** A folder, in which the database gets its own, or `memory://`. */
  | { readonly dataDir: string };

const postgres = (url: string, onIdleError: (error: Error) => void): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'sally',
    idle_in_transaction_session_timeout: LONGEST_IDLE,
  });
  // Unheard, these events would end the process. The pool hears of idle connections only.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', onIdleError));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, driver: { kind: 'postgres', url }, close: () => db.destroy() };
};

const embedded = async (dataDir: string): Promise<Database> => {
  const folder = dataDir === MEMORY ? MEMORY : join(dataDir, 'database');
  if (folder !== MEMORY) await mkdir(folder, { recursive: true });
  const pglite = await PGlite.create(folder);
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) });
  return { db, driver: { kind: 'pglite', pglite }, close: () => db.destroy() };
};

/** Opens Postgres, or the Postgres that runs inside this process, and brings its schema up to date. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const database =
    'url' in options
      ? postgres(options.url, options.onIdleError ?? (() => {}))
      : await embedded(options.dataDir);
  try {
    await migrate(database.db);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
