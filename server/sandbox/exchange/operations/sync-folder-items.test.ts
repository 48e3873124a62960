import { beforeEach, describe, expect, test } from '@jest/globals';
import { at } from '../../state/test-mailboxes.ts';
import { allDeep, codes, deep, idOf, requestOf, type TestClient } from '../test-client.ts';
import { onExchange } from '../test-stage.ts';
import type { ExchangeWorld } from '../test-world.ts';

let world: ExchangeWorld;
let client: TestClient;
onExchange((opened) => {
  ({ world, client } = opened);
});
beforeEach(() => {
  world.state.reset();
  world.state.exchange.settings.offers = 'both';
});

/** One round; kinds and ids of the changes. */
const sync = async (state?: string, most = 512, version = 'Exchange2013_SP1') => {
  const answer = await client.ask(requestOf.sync({ most, ...(state !== undefined && { state }) }), {
    version,
  });
  const changes = allDeep(answer.body(), 'Changes').flatMap(({ children }) => children);
  return {
    answer,
    state: deep(answer.body(), 'SyncState')?.text ?? '',
    last: deep(answer.body(), 'IncludesLastItemInRange')?.text === 'true',
    kinds: changes.map(({ name }) => name),
    ids: changes.map((change) => idOf(change.children[0]?.name === 'ItemId' ? change : change.children[0])),
  };
};
const create = (subject: string) =>
  world.state.mailboxes.createMeeting(world.oid('alice'), {
    subject,
    start: at('2026-11-24', '10:00'),
    end: at('2026-11-24', '11:00'),
  }).key;
const count = () =>
  world.state.mailboxes.items(world.state.mailboxes.mainCalendar(world.oid('alice')).id).length;
const standup = () =>
  world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Daily standup' })[0]?.key ?? 0;

describe('SyncFolderItems', () => {
  test('gives the whole folder at first, a series once, and then nothing', async () => {
    const first = await sync();
    expect(first.kinds).toEqual(Array.from({ length: count() }, () => 'Create'));
    expect(first.last).toBe(true);
    const second = await sync(first.state);
    expect([second.kinds, second.last]).toEqual([[], true]);
  });

  test('gives it in parts, of which every one has another state, whatever happens meanwhile', async () => {
    const ids: string[] = [];
    let round = await sync(undefined, 10);
    let rounds = 0;
    while (!round.last) {
      ids.push(...round.ids);
      if (rounds === 0) create('Meanwhile');
      rounds += 1;
      expect(rounds).toBeLessThan(10);
      round = await sync(round.state, 10);
    }
    ids.push(...round.ids);
    expect(new Set(ids).size).toBe(count() - 1);
    expect((await sync(round.state)).kinds).toEqual(['Create']);
  });

  test('tells what was made, changed and deleted, and what came and went not at all', async () => {
    const { state } = await sync();
    const gone = create('Gone');
    const made = create('Made');
    world.state.mailboxes.deleteMeeting(gone);
    world.state.mailboxes.changeMeeting(made, { subject: 'Made and changed' });
    const [dentist] = world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Dentist' });
    world.state.mailboxes.changeMeeting(dentist?.key ?? 0, { subject: 'Other dentist' });
    const [focus] = world.state.mailboxes.find({ oid: world.oid('alice'), subject: 'Focus time' });
    world.state.mailboxes.deleteMeeting(focus?.key ?? 0);
    expect((await sync(state)).kinds).toEqual(['Delete', 'Update', 'Create']);
    expect((await sync(state, 512)).kinds).toHaveLength(3);
  });

  test('tells of a changed or deleted occurrence that the series changed', async () => {
    const { state } = await sync();
    world.state.mailboxes.changeOccurrence(standup(), '2026-11-25', { subject: 'Outside' });
    const first = await sync(state);
    expect(first.kinds).toEqual(['Update']);
    world.state.mailboxes.deleteOccurrence(standup(), '2026-11-26');
    const second = await sync(first.state);
    expect([second.kinds, second.ids]).toEqual([['Update'], first.ids]);
  });

  test('gives many changes in parts as well', async () => {
    const { state } = await sync();
    const keys = Array.from({ length: 7 }, (_, i) => create(`Meeting ${i}`));
    const one = await sync(state, 3);
    expect([one.kinds.length, one.last]).toEqual([3, false]);
    world.state.mailboxes.deleteMeeting(keys[0] ?? 0);
    const two = await sync(one.state, 3);
    const three = await sync(two.state, 3);
    expect([two.kinds.length, two.last, three.kinds, three.last]).toEqual([3, false, ['Delete'], true]);
    expect(new Set([...one.ids, ...two.ids, ...three.ids]).size).toBe(7);
    expect((await sync(three.state)).kinds).toEqual(['Delete']);
  });

  test('gives the newest first from 2010 SP2 on, and the oldest before', async () => {
    const { state } = await sync();
    const early = create('Early');
    const late = create('Late');
    const idsOf = async (version: '2010-sp1' | '2019') => {
      world.state.exchange.settings.version = version;
      return (await sync(state, 512, 'Exchange2010')).ids;
    };
    const newest = await idsOf('2019');
    expect(newest).toHaveLength(2);
    expect(await idsOf('2010-sp1')).toEqual(newest.toReversed());
    expect(late).toBeGreaterThan(early);
  });

  test.each(['x', 'H4sIAAAAAAAEA', 'H4sIAAAAAAAEAeyJ'])('does not know the state "%s"', async (state) => {
    expect(codes((await sync(state)).answer)).toEqual(['ErrorInvalidSyncStateData']);
  });

  test('does not know the state of another folder, nor one from before a reset', async () => {
    const { state } = await sync();
    const other = requestOf.sync({ state, folder: '<t:DistinguishedFolderId Id="inbox"/>' });
    expect(codes(await client.ask(other))).toEqual(['ErrorInvalidSyncStateData']);
    world.state.mailboxes.expireTokens();
    expect(codes((await sync(state)).answer)).toEqual(['ErrorInvalidSyncStateData']);
    expect((await sync()).last).toBe(true);
  });
});
