import { expect, test } from '@jest/globals';
import { allDay, meeting } from '../../../test/examples.ts';
import { agendaOf } from './agenda-days.ts';

const span = { first: '2026-11-25', last: '2026-12-01', timeZone: 'Europe/Berlin' };

const written = (...meetings: Parameters<typeof agendaOf>[0]) =>
  agendaOf(meetings, span).map(({ date, meetings: list }) => [date, ...list.map(({ title }) => title)]);

test('a meeting is listed on the day it has for the viewer', () => {
  expect(written(meeting('Late', '2026-11-25T23:30:00Z'))).toEqual([['2026-11-26', 'Late']]);
});

test('all-day meetings come first, the others by the clock', () => {
  expect(
    written(
      meeting('Second', '2026-11-25T14:00:00Z'),
      allDay('Holiday', '2026-11-25', '2026-11-26'),
      meeting('First', '2026-11-25T09:00:00Z'),
    ),
  ).toEqual([['2026-11-25', 'Holiday', 'First', 'Second']]);
});

test('a meeting of several whole days is listed on each of them, and not on its exclusive end', () => {
  expect(written(allDay('Fair', '2026-11-26', '2026-11-28'))).toEqual([
    ['2026-11-26', 'Fair'],
    ['2026-11-27', 'Fair'],
  ]);
});

test('what began before the first day goes on there', () => {
  expect(
    written(allDay('Holidays', '2026-11-20', '2026-11-26'), meeting('Night shift', '2026-11-24T22:50:00Z')),
  ).toEqual([['2026-11-25', 'Holidays', 'Night shift']]);
});

test('nothing is listed beyond the last day', () => {
  expect(
    written(allDay('Winter', '2026-11-30', '2027-02-01'), meeting('Far', '2026-12-24T09:00:00Z')),
  ).toEqual([
    ['2026-11-30', 'Winter'],
    ['2026-12-01', 'Winter'],
  ]);
});
