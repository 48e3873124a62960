import { describe, expect, test } from '@jest/globals';
import { type MissingFacts, whyMissing } from './finding.ts';

const DAY = 86_400_000;
const window = { start: Date.UTC(2026, 10, 22), end: Date.UTC(2027, 0, 23) };
const inside: MissingFacts = {
  leftOut: null,
  time: { allDay: false, start: window.start + DAY, end: window.start + DAY + 1 },
  series: false,
  selected: true,
  read: true,
};
const why = (facts: Partial<MissingFacts>) => whyMissing({ ...inside, ...facts }, window);

describe('an appointment that exists and is not stored', () => {
  test('will be read soon where nothing speaks against it', () => {
    expect(why({})).toEqual({ state: 'not-yet' });
  });

  test.each([
    [{ selected: false, leftOut: 'private' }, 'calendar-not-selected'],
    [{ leftOut: 'private', time: null }, 'private'],
    [{ leftOut: 'not-online', time: null }, 'not-online'],
    [{ time: { allDay: false, start: window.start - 2, end: window.start } }, 'outside-window'],
    [{ time: { allDay: false, start: window.end, end: window.end + 1 } }, 'outside-window'],
    [{ time: { allDay: true, start: '2026-11-20', end: '2026-11-22' } }, 'outside-window'],
    [{ series: true }, 'outside-window'],
  ] as [Partial<MissingFacts>, string][])('with %j is left out: %s', (facts, reason) => {
    expect(why(facts)).toEqual({ state: 'left-out', reason });
  });

  test.each([
    [{ time: { allDay: false, start: window.start - 1, end: window.start + 1 } }],
    [{ time: { allDay: true, start: '2026-11-21', end: '2026-11-23' } }],
    [{ series: true, read: false }],
  ] as [Partial<MissingFacts>][])('with %j may still come', (facts) => {
    expect(why(facts)).toEqual({ state: 'not-yet' });
  });
});
