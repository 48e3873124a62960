import type { Connection } from '../domain/connection.ts';
import type { Calendars, StoredCalendar } from '../ports/calendars.ts';
import type { Caller } from '../ports/caller.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connections } from '../ports/connections.ts';
import type { Meetings } from '../ports/meetings.ts';
import type { SyncQueue } from '../ports/sync-queue.ts';

export type ListConnectionsDeps = {
  readonly connections: Pick<Connections, 'ofUser'>;
  readonly calendars: Pick<Calendars, 'ofConnection'>;
  readonly meetings: Pick<Meetings, 'countUpcoming'>;
  readonly queue: Pick<SyncQueue, 'refresh'>;
  readonly clock: Clock;
};

export type ConnectionOverview = {
  readonly connection: Connection;
  /** The selected ones. */
  readonly calendars: readonly StoredCalendar[];
  /** Those that appeared and nobody has been shown yet. */
  readonly unseen: readonly StoredCalendar[];
  readonly upcomingMeetings: number;
};

/**
 * The caller's connections with what is synced of them. One whose calendars were never listed is listed soon:
 * its first attempt failed, and the request to try again may be lost.
 */
export const listConnections =
  ({ connections, calendars, meetings, queue, clock }: ListConnectionsDeps) =>
  async ({ workspace, account }: Caller): Promise<ConnectionOverview[]> => {
    const owner = { workspace, userId: account.oid };
    const [own, upcoming] = await Promise.all([
      connections.ofUser(workspace, account.oid),
      meetings.countUpcoming(owner, clock.now()),
    ]);
    return Promise.all(
      own.map(async (connection) => {
        const ref = { workspace, connectionId: connection.id };
        const known = await calendars.ofConnection(ref);
        if (known.length === 0 && connection.trouble === null) await queue.refresh(ref);
        return {
          connection,
          calendars: known.filter(({ selected }) => selected),
          unseen: known.filter(({ unseen }) => unseen),
          upcomingMeetings: upcoming.get(connection.id) ?? 0,
        };
      }),
    );
  };
