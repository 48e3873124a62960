import { sql } from 'kysely';
import { openDatabase } from '../src/store/database.ts';
import type { World } from './world.ts';

/** Every row of every table of a schema, by the table's name. An embedded database must not be in use. */
export const everyRow = async (
  options: World['database'],
  schema: 'public' | 'pgboss' = 'public',
): Promise<Record<string, object[]>> => {
  const { db, close } = await openDatabase(options);
  try {
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = ${schema} and table_type = 'BASE TABLE' and table_name not like 'kysely%'
      order by 1`.execute(db);
    const rows = async ({ name }: { name: string }) =>
      [name, (await sql<object>`select * from ${sql.table(`${schema}.${name}`)}`.execute(db)).rows] as const;
    return Object.fromEntries(await Promise.all(tables.rows.map(rows)));
  } finally {
    await close();
  }
};
