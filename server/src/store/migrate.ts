import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as spine from './migrations/0001-spine.ts';
import * as live from './migrations/0002-live.ts';
import * as calendars from './migrations/0004-calendars.ts';
import * as linkChoices from './migrations/0005-link-choices.ts';
import * as audit from './migrations/0006-audit.ts';
import * as exchange from './migrations/0007-exchange.ts';
import * as listings from './migrations/0008-listings.ts';
import * as hashedLinkChoices from './migrations/0009-hashed-link-choices.ts';
import type { Schema } from './schema.ts';

/** In order; a migration that has been released is never changed. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-spine': spine,
  '0002-live': live,
  '0004-calendars': calendars,
  '0005-link-choices': linkChoices,
  '0006-audit': audit,
  '0007-exchange': exchange,
  '0008-listings': listings,
  '0009-hashed-link-choices': hashedLinkChoices,
};

/** Brings the schema up to date. Safe when several processes start at once: Kysely holds an advisory lock. */
export const migrate = async (db: Kysely<Schema>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
  throw new Error(`The database could not be migrated${failed ? ` (${failed})` : ''}.`, { cause: error });
};
