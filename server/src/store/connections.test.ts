import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { createTestDatabase, DATABASES } from '../../test/database.ts';
import { troubleOf } from '../domain/trouble.ts';
import { vault as openVault } from '../identity/vault.ts';
import type { NewConnection } from '../ports/connections.ts';
import { approvalStore } from './approvals.ts';
import { connectionStore } from './connections.ts';
import { consentStore } from './consents.ts';
import { openDatabase } from './database.ts';
import { grantStore } from './grants.ts';
import type { Schema } from './schema.ts';

const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));

describe.each(DATABASES)('on %s', (kind) => {
  let db: Kysely<Schema>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestDatabase(kind);
    const database = await openDatabase(own.options);
    db = database.db;
    close = () => database.close().then(own.drop);
  });
  afterAll(() => close());

  const NOW = Date.UTC(2026, 10, 23, 9);
  const store = () => connectionStore(db, randomUUID, vault);

  const newConnection = (userId: string, changes: Partial<NewConnection> = {}): NewConnection => ({
    workspace: 'contoso',
    userId,
    kind: 'microsoft365',
    account: { tid: 'contoso', oid: userId, name: userId, address: `${userId}@contoso.example` },
    ...changes,
  });
  const sealFor = (connectionId: string) => ({
    refreshToken: `refresh of ${connectionId}`,
    accessToken: `access of ${connectionId}`,
    accessExpiresAt: NOW + 3_600_000,
  });
  const attached = async (userId: string, changes?: Partial<NewConnection>) => {
    const stored = await store().attach(newConnection(userId, changes), sealFor, NOW, null);
    if (!stored) throw new Error('nothing was attached');
    return stored.connection;
  };

  test('a new connection keeps no private meetings and carries its grant', async () => {
    const connection = await attached('alice');
    expect(connection).toMatchObject({
      userId: 'alice',
      filters: { syncPrivate: false, onlyOnline: false },
      trouble: null,
      createdAt: NOW,
    });
    expect(await store().get('contoso', connection.id)).toEqual(connection);
    expect(await store().ofUser('contoso', 'alice')).toEqual([connection]);
    expect(await grantStore(db).read({ workspace: 'contoso', connectionId: connection.id })).toEqual({
      account: { tid: 'contoso', oid: 'alice' },
      refreshToken: `refresh of ${connection.id}`,
      accessToken: `access of ${connection.id}`,
      accessExpiresAt: NOW + 3_600_000,
    });
  });

  test('connecting the same account again keeps the connection and its choices, and ends its trouble', async () => {
    const first = await attached('bob');
    await db.updateTable('connections').set({ sync_private: true }).where('id', '=', first.id).execute();
    await store().setTrouble('contoso', first.id, troubleOf({ kind: 'not-found' }, NOW), NOW);
    expect((await store().get('contoso', first.id))?.trouble).toMatchObject({
      reason: 'mailbox-unavailable',
      since: NOW,
    });
    const again = await attached('bob');
    expect(again).toEqual({ ...first, filters: { syncPrivate: true, onlyOnline: false } });
  });

  test('two windows that connect at once make one connection', async () => {
    const attach = () => store().attach(newConnection('carol'), sealFor, NOW, null);
    const both = await Promise.all([attach(), attach()]);
    expect(new Set(both.map((one) => one?.connection.id)).size).toBe(1);
    expect(both.map((one) => one?.again).sort()).toEqual([false, true]);
  });

  test('the same account in two workspaces is two connections', async () => {
    const [here, there] = [await attached('dave'), await attached('dave', { workspace: 'fabrikam' })];
    expect(here.id).not.toBe(there.id);
    expect(await store().get('fabrikam', here.id)).toBeNull();
    expect(await store().ofUser('fabrikam', 'dave')).toEqual([there]);
  });

  test('connecting ends the remembered request to an administrator', async () => {
    const approvals = approvalStore(db, vault);
    await approvals.remember('contoso', 'erin', 'microsoft365', NOW);
    expect(await approvals.remember('contoso', 'erin', 'microsoft365', NOW + 5)).toEqual({
      kind: 'microsoft365',
      requestedAt: NOW,
    });
    await attached('erin');
    expect(await approvals.ofUser('contoso', 'erin')).toEqual([]);
  });

  test('a parked grant is attached once, and the consent remembers where', async () => {
    const consents = consentStore(db);
    const key = { workspace: 'contoso', id: randomUUID() };
    await consents.open(
      {
        ...key,
        userId: 'frank',
        kind: 'microsoft365',
        connectionId: null,
        challenge: 'c',
        secrets: 's',
        claims: null,
        expiresAt: NOW + 1,
      },
      'hash',
      NOW,
    );
    const attach = () => store().attach(newConnection('frank'), sealFor, NOW, key.id);
    expect(await attach()).toBeNull();
    expect(await store().ofUser('contoso', 'frank')).toEqual([]);

    await consents.park(
      key,
      { account: { tid: 'contoso', oid: 'frank' }, grant: 'g', codeHash: 'h' },
      NOW + 2,
    );
    const [first, second] = await Promise.all([attach(), attach()]);
    expect([first, second].filter((attached) => attached !== null)).toHaveLength(1);
    expect((await consents.get(key))?.progress).toEqual({
      status: 'redeemed',
      connectionId: (first ?? second)?.connection.id,
    });
  });

  test('removing a connection leaves no row of it behind', async () => {
    const connection = await attached('grace');
    const calendar = randomUUID();
    const owned = { workspace: 'contoso', calendar_id: calendar };
    await db
      .insertInto('calendars')
      .values({
        workspace: 'contoso',
        id: calendar,
        connection_id: connection.id,
        remote_id: 'r',
        name: 'Calendar',
        main: true,
        shared: false,
        slot: 1,
      })
      .execute();
    await db
      .insertInto('streams')
      .values({ ...owned, version: 1, state: '{}', due_at: new Date(NOW) })
      .execute();
    await db
      .insertInto('series')
      .values({ ...owned, series_key: 'k', all_day: false, seen_round: 1, announced_round: 1 })
      .execute();
    await db
      .insertInto('meetings')
      .values({
        ...owned,
        remote_id: 'm',
        member: 'single',
        starts_at: new Date(NOW),
        ends_at: new Date(NOW),
        all_day: false,
        seen_round: 1,
      })
      .execute();

    expect(await store().remove('contoso', 'someone-else', connection.id, NOW)).toBe(false);
    expect(await store().remove('fabrikam', 'grace', connection.id, NOW)).toBe(false);
    expect(await store().remove('contoso', 'grace', connection.id, NOW)).toBe(true);
    expect(await store().remove('contoso', 'grace', connection.id, NOW)).toBe(false);
    for (const table of ['streams', 'series', 'meetings'] as const)
      expect(
        await db.selectFrom(table).select('workspace').where('calendar_id', '=', calendar).execute(),
      ).toEqual([]);
    expect(await grantStore(db).read({ workspace: 'contoso', connectionId: connection.id })).toBeNull();
  });
});
