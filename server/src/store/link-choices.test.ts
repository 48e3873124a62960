import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { DATABASES } from '../../test/database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../../test/sync-world.ts';
import { vault as openVault } from '../identity/vault.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { choicesOf } from './link-choices.ts';
import { up } from './migrations/0009-hashed-link-choices.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const owner = { workspace: 'w', userId: 'alice' };
const HASH = 'c2VyaWVzLWtleS1pcy1hLWtleWVkLWhhc2gtb2YtaXQ';

describe.each(DATABASES)('choices of links on %s', (kind) => {
  const vault = openVault([{ id: 'k', key: randomBytes(32) }], randomBytes(32));
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  const calendar = async (): Promise<string> => {
    const attached = await connectionStore(database.db, randomUUID, vault).attach(
      {
        ...owner,
        kind: 'microsoft365',
        account: { tid: 'w', oid: 'alice', name: 'Alice', address: 'alice@contoso.example' },
      },
      () => ({ refreshToken: 'r', accessToken: 'a', accessExpiresAt: NOW }),
      NOW,
      null,
    );
    const main = { remoteId: 'main', name: 'Main', owner: null, color: null, main: true, shared: false };
    const selected = await calendarStore(database.db, randomUUID, vault).relist(
      { workspace: 'w', connectionId: attached?.connection.id ?? '' },
      [main],
      { version: 1, at: NOW, nextAt: NOW },
    );
    return selected?.[0]?.calendarId ?? '';
  };

  test('of those from before single meetings were hashed the ones of series stay, and no id does', async () => {
    const { db } = database;
    const calendarId = await calendar();
    await sql`alter table link_choices drop column seen_at`.execute(db);
    for (const subject of [HASH, 'AAMkAGI2TG93AAA=', 'AAMk-AGI2_TG93'])
      await sql`insert into link_choices (workspace, calendar_id, subject, link_key)
        values ('w', ${calendarId}::uuid, ${subject}, 'key')`.execute(db);
    await up(db as unknown as Kysely<unknown>);
    expect(await choicesOf(db, owner)).toEqual([
      { calendarId, subject: HASH, linkKey: 'key', seenAt: expect.any(Number) },
    ]);
    expect(await choicesOf(db, { ...owner, userId: 'bob' })).toEqual([]);
  });
});
