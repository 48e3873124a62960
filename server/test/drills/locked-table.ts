import pg from 'pg';
import { until } from '../until.ts';

/** Somebody who keeps others from writing to a table of this Postgres, until it is opened again. */
export const lockTable = async (url: string, table: 'meetings' | 'grants' | 'streams') => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin');
  await client.query(`lock table ${table} in exclusive mode`);
  const waiting = async () => {
    const { rowCount } = await client.query(
      'select 1 from pg_locks where relation = $1::regclass and not granted',
      [table],
    );
    return (rowCount ?? 0) > 0;
  };
  return {
    /** Resolves once a writer stands in line. */
    someoneWaits: () => until(waiting),
    /** Lets them write; resolves when everybody has who stood in line. */
    open: async () => {
      await client.query('rollback');
      await until(async () => !(await waiting()));
      await client.end();
    },
  };
};
