import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphWorld, openGraph, readAll, rows } from './test-world.ts';

const window = 'startDateTime=2026-11-23T00:00:00Z&endDateTime=2026-12-21T00:00:00Z';
const view = (query = window) => `/v1.0/me/calendarView?${query}`;

let world: GraphWorld;
beforeAll(async () => {
  world = await openGraph();
});
afterAll(() => world.close());

describe('ids', () => {
  test('are two for each event, and either names it', async () => {
    const mutable = rows(await world.ask('GET', view()));
    const immutable = rows(await world.ask('GET', view(), { prefer: 'IdType="ImmutableId"' }));
    for (const [i, row] of mutable.entries()) {
      expect(row.id).not.toBe(immutable[i]?.id);
      for (const id of [row.id, immutable[i]?.id]) {
        expect((await world.ask('GET', `/v1.0/me/events/${id}`)).body).toMatchObject({
          id: row.id,
          start: row.start,
        });
      }
    }
  });

  test('count the case of every letter', async () => {
    const id = String(rows(await world.ask('GET', view()))[0]?.id);
    const swapped = id.replace(/[a-z](?=[^a-z]*$)/, (letter) => letter.toUpperCase());
    expect(swapped).not.toBe(id);
    expect((await world.ask('GET', `/v1.0/me/events/${swapped}`)).status).toBe(404);
  });

  test('are translated into each other', async () => {
    const mutable = rows(await world.ask('GET', view())).map(({ id }) => id);
    const immutable = rows(await world.ask('GET', view(), { prefer: 'IdType="ImmutableId"' })).map(
      ({ id }) => id,
    );
    const translate = async (inputIds: unknown[], sourceIdType: string, targetIdType: string) => {
      const body = { inputIds, sourceIdType, targetIdType };
      return rows(await world.ask('POST', '/v1.0/me/translateExchangeIds', { body })).map(
        ({ targetId }) => targetId,
      );
    };
    expect(await translate(mutable, 'restId', 'restImmutableEntryId')).toEqual(immutable);
    const ews = await translate(immutable, 'restImmutableEntryId', 'ewsId');
    expect(String(ews[0])).not.toMatch(/[-_]/);
    expect(await translate(ews, 'ewsId', 'restId')).toEqual(mutable);
    const bad = await world.ask('POST', '/v1.0/me/translateExchangeIds', {
      body: { inputIds: ['nonsense'], sourceIdType: 'restId', targetIdType: 'ewsId' },
    });
    expect(rows(bad)[0]).toMatchObject({
      sourceId: 'nonsense',
      errorDetails: { code: 'ErrorInvalidIdMalformed' },
    });
  });

  test('of every kind of event are translated in every direction', async () => {
    const forms = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'];
    const translate = async (inputIds: readonly unknown[], sourceIdType: string, targetIdType: string) => {
      const body = { inputIds, sourceIdType, targetIdType };
      return rows(await world.ask('POST', '/v1.0/me/translateExchangeIds', { body })).map(
        ({ targetId }) => targetId,
      );
    };
    const { all } = await readAll(world, view(`${window}&$top=100`));
    const kinds = ['singleInstance', 'occurrence', 'exception'].map((kind) =>
      all.find(({ type }) => type === kind),
    );
    const ids = [...kinds.map((row) => row?.id), kinds[1]?.seriesMasterId];
    const written = new Map<string, readonly unknown[]>();
    for (const form of forms) written.set(form, await translate(ids, 'restId', form));
    expect(new Set([...written.values()].flat()).size).toBeGreaterThan(3 * ids.length);
    for (const from of forms)
      for (const to of forms)
        expect(await translate(written.get(from) ?? [], from, to)).toEqual(written.get(to));
    for (const id of written.get('restImmutableEntryId') ?? [])
      expect((await world.ask('GET', `/v1.0/me/events/${id}`)).status).toBe(200);
  });

  test('an iCalendar id is the same in every mailbox and another for every occurrence', async () => {
    const query = `${window}&$top=1000&$filter=subject eq 'Daily standup'`;
    const [alices, bobs] = await Promise.all(
      ['alice', 'bob'].map(async (as) => rows(await world.ask('GET', view(query), { as }))),
    );
    const uids = alices?.map(({ iCalUId }) => iCalUId) ?? [];
    expect(bobs?.map(({ iCalUId }) => iCalUId)).toEqual(uids);
    expect(new Set(uids).size).toBe(uids.length);
    expect(alices?.[0]?.id).not.toBe(bobs?.[0]?.id);
  });
});
