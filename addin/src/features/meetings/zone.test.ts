import { expect, test } from '@jest/globals';
import { addDays, dayOf, startOfDay } from './zone.ts';

test('the day depends on where the viewer is', () => {
  const instant = Date.parse('2026-11-25T23:30:00Z');
  expect(dayOf(instant, 'UTC')).toBe('2026-11-25');
  expect(dayOf(instant, 'Europe/Berlin')).toBe('2026-11-26');
  expect(dayOf(instant, 'America/Los_Angeles')).toBe('2026-11-25');
});

test.each([
  ['2026-11-25', 'UTC', '2026-11-25T00:00:00.000Z'],
  ['2026-11-25', 'Europe/Berlin', '2026-11-24T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-11-25', 'Pacific/Kiritimati', '2026-11-24T10:00:00.000Z'],
  ['2026-11-25', 'Pacific/Pago_Pago', '2026-11-25T11:00:00.000Z'],
])('the day %s begins in %s at %s', (day, zone, instant) => {
  expect(new Date(startOfDay(day, zone)).toISOString()).toBe(instant);
});

test('a day whose midnight is skipped begins with its first instant', () => {
  expect(new Date(startOfDay('2026-04-24', 'Africa/Cairo')).toISOString()).toBe('2026-04-23T22:00:00.000Z');
});

test('days are counted across months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
