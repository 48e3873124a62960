import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Kysely } from 'kysely';
import { createTestDatabase, DATABASES } from '../../test/database.ts';
import type { Consent } from '../domain/consent.ts';
import { consentStore } from './consents.ts';
import { openDatabase } from './database.ts';
import type { Schema } from './schema.ts';

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
  const ALICE = { tid: 'contoso', oid: 'alice' };
  let made = 0;
  const opened = async (): Promise<Consent> => {
    made += 1;
    const consent: Consent = {
      workspace: 'contoso',
      id: `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`,
      userId: 'alice',
      kind: 'microsoft365',
      connectionId: null,
      challenge: 'challenge',
      secrets: 'sealed secrets',
      claims: '{"a":1}',
      expiresAt: NOW + 1_200_000,
      progress: { status: 'open' },
    };
    await consentStore(db).open(consent, `hash-${consent.id}`, NOW);
    return consent;
  };
  const parked = { account: ALICE, grant: 'sealed grant', codeHash: 'hash of a code' };

  test('an open trip is found as it was written, in its own workspace only', async () => {
    const consents = consentStore(db);
    const consent = await opened();
    expect(await consents.get(consent)).toEqual(consent);
    expect(await consents.get({ ...consent, workspace: 'fabrikam' })).toBeNull();
  });

  test('a state finds its trip until it is claimed, and of many claims one succeeds', async () => {
    const consents = consentStore(db);
    const consent = await opened();
    const hash = `hash-${consent.id}`;
    expect(await consents.byState(consent, hash, NOW)).toEqual(consent);
    const claims = await Promise.all(Array.from({ length: 5 }, () => consents.claim(consent, hash, NOW)));
    expect(claims.filter((claimed) => claimed !== null)).toEqual([consent]);
    expect(await consents.byState(consent, hash, NOW)).toBeNull();
  });

  test('a forged, foreign or late state finds nothing', async () => {
    const consents = consentStore(db);
    const [consent, other] = [await opened(), await opened()];
    const hash = `hash-${consent.id}`;
    expect(await consents.claim(consent, 'forged', NOW)).toBeNull();
    expect(await consents.claim(consent, '', NOW)).toBeNull();
    expect(await consents.claim(other, hash, NOW)).toBeNull();
    expect(await consents.claim({ ...consent, workspace: 'fabrikam' }, hash, NOW)).toBeNull();
    expect(await consents.claim(consent, hash, consent.expiresAt)).toBeNull();
  });

  test('a trip ends once: what was parked can’t be refused, what was refused can’t be parked', async () => {
    const consents = consentStore(db);
    const [one, other] = [await opened(), await opened()];
    const refusal = { reason: 'cancelled', code: null } as const;
    await consents.park(one, parked, NOW + 600_000);
    await consents.refuse(one, refusal);
    await consents.refuse(other, refusal);
    await consents.park(other, parked, NOW + 600_000);
    expect(await consents.get(one)).toMatchObject({
      progress: { status: 'parked', ...parked },
      expiresAt: NOW + 600_000,
    });
    expect(await consents.get(other)).toMatchObject({ progress: { status: 'refused', refusal } });
  });

  test('a parked grant that nobody fetched is erased in time, its trip is remembered for an hour', async () => {
    const consents = consentStore(db);
    const [late, early] = [await opened(), await opened()];
    await consents.park(late, parked, NOW + 600_000);
    await consents.park(early, parked, NOW + 900_000);
    await consents.purge(NOW + 600_000);
    const stored = await db.selectFrom('consents').selectAll().where('id', '=', late.id).executeTakeFirst();
    expect(JSON.stringify(stored)).not.toContain('sealed');
    expect(await consents.get(late)).not.toBeNull();
    expect(await consents.get(early)).toMatchObject({ progress: parked });
    await consents.purge(NOW + 600_000 + 3_600_000);
    expect(await consents.get(late)).toBeNull();
  });
});
