import { describe, expect, test } from '@jest/globals';
import { itemWith } from '../../../../test/ews/item-with.ts';
import type { EwsItem } from '../codec/item.ts';
import { idOf, itemPart, itemPartOf, type Row, rowOf, seriesIn, type Taken } from './rows.ts';

const START = Date.UTC(2026, 10, 24, 9);
const row = (more: Partial<EwsItem>, taken: Taken = new Map()): Row => {
  const found = rowOf(itemWith(more), taken);
  if (!('tag' in found)) throw new Error(found.path);
  return found;
};

describe('the id of a row', () => {
  test('is its UID, with the original start for a member of a series', () => {
    expect(row({ uid: 'U' })).toMatchObject({ id: 'U', seriesId: null, member: 'single' });
    expect(row({ uid: 'U', calendarItemType: 'Occurrence' })).toMatchObject({
      id: ' U|2026-11-24T09:00:00.000Z',
      seriesId: ' U',
      member: 'occurrence',
    });
    const original = START - 86_400_000;
    for (const moved of [{ originalStart: original }, { recurrenceId: original }])
      expect(row({ uid: 'U', calendarItemType: 'Exception', ...moved })).toMatchObject({
        id: ' U|2026-11-23T09:00:00.000Z',
        member: 'exception',
        originalStart: original,
      });
  });

  test('tells the series, whatever is in a UID', () => {
    for (const uid of ['U', 'a|b', 'x|2026-11-24T09:00:00.000Z', 'line\nbreak'])
      expect(seriesIn(row({ uid, calendarItemType: 'Occurrence' }).id)).toBe(` ${uid}`);
    expect(seriesIn('U')).toBeNull();
  });

  test.each(['U', ' U ', '', 'U|2026-11-24T09:00:00.000Z'])(
    'of a single meeting is no series’ and no member’s, whatever its UID is (%j)',
    (uid) => {
      const { id } = row({ uid });
      const member = row({ uid: 'U', calendarItemType: 'Occurrence' });
      expect([
        member.id,
        member.seriesId,
        idOf(itemWith({ uid, calendarItemType: 'RecurringMaster' })),
      ]).not.toContain(id);
      expect(seriesIn(id)).toBeNull();
    },
  );

  test('is the item’s own where there is no UID, or a changed occurrence does not say which it was', () => {
    expect(row({ uid: null }).id).toBe('item');
    expect(row({ uid: ' ' }).id).toBe('item');
    expect(row({ uid: 'U', calendarItemType: 'Exception' })).toMatchObject({ id: 'item', seriesId: ' U' });
  });

  test('fits in an index, however long the server makes it', () => {
    const long = (letter: string): string => letter.repeat(5000);
    const series = row({ uid: long('ü'), calendarItemType: 'Occurrence' });
    expect(series.id).toBe(`${series.seriesId}|2026-11-24T09:00:00.000Z`);
    for (const id of [row({ uid: long('u') }).id, row({ uid: null, itemId: long('i') }).id, series.id])
      expect(Buffer.byteLength(id)).toBeLessThan(1100);
    expect(row({ uid: long('u') }).id).toBe(row({ uid: long('u') }).id);
    expect(row({ uid: long('u') }).id).not.toBe(row({ uid: `${long('u')}!` }).id);
    expect(row({ uid: 'u'.repeat(1000) }).id).toBe('u'.repeat(1000));
  });

  test('belongs to the first of two that share a UID; the other has its own', () => {
    const taken: Taken = new Map();
    expect(row({ itemId: 'one', uid: 'U' }, taken).id).toBe('U');
    expect(row({ itemId: 'two', uid: 'U' }, taken)).toMatchObject({
      id: 'two',
      member: 'single',
      seriesId: null,
    });
    expect(row({ itemId: 'one', uid: 'U' }, taken).id).toBe('U');
    const member = { uid: 'U', calendarItemType: 'Occurrence' } as const;
    expect(row({ itemId: 'three', ...member }, taken).seriesId).toBe(' U');
    expect(row({ itemId: 'four', ...member }, taken)).toMatchObject({ id: 'four', seriesId: null });
  });

  test('is taken case-sensitively', () => {
    const taken: Taken = new Map();
    expect([row({ itemId: 'a', uid: 'U' }, taken).id, row({ itemId: 'b', uid: 'u' }, taken).id]).toEqual([
      'U',
      'u',
    ]);
  });
});

describe('a tag', () => {
  test.each<[string, Partial<EwsItem>]>([
    ['another change key', { changeKey: 'other' }],
    ['another time', { start: START + 1 }],
    ['another end', { end: START + 9 }],
    ['whole days', { allDay: true }],
    ['another item', { itemId: 'other' }],
  ])('is another one with %s', (_name, more) => {
    expect(row(more).tag).not.toBe(row({}).tag);
  });

  test('is the same for the same, short, and knows its item', () => {
    expect(row({}).tag).toBe(row({}).tag);
    expect(row({}).tag).toHaveLength(16);
    expect(itemPartOf(row({}).tag)).toBe(itemPart('item'));
  });
});

test.each([
  [{ start: null }, 'Start'],
  [{ end: null }, 'End'],
])('%j can’t be understood', (more, path) => {
  expect(rowOf(itemWith(more), new Map())).toEqual({ itemId: 'item', path });
});
