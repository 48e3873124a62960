import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Transaction } from 'kysely';
import { DATABASES } from '../../test/database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../../test/sync-world.ts';
import { announce, liveChangeStore } from './live-changes.ts';
import type { Schema } from './schema.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const ids = new Map<string, string>();
const named = (name: string): string => {
  const id = ids.get(name) ?? randomUUID();
  ids.set(name, id);
  return id;
};
const nameOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0] ?? id;

describe.each(DATABASES)('live changes on %s', (kind) => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  const store = () => liveChangeStore(database.db);
  const write = (tx: Transaction<Schema>, name: string) =>
    announce(tx, { workspace: 'w', userId: 'alice', connectionId: named(name), meetings: true }, NOW);
  const commit = (name: string) => database.db.transaction().execute((tx) => write(tx, name));
  const read = async (cursor: string) => {
    const { changes, cursor: next } = await store().read(cursor);
    return { names: changes.map(({ connectionId }) => nameOf(connectionId)), next };
  };

  test('nothing of what was before the first look is told', async () => {
    await commit('before');
    const { changes, cursor } = await store().read(null);
    expect(changes).toEqual([]);
    expect((await read(cursor)).names).toEqual([]);
  });

  test('every change is told once, to whom it concerns', async () => {
    const { cursor } = await store().read(null);
    await commit('one');
    await commit('two');
    const first = await store().read(cursor);
    expect(first.changes).toEqual([
      { workspace: 'w', userId: 'alice', connectionId: named('one'), meetings: true },
      { workspace: 'w', userId: 'alice', connectionId: named('two'), meetings: true },
    ]);
    expect((await read(first.cursor)).names).toEqual([]);
  });

  test('a change that is taken back is never told', async () => {
    const { cursor } = await store().read(null);
    const undone = database.db.transaction().execute(async (tx) => {
      await write(tx, 'undone');
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect((await read(cursor)).names).toEqual([]);
  });

  test('what was told long ago is forgotten', async () => {
    const { cursor } = await store().read(null);
    await commit('old');
    await store().purge(NOW + 1);
    expect((await read(cursor)).names).toEqual([]);
  });
});

/** Only a server has more than one connection. */
describe.each(DATABASES.filter((kind) => kind === 'postgres'))('transactions that overlap on %s', (kind) => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterAll(() => database.close());

  /** A transaction that has written and waits for its end. */
  const begin = async (name: string) => {
    const tx = await database.db.startTransaction().execute();
    await announce(tx, { workspace: 'w', userId: 'alice', connectionId: named(name), meetings: false }, NOW);
    return tx;
  };

  test('are told in the order in which they end, and none is skipped or comes twice', async () => {
    const store = liveChangeStore(database.db);
    const told: string[] = [];
    let { cursor } = await store.read(null);
    const look = async () => {
      const read = await store.read(cursor);
      cursor = read.cursor;
      told.push(...read.changes.map(({ connectionId }) => nameOf(connectionId)));
      return [...told];
    };

    const slow = await begin('slow');
    const quick = await begin('quick');
    await quick.commit().execute();
    expect(await look()).toEqual(['quick']);
    const undone = await begin('undone');
    const late = await begin('late');
    await late.commit().execute();
    expect(await look()).toEqual(['quick', 'late']);
    await undone.rollback().execute();
    await slow.commit().execute();
    expect(await look()).toEqual(['quick', 'late', 'slow']);
    expect(await look()).toEqual(['quick', 'late', 'slow']);
  });

  test('however many there are and whenever somebody looks, each is told exactly once', async () => {
    const store = liveChangeStore(database.db);
    let { cursor } = await store.read(null);
    const told: string[] = [];
    let writing = true;
    const looking = (async () => {
      for (;;) {
        const last = !writing;
        const read = await store.read(cursor);
        cursor = read.cursor;
        told.push(...read.changes.map(({ connectionId }) => nameOf(connectionId)));
        if (last) return;
      }
    })();
    const names = Array.from({ length: 200 }, (_, i) => `change ${i}`);
    const worker = async (own: string[]) => {
      for (const name of own) {
        const tx = await begin(name);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
        await tx.commit().execute();
      }
    };
    await Promise.all([0, 1, 2, 3].map((n) => worker(names.filter((_, i) => i % 4 === n))));
    writing = false;
    await looking;
    expect(told.toSorted()).toEqual(names.toSorted());
  });
});
