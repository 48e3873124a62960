import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, DATABASES } from '../../test/database.ts';
import { openDatabase } from './database.ts';

const tables = [
  'approvals',
  'calendars',
  'connections',
  'consents',
  'grants',
  'meetings',
  'series',
  'streams',
];

test('an embedded database is made in its folder, and found there again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sally-open-'));
  try {
    const first = await openDatabase({ dataDir });
    expect((await first.db.introspection.getTables()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(tables),
    );
    await first.db
      .insertInto('approvals')
      .values({ workspace: 'w', user_id: 'u', kind: 'microsoft365', requested_at: new Date(0) })
      .execute();
    await first.close();
    const again = await openDatabase({ dataDir });
    expect(await again.db.selectFrom('approvals').select('user_id').execute()).toEqual([{ user_id: 'u' }]);
    await again.close();
  } finally {
    await rm(dataDir, { recursive: true });
  }
  // An embedded database takes seconds to make, more on a busy machine.
}, 300_000);

if (DATABASES.includes('postgres'))
  test('processes that start at the same moment migrate once', async () => {
    const database = await createTestDatabase('postgres');
    if (!('url' in database.options)) throw new Error('no Postgres');
    const { url } = database.options;
    const opened = await openDatabase({ url });
    await sql`drop schema public cascade`.execute(opened.db);
    await sql`create schema public`.execute(opened.db);
    await opened.close();
    const processes = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })));
    for (const { db } of processes)
      expect((await db.introspection.getTables()).map(({ name }) => name)).toEqual(
        expect.arrayContaining(tables),
      );
    await Promise.all(processes.map(({ close }) => close()));
    await database.drop();
  });

test('a database that can not be reached is an error, and leaves nothing open', async () => {
  await expect(openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow();
});
