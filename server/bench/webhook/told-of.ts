import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { binding } from '../../src/domain/binding.ts';
import { DEFAULT_FILTERS } from '../../src/domain/connection.ts';
import type { SyncState } from '../../src/domain/sync.ts';
import { DEFAULT_SYNC, wholeWindow } from '../../src/domain/sync-settings.ts';
import type { WatchState } from '../../src/domain/watch.ts';
import { provenText, writeWatchKey } from '../../src/domain/watch-key.ts';
import { vault as openVault } from '../../src/identity/vault.ts';
import { calendarStore } from '../../src/store/calendars.ts';
import { connectionStore } from '../../src/store/connections.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/database.ts';

const DAY = 86_400_000;
const EACH = 5;

/** Keys of a server's environment, so that what is seeded can be opened by it. */
export const keysOf = () => {
  const [grant, hash] = [randomBytes(32), randomBytes(32)];
  return {
    vault: openVault([{ id: 'bench', key: grant }], hash),
    env: { GRANT_KEYS: `bench:${grant.toString('base64')}`, HASH_KEY: hash.toString('base64') },
  };
};
export type Keys = ReturnType<typeof keysOf>;

/** A watched calendar as Graph knows it: what its notices carry. */
export type Told = { readonly subscriptionId: string; readonly clientState: string };

const connect = async (
  db: Parameters<typeof calendarStore>[0],
  { vault }: Keys,
  number: number,
  at: number,
) => {
  const workspace = randomUUID();
  const account = {
    tid: workspace,
    oid: randomUUID(),
    name: `P${number}`,
    address: `p${number}@bench.example`,
  };
  const attached = await connectionStore(db, randomUUID, vault).attach(
    { workspace, userId: account.oid, kind: 'microsoft365', account },
    (id) => ({
      refreshToken: vault.seal('refresh', binding.refreshToken(workspace, id)),
      accessToken: vault.seal('access', binding.accessToken(workspace, id)),
      accessExpiresAt: at + DAY,
    }),
    at,
    null,
  );
  if (!attached) throw new Error('not connected');
  const { connection } = attached;
  const calendars = calendarStore(db, randomUUID, vault);
  const ref = { workspace, connectionId: connection.id };
  const listed = Array.from({ length: EACH }, (_, i) => ({
    remoteId: `calendar-${number}-${i}`,
    name: `Calendar ${i}`,
    owner: null,
    color: null,
    main: i === 0,
    shared: false,
  }));
  await calendars.relist(ref, listed, { version: 1, at, nextAt: at });
  const calendarIds = (await calendars.ofConnection(ref)).map(({ id }) => id);
  await calendars.choose(ref, { version: 1, filters: DEFAULT_FILTERS, calendarIds }, at);
  return calendarIds.map((calendarId) => ({ workspace, calendarId }));
};

/**
 * Fills a database with so many calendars that have been read and are watched. Their next round asks `graphUrl` for
 * changes since `$deltatoken=now`.
 */
export const seedToldOf = async (
  options: DatabaseOptions,
  keys: Keys,
  {
    calendars: count,
    graphUrl,
    at,
  }: { readonly calendars: number; readonly graphUrl: string; readonly at: number },
): Promise<Told[]> => {
  const database = await openDatabase(options);
  const { db } = database;
  const told: Told[] = [];
  const state: SyncState = {
    phase: 'ready',
    tracking: 'delta',
    round: 2,
    read: 0,
    lastSuccess: at,
    restarts: 0,
    pause: null,
    window: wholeWindow(at, DEFAULT_SYNC),
    renewAt: at + DAY,
    dueAt: at + DAY,
    cursor: `${graphUrl}/v1.0/me/calendars/x/calendarView/delta?$deltatoken=now`,
  };
  for (let number = 0; told.length < count; number += 1)
    for (const { workspace, calendarId } of await connect(db, keys, number, at)) {
      const [id, subscriptionId] = [randomUUID(), randomUUID()];
      const watch: WatchState = {
        phase: 'active',
        target: 'calendar',
        remoteId: subscriptionId,
        expiresAt: at + 6 * DAY,
        renewAt: at + 5 * DAY,
        pause: null,
      };
      await sql`update watches set id = ${id}::uuid, remote_id = ${subscriptionId}, state = ${JSON.stringify(watch)}::jsonb,
        due_at = ${new Date(watch.renewAt)}::timestamptz
        where workspace = ${workspace} and calendar_id = ${calendarId}`.execute(db);
      told.push({
        subscriptionId,
        clientState: writeWatchKey({ workspace, id, proof: keys.vault.hash(provenText(workspace, id)) }),
      });
    }
  await sql`update streams set state = ${JSON.stringify(state)}::jsonb, due_at = ${new Date(at + DAY)}::timestamptz`.execute(
    db,
  );
  await database.close();
  return told;
};
