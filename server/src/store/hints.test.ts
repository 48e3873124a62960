import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DATABASES } from '../../test/database.ts';
import { type EmptyDatabase, openEmptyDatabase } from '../../test/sync-world.ts';
import { LONGEST, QUIET, TAKEN_FOR } from '../domain/hint.ts';
import { vault as openVault } from '../identity/vault.ts';
import { calendarStore } from './calendars.ts';
import { connectionStore } from './connections.ts';
import { hintStore } from './hints.ts';
import { watchStore } from './watches.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const workspace = 'w';
const vault = openVault([{ id: 'test', key: randomBytes(32) }], randomBytes(32));

describe.each(DATABASES)('hints on %s', (kind) => {
  let database: EmptyDatabase;
  beforeAll(async () => {
    database = await openEmptyDatabase(kind);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  const hints = () => hintStore(database.db);
  const rows = () => database.db.selectFrom('hints').selectAll().execute();

  /** A watched calendar, and what a notice of its watch says. */
  const watched = async () => {
    const account = { tid: workspace, oid: 'alice', name: 'Alice', address: 'alice@contoso.example' };
    const attached = await connectionStore(database.db, randomUUID, vault).attach(
      { workspace, userId: 'alice', kind: 'microsoft365', account },
      () => ({ refreshToken: 'r', accessToken: 'a', accessExpiresAt: NOW }),
      NOW,
      null,
    );
    const ref = { workspace, connectionId: attached?.connection.id ?? '' };
    const main = { remoteId: 'main', name: 'Main', owner: null, color: null, main: true, shared: false };
    const times = { version: 1, at: NOW, nextAt: NOW };
    const selected = await calendarStore(database.db, randomUUID, vault).relist(ref, [main], times);
    const calendar = selected?.[0];
    const watches = watchStore(database.db);
    const [watch] = await watches.ofConnection(ref);
    if (!calendar || !watch) throw new Error('nothing is watched');
    const id = randomUUID();
    const state = {
      phase: 'active',
      target: 'calendar',
      remoteId: 'subscription',
      expiresAt: NOW + 1,
      renewAt: NOW,
      pause: null,
    } as const;
    await watches.save(watch, { id, state }, { dueAt: NOW, at: NOW });
    await hints().forget(calendar);
    return { calendar, notice: { workspace, id, remoteId: 'subscription' } };
  };

  test('many notices of one calendar are one row, which counts them and waits for more, but not for ever', async () => {
    const { notice } = await watched();
    await hints().notice([notice, notice], NOW);
    expect(await hints().nextReady()).toBe(NOW + QUIET);
    for (let at = NOW + 100; at < NOW + LONGEST; at += 100) await hints().notice([notice], at);
    expect(await hints().nextReady()).toBe(NOW + LONGEST);
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ seq: 20, noticed_at: new Date(NOW + LONGEST - 100) });
  });

  test('notices of watches that are not ours, or not ours any more, leave nothing', async () => {
    const { notice } = await watched();
    await hints().notice(
      [
        { ...notice, id: randomUUID() },
        { ...notice, remoteId: 'an earlier one' },
        { ...notice, workspace: 'another' },
      ],
      NOW,
    );
    expect(await rows()).toEqual([]);
  });

  test('what is ready is taken up once, and again only when nothing came of it', async () => {
    const { calendar, notice } = await watched();
    await hints().notice([notice], NOW);
    expect(await hints().take(NOW, 10)).toEqual([]);
    expect(await hints().take(NOW + QUIET, 10)).toEqual([calendar]);
    expect(await hints().take(NOW + QUIET, 10)).toEqual([]);
    expect(await hints().take(NOW + QUIET + TAKEN_FOR, 10)).toEqual([calendar]);
  });

  test('a notice after it was taken up makes it ready again at once', async () => {
    const { calendar, notice } = await watched();
    await hints().notice([notice], NOW);
    await hints().take(NOW + QUIET, 10);
    await hints().notice([notice], NOW + LONGEST);
    expect(await hints().take(NOW + LONGEST, 10)).toEqual([calendar]);
  });

  test('who asks does not wait, and says nothing of what the provider told', async () => {
    const { calendar, notice } = await watched();
    await hints().ask([calendar], NOW);
    expect(await hints().nextReady()).toBe(NOW);
    expect(await rows()).toMatchObject([{ noticed_at: null }]);
    await hints().notice([notice], NOW + 5);
    expect(await rows()).toMatchObject([{ noticed_at: new Date(NOW + 5) }]);
  });

  test('however many store notices of one calendar at the same time, each is counted', async () => {
    const { notice } = await watched();
    await Promise.all(Array.from({ length: 30 }, () => hints().notice([notice], NOW)));
    expect(await rows()).toMatchObject([{ seq: 30 }]);
  });
});
