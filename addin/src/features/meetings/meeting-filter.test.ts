import { expect, test } from '@jest/globals';
import { id, meeting } from '../../../test/examples.ts';
import { everything, filterMeetings } from './meeting-filter.ts';

const review = meeting('Weekly Review', '2026-11-25T09:00:00Z');
const cafe = meeting('Café planning', '2026-11-25T10:00:00Z', { calendarId: id(2) });
const hidden = meeting(null, '2026-11-25T11:00:00Z', { organizer: null });
const all = [review, cafe, hidden];

const found = (search: string, calendarId: string | null = null) =>
  filterMeetings(all, { search, calendarId });

test('without a filter the very same list comes back', () => {
  expect(filterMeetings(all, everything)).toBe(all);
});

test('every word has to occur, in title or organizer, whatever the case', () => {
  expect(found('review BOB')).toEqual([review]);
  expect(found('review carol')).toEqual([]);
});

test('accents make no difference', () => {
  expect(found('cafe')).toEqual([cafe]);
});

test('a meeting without title or organizer is found by its calendar only', () => {
  expect(found('private')).toEqual([]);
  expect(found('', id(1))).toEqual([review, hidden]);
});
