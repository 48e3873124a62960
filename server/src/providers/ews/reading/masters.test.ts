import { beforeEach, describe, expect, test } from '@jest/globals';
import { itemWith } from '../../../../test/ews/item-with.ts';
import type { EwsClient } from '../asking/client.ts';
import type { Errand } from '../asking/errand.ts';
import type { Question } from '../asking/question.ts';
import type { EwsItem } from '../codec/item.ts';
import type { EwsRecurrence } from '../codec/recurrence.ts';
import { expandMasters, membersOf } from './masters.ts';

const WINDOW = { start: Date.UTC(2026, 10, 1), end: Date.UTC(2026, 11, 1) };
const daily = (start: string): EwsRecurrence => ({
  pattern: { every: 'day', interval: 1 },
  range: { ends: 'never', start },
});
const members = (more: Partial<EwsItem>) =>
  membersOf(itemWith({ recurrence: daily('2026-11-24'), ...more }), WINDOW);

test('a series has its members in a window', () => {
  expect(members({})).toMatchObject({ members: { length: 7 } });
});

test.each<[string, Partial<EwsItem>, string]>([
  ['without a start', { start: null }, 'Recurrence'],
  ['without a recurrence', { recurrence: null }, 'Recurrence'],
  ['that ends at the end of all calendars', { end: Date.UTC(9999, 11, 31) }, 'End'],
  [
    'that begins before all calendars',
    { allDay: true, start: Number.NEGATIVE_INFINITY, recurrence: daily('0001-01-01') },
    'End',
  ],
  ['on dates that are none', { recurrence: daily('0000-00-00') }, 'Recurrence'],
])('one %s is odd, and no more than that', (_name, more, path) => {
  expect(members(more)).toEqual({ itemId: 'item', path });
});

describe('a server that may not expand series', () => {
  const SERIES = ['past', 'now', 'secret', 'future'].map((itemId) =>
    itemWith({
      itemId,
      uid: itemId,
      calendarItemType: 'RecurringMaster',
      sensitivity: itemId === 'secret' ? 'Private' : 'Normal',
      recurrence: {
        pattern: { every: 'day', interval: 1 },
        range:
          itemId === 'past'
            ? { ends: 'after', start: '2026-01-05', count: 3 }
            : { ends: 'never', start: itemId === 'future' ? '2027-01-05' : '2026-11-24' },
      },
    }),
  );
  /** What was asked for, in few words. */
  let asked: string[];
  /** Of which type a view shows the series. */
  let shown: EwsItem['calendarItemType'] = null;

  const client = {
    one: async () => {
      asked.push('list');
      return {
        items: SERIES.map((item) => ({ kind: 'item', item })),
        last: true,
        nextOffset: null,
        total: null,
      };
    },
    ask: async (_errand: Errand, question: Question<unknown>) => {
      const { text } = question.request('Exchange2013_SP1');
      if (text.includes('CalendarView')) {
        asked.push('view');
        const items = shown === null ? [] : [{ kind: 'item', item: itemWith({ calendarItemType: shown }) }];
        return [{ kind: 'success', value: { items, last: true, nextOffset: null, total: null } }];
      }
      const ids = [...text.matchAll(/<t:ItemId Id="(\w+)"/g)].map(([, id]) => id);
      asked.push(`${ids.join(' ')}${text.includes('item:Body') ? ' whole' : ''}`);
      return ids.map((id) => ({
        kind: 'success',
        value: { kind: 'item', item: SERIES.find(({ itemId }) => itemId === id) },
      }));
    },
  } as unknown as EwsClient;
  const place = { client, errand: {} as Errand, folder: { by: 'id', id: 'folder' } } as const;
  const wishes = {
    filters: { syncPrivate: false, onlyOnline: false },
    reader: { shared: false, strange: false },
  };
  beforeEach(() => {
    asked = [];
  });

  test('is found out by a view of one of them, and nothing more is asked where it does', async () => {
    shown = 'Occurrence';
    expect(await expandMasters(place, WINDOW, 'unknown', wishes)).toEqual({ entries: [], expands: 'yes' });
    expect(asked).toEqual(['list', 'view']);
  });

  test('is asked for all of a series only where that reaches the window, and may be seen', async () => {
    shown = 'RecurringMaster';
    const { entries, expands } = await expandMasters(place, WINDOW, 'unknown', wishes);
    expect(expands).toBe('no');
    expect(entries).toHaveLength(14);
    expect(asked).toEqual(['list', 'view', 'past now secret future', 'now whole']);
  });

  test('is not looked at for ever where a view shows nothing of them', async () => {
    shown = null;
    const { entries, expands } = await expandMasters(place, WINDOW, 'unknown', wishes);
    expect([entries.length, expands]).toEqual([14, 'no']);
    expect(asked.filter((what) => what === 'view')).toHaveLength(3);
  });
});
