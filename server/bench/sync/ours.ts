import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_SYNC } from '../../src/domain/sync-settings.ts';
import { accessByKind, accessLender } from '../../src/identity/access.ts';
import { SCOPE_SETS } from '../../src/identity/scopes.ts';
import { vault as openVault } from '../../src/identity/vault.ts';
import type { Log } from '../../src/ports/log.ts';
import { providerByAccess } from '../../src/providers/by-access.ts';
import { graphProvider } from '../../src/providers/graph/provider.ts';
import { calendarStore } from '../../src/store/calendars.ts';
import { connectionStore } from '../../src/store/connections.ts';
import { openDatabase } from '../../src/store/database.ts';
import { grantStore } from '../../src/store/grants.ts';
import { streamStore } from '../../src/store/streams.ts';
import { syncCalendar } from '../../src/usecases/sync-calendar.ts';
import type { Contender } from './contender.ts';
import { emptyCalendar } from './empty-calendar.ts';

const loud: Log = {
  info: () => {},
  warn: (event, fields, error) => process.stderr.write(`${event} ${JSON.stringify(fields)} ${error}\n`),
  error: (event, fields, error) => process.stderr.write(`${event} ${JSON.stringify(fields)} ${error}\n`),
};

const never = () => Promise.reject(new Error('not needed in an initial sync'));
const noExchange = {
  account: never,
  calendars: never,
  calendarOf: never,
  view: never,
  changes: never,
  ownIds: never,
  appointment: never,
};

/** The use case with everything that the server gives it. */
export const ours: Contender = async ({ calendar, database: options }) => {
  const database = await openDatabase(options);
  const { db } = database;
  const clock = { now: () => calendar.at };
  const vault = openVault([{ id: 'bench', key: randomBytes(32) }], randomBytes(32));
  const connections = connectionStore(db, randomUUID, vault);
  const calendars = calendarStore(db, randomUUID, vault);

  const { connection, ref } = await emptyCalendar(database, calendar, vault);

  const lend = accessLender({
    grants: grantStore(db),
    connections,
    tokens: { refresh: never },
    vault,
    scopes: SCOPE_SETS.article,
    clock,
    newId: randomUUID,
    pause: never,
  });
  const accessFor = accessByKind(lend, () => {
    throw new Error('not needed in an initial sync');
  });
  const sync = syncCalendar({
    streams: streamStore(db, vault),
    provider: providerByAccess({
      token: graphProvider({
        graphUrl: calendar.graphUrl,
        clock,
        webhookUrl: 'https://sally.example/webhooks',
      }),
      login: noExchange,
    }),
    accessFor,
    vault,
    hints: { forget: never },
    queue: { wake: never, refresh: never },
    settings: DEFAULT_SYNC,
    clock,
    random: Math.random,
    log: loud,
  });

  return {
    sync: () => sync(ref, new AbortController().signal),
    async stored() {
      const [stored] = await calendars.ofConnection({
        workspace: ref.workspace,
        connectionId: connection.id,
      });
      if (stored?.stream?.state.phase !== 'ready')
        throw new Error(`not ready: ${JSON.stringify(stored?.stream)}`);
      const { count } = await db
        .selectFrom('meetings')
        .select((column) => column.fn.countAll<string>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    close: () => database.close(),
  };
};
