import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { createTestDatabase, DATABASES } from '../../test/database.ts';
import { PERSONAL_TENANT } from '../domain/connection.ts';
import { vault as openVault } from '../identity/vault.ts';
import type { Owner } from '../ports/owner.ts';
import { approvalStore } from './approvals.ts';
import { auditStore } from './audit.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { openDatabase } from './database.ts';
import { myDataStore } from './my-data.ts';
import type { Schema } from './schema.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
const otherVault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));
const kind = 'microsoft365';

describe.each(DATABASES)('audit entries on %s', (database) => {
  let db: Kysely<Schema>;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const own = await createTestDatabase(database);
    const opened = await openDatabase(own.options);
    db = opened.db;
    close = () => opened.close().then(own.drop);
  });
  afterAll(() => close());

  const somebody = (): Owner => ({ workspace: randomUUID(), userId: randomUUID() });
  const audit = () => auditStore(db, vault);
  const connections = () => connectionStore(db, randomUUID, vault);
  const attach = ({ workspace, userId }: Owner, at = NOW, knownDeletion?: string | null) =>
    connections().attach(
      {
        workspace,
        userId,
        kind,
        account: { tid: workspace, oid: userId, name: 'Alice Archer', address: 'alice@contoso.example' },
      },
      () => ({ refreshToken: 'r', accessToken: 'a', accessExpiresAt: NOW }),
      at,
      null,
      knownDeletion,
    );
  const erase = (owner: Owner) => myDataStore(db, vault, randomUUID).erase(owner, NOW);
  const told = async (owner: Owner) =>
    (await audit().ofUser(owner, null, 100)).map(({ id: _, at: __, ...entry }) => entry);

  test('tell what was done, in its order, with counts and switches only', async () => {
    const owner = somebody();
    const { workspace, userId } = owner;
    const approvals = approvalStore(db, vault);
    await approvals.remember(workspace, userId, kind, NOW);
    await approvals.remember(workspace, userId, kind, NOW);
    await approvals.forget(workspace, userId, kind, NOW);
    await approvals.forget(workspace, userId, kind, NOW);
    const attached = await attach(owner);
    await attach(owner);
    const connectionId = attached?.connection.id ?? '';
    const ref = { workspace, connectionId };
    const calendars = calendarStore(db, randomUUID, vault);
    const listed = ['main', 'other'].map((remoteId) => ({
      remoteId,
      name: 'Secret project',
      owner: null,
      color: null,
      main: remoteId === 'main',
      shared: false,
    }));
    await calendars.relist(ref, listed, { version: 1, at: NOW, nextAt: NOW });
    const calendarIds = (await calendars.ofConnection(ref)).map(({ id }) => id);
    for (let i = 0; i < 2; i += 1) {
      const { version = 0 } = (await calendars.choices(ref)) ?? {};
      await calendars.choose(
        ref,
        { filters: { syncPrivate: true, onlyOnline: false }, calendarIds, version },
        NOW,
      );
    }
    await connections().remove(workspace, userId, connectionId, NOW);
    await connections().remove(workspace, userId, connectionId, NOW);
    await audit().record(owner, { action: 'exported', format: 'json' }, NOW);

    expect(await told(owner)).toEqual([
      { action: 'approval-requested', connectionId: null, detail: { kind } },
      { action: 'approval-withdrawn', connectionId: null, detail: { kind } },
      { action: 'connected', connectionId, detail: { kind } },
      { action: 'reconnected', connectionId, detail: { kind } },
      {
        action: 'settings-changed',
        connectionId,
        detail: { syncPrivate: true, onlyOnline: false, calendarsAdded: 1, calendarsRemoved: 0 },
      },
      { action: 'disconnected', connectionId, detail: {} },
      { action: 'exported', connectionId: null, detail: { format: 'json' } },
    ]);
  });

  test('name nobody, not even in the workspace of a single account', async () => {
    const oid = randomUUID();
    const owner = { workspace: `${PERSONAL_TENANT}.${oid}`, userId: oid };
    await attach(owner);
    await erase(owner);
    expect(await told(owner)).toHaveLength(2);
    const { rows } = await sql<object>`select * from audit`.execute(db);
    expect(JSON.stringify(rows)).not.toContain(oid);
    expect(JSON.stringify(rows)).toContain(PERSONAL_TENANT);
  });

  test('are found with the same key, by the same person of the same workspace, only', async () => {
    const owner = somebody();
    await attach(owner);
    expect(await auditStore(db, otherVault).ofUser(owner, null, 10)).toEqual([]);
    expect(await told({ ...owner, userId: randomUUID() })).toEqual([]);
    expect(await told({ ...owner, workspace: randomUUID() })).toEqual([]);
    expect(await told(owner)).toHaveLength(1);
  });

  test('come page by page', async () => {
    const owner = somebody();
    // Ids of more and more digits.
    for (let i = 0; i < 120; i += 1)
      await audit().record(owner, { action: 'exported', format: 'json' }, NOW + i);
    const entries = [];
    for (let after: string | null = null; ; ) {
      const page = await audit().ofUser(owner, after, 7);
      entries.push(...page);
      after = page.at(-1)?.id ?? null;
      if (after === null) break;
    }
    expect(entries.map(({ at }) => at - NOW)).toEqual(Array.from({ length: 120 }, (_, i) => i));
  });

  test('are not told of what didn’t happen', async () => {
    const owner = somebody();
    const failing = () => {
      throw new Error('no key');
    };
    await expect(
      connections().attach(
        { ...owner, kind, account: { tid: 't', oid: 'o', name: '', address: '' } },
        failing,
        NOW,
        null,
      ),
    ).rejects.toThrow('no key');
    expect(await told(owner)).toEqual([]);
  });

  test('can’t be changed, and go when they are old', async () => {
    const owner = somebody();
    await audit().record(owner, { action: 'exported', format: 'json' }, NOW - 1_000);
    await audit().record(owner, { action: 'exported', format: 'calendar' }, NOW);
    await expect(db.updateTable('audit').set({ person: 'nobody' }).execute()).rejects.toThrow(
      'never changed',
    );
    await audit().purge(NOW);
    expect(await told(owner)).toEqual([
      { action: 'exported', connectionId: null, detail: { format: 'calendar' } },
    ]);
  });

  test('what was asked for before everything was deleted is not connected after it', async () => {
    const owner = somebody();
    const known = await audit().lastDeletion(owner);
    expect(known).toBeNull();
    await erase(owner);
    expect(await attach(owner, NOW, known)).toBeNull();
    expect(await connections().ofUser(owner.workspace, owner.userId)).toEqual([]);
    expect(await attach(owner, NOW, await audit().lastDeletion(owner))).not.toBeNull();
  });

  test('connecting and deleting at once leaves nothing, whichever is first', async () => {
    for (let i = 0; i < 20; i += 1) {
      const owner = somebody();
      const known = await audit().lastDeletion(owner);
      const both = [() => attach(owner, NOW, known), () => erase(owner)];
      await Promise.all((i % 2 ? both : both.toReversed()).map((work) => work()));
      expect(await connections().ofUser(owner.workspace, owner.userId)).toEqual([]);
    }
  });
});
