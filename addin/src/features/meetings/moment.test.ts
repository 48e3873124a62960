import { expect, test } from '@jest/globals';
import { allDay, meeting } from '../../../test/examples.ts';
import { momentOf } from './moment.ts';

const at = (time: string) =>
  momentOf(meeting('M', '2026-11-25T12:00:00Z'), Date.parse(`2026-11-25T${time}Z`));

test.each([
  ['11:49:59', 'later'],
  ['11:50:00', 'soon'],
  ['11:59:59', 'soon'],
  ['12:00:00', 'running'],
  ['12:29:59', 'running'],
  ['12:30:00', 'over'],
])('at %s a meeting from 12:00 to 12:30 is "%s"', (time, moment) => {
  expect(at(time)).toBe(moment);
});

test('an all-day meeting neither starts soon nor runs', () => {
  expect(momentOf(allDay('Fair', '2026-11-25', '2026-11-26'), Date.parse('2026-11-25T12:00:00Z'))).toBe(
    'later',
  );
});
