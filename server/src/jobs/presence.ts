import pg from 'pg';
import type { JobDatabase } from './boss.ts';

/** Names the lock that every working process shares, among the advisory locks of its database. */
const WORKING = 7256;

export type Presence = {
  /** Whether no other process was working when this one came. */
  readonly alone: boolean;
  /** From now on others may come. */
  settle(): Promise<void>;
  leave(): Promise<void>;
};

const ALONE: Presence = { alone: true, settle: async () => {}, leave: async () => {} };

/**
 * Says to all other processes that this one works, by a lock that ends with its connection, however it dies, and learns
 * whether there are any. Whoever comes while one that is alone has not settled waits. Of an embedded database there is
 * only one process. https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export const enter = async (database: JobDatabase, onLost: (error: Error) => void): Promise<Presence> => {
  if (database.kind === 'pglite') return ALONE;
  const client = new pg.Client({ connectionString: database.url, application_name: 'sally presence' });
  // Unheard, this event would end the process. Without its lock one that starts takes this one for dead, which costs work only.
  client.on('error', onLost);
  await client.connect();
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
    WORKING,
  ]);
  const alone = rows[0]?.alone === true;
  await client.query('select pg_advisory_lock_shared($1)', [WORKING]);
  return {
    alone,
    settle: async () => {
      if (alone) await client.query('select pg_advisory_unlock($1)', [WORKING]);
    },
    leave: () => client.end(),
  };
};
