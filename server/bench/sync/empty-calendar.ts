import { randomUUID } from 'node:crypto';
import { binding } from '../../src/domain/binding.ts';
import type { Connection } from '../../src/domain/connection.ts';
import type { CalendarRef } from '../../src/ports/sync-queue.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { calendarStore } from '../../src/store/calendars.ts';
import { connectionStore } from '../../src/store/connections.ts';
import type { Database } from '../../src/store/database.ts';
import type { Calendar } from './pages.ts';

const HOUR = 3_600_000;
const ACCOUNT = { tid: randomUUID(), oid: randomUUID(), name: 'Gina', address: 'gina@fabrikam.example' };

/** A connection whose token is good for an hour, and its calendar, selected and not read yet. */
export const emptyCalendar = async (
  { db }: Database,
  { calendarId, at }: Calendar,
  vault: Pick<Vault, 'seal' | 'hash'>,
): Promise<{ readonly connection: Connection; readonly ref: CalendarRef }> => {
  const workspace = ACCOUNT.tid;
  const attached = await connectionStore(db, randomUUID, vault).attach(
    { workspace, userId: ACCOUNT.oid, kind: 'microsoft365', account: ACCOUNT },
    (id) => ({
      refreshToken: vault.seal('refresh', binding.refreshToken(workspace, id)),
      accessToken: vault.seal('access', binding.accessToken(workspace, id)),
      accessExpiresAt: at + HOUR,
    }),
    at,
    null,
  );
  if (!attached) throw new Error('not connected');
  const { connection } = attached;
  const selected = await calendarStore(db, randomUUID, vault).relist(
    { workspace, connectionId: connection.id },
    [{ remoteId: calendarId, name: 'Calendar', owner: null, color: null, main: true, shared: false }],
    { version: 1, at, nextAt: at },
  );
  const ref = selected?.[0];
  if (!ref) throw new Error('no calendar is to be synced');
  return { connection, ref };
};
