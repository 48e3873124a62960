import { describe, expect, test } from '@jest/globals';
import { itemWith } from '../../../../test/ews/item-with.ts';
import type { EwsItem } from '../codec/item.ts';
import { meetingTime } from './meeting-time.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const zone = (id: string) => ({ id, name: null, rules: null });
const days = (
  start: string,
  end: string,
  more: Partial<EwsItem> = {},
  other: Partial<EwsItem> | null = null,
) =>
  meetingTime({ ...itemWith(more), start: at(start), end: at(end), allDay: true }, other && itemWith(other));

test('an ordinary meeting has instants, and never ends before it begins', () => {
  const timed = { ...itemWith({}), start: 5, end: 9, allDay: false };
  expect(meetingTime(timed)).toEqual({ allDay: false, start: 5, end: 9 });
  expect(meetingTime({ ...timed, allDay: null, end: 1 })).toEqual({ allDay: false, start: 5, end: 5 });
});

describe('whole days', () => {
  test.each([
    ['W. Europe Standard Time', '2026-11-25T23:00', '2026-11-26T23:00'],
    ['New Zealand Standard Time', '2026-11-25T11:00', '2026-11-26T11:00'],
    ['Dateline Standard Time', '2026-11-26T12:00', '2026-11-27T12:00'],
    ['Line Islands Standard Time', '2026-11-25T10:00', '2026-11-26T10:00'],
    ['tzone://Microsoft/Utc', '2026-11-26T00:00', '2026-11-27T00:00'],
  ])('are those of the zone that they were made in: %s', (id, start, end) => {
    const expected = { allDay: true, start: '2026-11-26', end: '2026-11-27' };
    expect(days(start, end, { startTimeZone: zone(id) })).toEqual(expected);
    expect(days(start, end, { meetingTimeZone: id })).toEqual(expected);
  });

  test('may end in another zone than they begin, and over a clock change', () => {
    const berlin = { startTimeZone: zone('W. Europe Standard Time') };
    expect(days('2026-10-23T22:00', '2026-10-25T23:00', berlin)).toMatchObject({
      start: '2026-10-24',
      end: '2026-10-26',
    });
    const both = { ...berlin, endTimeZone: zone('New Zealand Standard Time') };
    expect(days('2026-11-25T23:00', '2026-11-27T11:00', both)).toMatchObject({
      start: '2026-11-26',
      end: '2026-11-28',
    });
  });

  test('of a zone that nobody knows are those of whoever knows more, or the nearest midnight', () => {
    const custom = { startTimeZone: zone('tzone://Microsoft/Custom') };
    const opened = { startTimeZone: zone('New Zealand Standard Time') };
    expect(days('2026-11-25T11:00', '2026-11-26T11:00', custom, opened)).toMatchObject({
      start: '2026-11-26',
    });
    expect(days('2026-11-25T23:00', '2026-11-26T23:00', custom)).toMatchObject({
      start: '2026-11-26',
      end: '2026-11-27',
    });
  });

  test('are one at least', () => {
    expect(days('2026-11-26T00:00', '2026-11-26T00:00')).toMatchObject({
      start: '2026-11-26',
      end: '2026-11-27',
    });
  });
});
