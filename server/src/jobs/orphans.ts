import type { PgBoss } from 'pg-boss';

type Orphan = {
  readonly name: string;
  readonly id: string;
  readonly data: object;
  readonly key: string | null;
};

/**
 * Puts what a process had under way when it was killed back into its queue, without waiting for the heartbeat to be
 * missed. Only for a process that is alone, or others would be taken for dead.
 */
export const takeUpOrphans = async (boss: PgBoss, queues: readonly string[]): Promise<number> => {
  const { rows } = await boss.getDb().executeSql(
    `select name, id, data, singleton_key as key from pgboss.job
      where name = any($1::text[]) and state = 'active'`,
    [queues],
  );
  const orphans = rows as Orphan[];
  for (const { name, id, data, key } of orphans) {
    await boss.complete(name, id);
    await boss.send(name, data, key === null ? {} : { singletonKey: key });
  }
  return orphans.length;
};
