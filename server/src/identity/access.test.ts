import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { createTestDatabase, DATABASES } from '../../test/database.ts';
import { binding } from '../domain/binding.ts';
import type { Connection } from '../domain/connection.ts';
import type { Failure } from '../domain/failure.ts';
import { ProviderError } from '../ports/failure.ts';
import type { Tokens } from '../ports/token-service.ts';
import { connectionStore } from '../store/connections.ts';
import { openDatabase } from '../store/database.ts';
import { grantStore } from '../store/grants.ts';
import type { Schema } from '../store/schema.ts';
import { accessLender } from './access.ts';
import { SCOPE_SETS } from './scopes.ts';
import { vault as openVault } from './vault.ts';

const HOUR = 3_600_000;
let now = Date.UTC(2026, 10, 23, 9);
const clock = { now: () => now };
const ring = { id: 'k1', key: randomBytes(32) };
const hashKey = randomBytes(32);
const vault = openVault([ring], hashKey);

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

  /** Entra's token endpoint: what it was asked with, and a gate that holds its answer. */
  let asked: string[] = [];
  let answer: (refreshToken: string) => Promise<Tokens>;
  let issued = 0;
  const fresh = (): Tokens => {
    issued += 1;
    return { accessToken: `access-${issued}`, refreshToken: `refresh-${issued}`, expiresAt: now + HOUR };
  };
  const failing = (failure: Failure) => async () => {
    throw new ProviderError(failure);
  };

  let connection: Connection;
  beforeEach(async () => {
    asked = [];
    answer = async () => fresh();
    const attached = await connectionStore(db, randomUUID, vault).attach(
      {
        workspace: 'contoso',
        userId: randomUUID(),
        kind: 'microsoft365',
        account: { tid: 'contoso', oid: 'alice', name: 'Alice', address: 'alice@contoso.example' },
      },
      (id) => ({
        refreshToken: vault.seal('refresh-0', binding.refreshToken('contoso', id)),
        accessToken: vault.seal('access-0', binding.accessToken('contoso', id)),
        accessExpiresAt: now + HOUR,
      }),
      now,
      null,
    );
    if (!attached) throw new Error('nothing was attached');
    ({ connection } = attached);
  });

  /** One process of several on the same database. */
  const lender = (changes: Partial<Parameters<typeof accessLender>[0]> = {}) =>
    accessLender({
      grants: grantStore(db),
      connections: connectionStore(db, randomUUID, vault),
      tokens: {
        refresh: (_tenant, refreshToken) => {
          asked.push(refreshToken);
          return answer(refreshToken);
        },
      },
      vault,
      scopes: SCOPE_SETS.article,
      clock,
      newId: randomUUID,
      pause: () => new Promise((resolve) => setImmediate(resolve)),
      ...changes,
    })({ ...connection, kind: 'microsoft365' });

  const troubleNow = async () =>
    (await connectionStore(db, randomUUID, vault).get('contoso', connection.id))?.trouble?.reason ?? null;

  test('a token that is good for long enough is lent without asking anybody', async () => {
    expect(await lender().token()).toBe('access-0');
    expect(asked).toEqual([]);
  });

  test('a token near its end is refreshed, and the new refresh token replaces the old one', async () => {
    now += HOUR - 60_000;
    const token = await lender().token();
    expect(token).toBe(`access-${issued}`);
    expect(await lender().token()).toBe(token);
    now += HOUR;
    await lender().token();
    expect(asked).toEqual(['refresh-0', `refresh-${issued - 1}`]);
  });

  test('where no new refresh token comes the old one is kept', async () => {
    now += HOUR;
    answer = async () => ({ ...fresh(), refreshToken: null });
    await lender().token();
    now += HOUR;
    await lender().token();
    expect(asked).toEqual(['refresh-0', 'refresh-0']);
  });

  test('a token that the provider has just refused is not lent again', async () => {
    const token = await lender().token('access-0');
    expect(token).not.toBe('access-0');
    expect(await lender().token('access-0')).toBe(token);
    expect(asked).toHaveLength(1);
  });

  test('of many processes that need a token at once one asks, and all get what it got', async () => {
    now += HOUR;
    const tokens = await Promise.all(Array.from({ length: 12 }, () => lender().token()));
    expect(new Set(tokens)).toEqual(new Set([`access-${issued}`]));
    expect(asked).toEqual(['refresh-0']);
  });

  test('no transaction is open while Entra is asked', async () => {
    now += HOUR;
    let during = 0;
    answer = async () => {
      during = (await db.selectFrom('grants').select('workspace').execute()).length;
      return fresh();
    };
    await lender().token();
    expect(during).toBeGreaterThan(0);
  });

  test('a process killed between answer and save loses nothing: the next one goes on after the lease', async () => {
    now += HOUR;
    const answered = Promise.withResolvers<void>();
    const save = () => {
      answered.resolve();
      return new Promise<never>(() => {});
    };
    void lender({ grants: { ...grantStore(db), save } }).token();
    await answered.promise;
    let waits = 0;
    const other = lender({
      pause: async () => {
        waits += 1;
        if (waits === 3) now += 30_000;
      },
    });
    const token = await other.token();
    expect(asked).toEqual(['refresh-0', 'refresh-0']);
    expect(await lender().token()).toBe(token);
  });

  test('a process that was thought dead can’t overwrite what came after it', async () => {
    now += HOUR;
    const gate = Promise.withResolvers<void>();
    answer = async () => {
      await gate.promise;
      return fresh();
    };
    const slow = lender().token();
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    now += 31_000;
    answer = async () => fresh();
    const token = await lender().token();
    gate.resolve();
    await slow;
    expect(await lender().token()).toBe(token);
  });

  test('a dead grant is told as such and recorded, since when it is', async () => {
    now += HOUR;
    const died = now;
    answer = failing({ kind: 'unauthorised', need: 'sign-in', code: 'AADSTS50173', claims: null });
    await expect(lender().token()).rejects.toMatchObject({ failure: { need: 'sign-in' } });
    now += 60_000;
    await expect(lender().token()).rejects.toBeInstanceOf(ProviderError);
    const stored = await connectionStore(db, randomUUID, vault).get('contoso', connection.id);
    expect(stored?.trouble).toEqual({
      reason: 'signed-out',
      fault: 'user',
      code: 'AADSTS50173',
      since: died,
    });
  });

  test('a refusal that comes after a reconnect troubles nobody', async () => {
    now += HOUR;
    answer = async () => {
      await connectionStore(db, randomUUID, vault).attach(
        connection,
        (id) => ({
          refreshToken: vault.seal('refresh-again', binding.refreshToken('contoso', id)),
          accessToken: vault.seal('access-again', binding.accessToken('contoso', id)),
          accessExpiresAt: now + HOUR,
        }),
        now,
        null,
      );
      throw new ProviderError({ kind: 'unauthorised', need: 'sign-in', code: 'AADSTS50173', claims: null });
    };
    await expect(lender().token()).rejects.toBeInstanceOf(ProviderError);
    expect(await troubleNow()).toBeNull();
    expect(await lender().token()).toBe('access-again');
  });

  test('a grant that works again ends its trouble, and only trouble of its own kind', async () => {
    now += HOUR;
    answer = failing({ kind: 'unauthorised', need: 'policy', code: 'AADSTS53003', claims: null });
    await expect(lender().token()).rejects.toBeInstanceOf(ProviderError);
    answer = async () => fresh();
    await lender().token();
    expect(await troubleNow()).toBeNull();

    const other = { reason: 'mailbox-unavailable', fault: 'admin', code: null, since: now } as const;
    await connectionStore(db, randomUUID, vault).setTrouble('contoso', connection.id, other, now);
    now += HOUR;
    await lender().token();
    expect(await troubleNow()).toBe('mailbox-unavailable');
  });

  test('an expired secret of the application never blames the user', async () => {
    now += HOUR;
    answer = failing({ kind: 'unauthorised', need: 'operator', code: 'AADSTS7000222', claims: null });
    await expect(lender().token()).rejects.toBeInstanceOf(ProviderError);
    expect((await connectionStore(db, randomUUID, vault).get('contoso', connection.id))?.trouble?.fault).toBe(
      'operator',
    );
  });

  test('a service that is down leaves no trouble and no lease behind', async () => {
    now += HOUR;
    answer = failing({ kind: 'unavailable' });
    await expect(lender().token()).rejects.toMatchObject({ failure: { kind: 'unavailable' } });
    expect(await troubleNow()).toBeNull();
    answer = async () => fresh();
    expect(await lender().token()).toBe(`access-${issued}`);
  });

  test('a key that left the ring is the operator’s to mend', async () => {
    const other = openVault([{ id: 'k2', key: randomBytes(32) }], hashKey);
    await expect(lender({ vault: other }).token()).rejects.toMatchObject({ failure: { need: 'operator' } });
  });

  test('a connection that is gone lends nothing', async () => {
    await connectionStore(db, randomUUID, vault).remove('contoso', connection.userId, connection.id, now);
    await expect(lender().token()).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });
});
