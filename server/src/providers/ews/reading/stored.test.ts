import { expect, jest, test } from '@jest/globals';
import { itemPart } from './rows.ts';
import { idsIn } from './stored.ts';

const tagged = (itemId: string): string => `${itemPart(itemId)}version1`;

test('what can’t be understood is found under every id that it is stored by, else has the server’s', () => {
  const idsOf = idsIn(
    new Map([
      ['single', tagged('one')],
      [' series|2026-11-24T09:00:00.000Z', tagged('master')],
      [' series|2026-12-01T09:00:00.000Z', tagged('master')],
    ]),
  );
  const of = (itemId: string) => idsOf({ itemId, path: 'Start' });
  expect(of('one')).toEqual(['single']);
  expect(of('master')).toEqual([' series|2026-11-24T09:00:00.000Z', ' series|2026-12-01T09:00:00.000Z']);
  expect(of('other')).toEqual(['other']);
});

test('all that is stored is gone through once, however much can’t be understood', () => {
  const tags = new Map(Array.from({ length: 100 }, (_, i) => [`id ${i}`, tagged(`item ${i}`)]));
  const walked = jest.spyOn(tags, Symbol.iterator);
  const idsOf = idsIn(tags);
  for (let i = 0; i < 100; i += 1) expect(idsOf({ itemId: `item ${i}`, path: 'Start' })).toEqual([`id ${i}`]);
  expect(walked).toHaveBeenCalledTimes(1);
});
