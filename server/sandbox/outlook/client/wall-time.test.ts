import { expect, test } from '@jest/globals';
import { offsetsAround } from '../mailbox-zone.ts';
import { utcOf, wallOf } from './wall-time.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');
const berlin = offsetsAround('Europe/Berlin', NOW);

test('the offsets of a zone follow each other without gaps, for a year back and two ahead', () => {
  expect(berlin.map(({ offset }) => offset)).toEqual([60, 120, 60, 120, 60, 120, 60]);
  for (const [index, { start }] of berlin.entries())
    if (index > 0) expect(start).toBe(berlin[index - 1]?.end);
  expect(berlin[2]?.start).toBe(Date.parse('2026-10-25T01:00:00Z'));
  expect(offsetsAround('Asia/Tokyo', NOW)).toHaveLength(1);
});

test.each([
  ['2026-11-30T09:00', '2026-11-30T08:00:00Z'],
  ['2027-07-01T09:00', '2027-07-01T07:00:00Z'],
])('%s in Berlin is %s', (wall, utc) => {
  expect(utcOf(berlin, wall)).toBe(Date.parse(utc));
  expect(wallOf(berlin, Date.parse(utc))).toBe(wall);
});

test('of a time that comes twice the first is taken, and what is no time is none', () => {
  expect(utcOf(berlin, '2026-10-25T02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  expect(utcOf(berlin, '')).toBeNull();
});

test('beyond the known offsets the nearest counts', () => {
  expect(wallOf(berlin, Date.parse('2035-01-01T00:00:00Z'))).toBe('2035-01-01T01:00');
});
