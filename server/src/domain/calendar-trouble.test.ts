import { expect, test } from '@jest/globals';
import { calendarTrouble } from './calendar-trouble.ts';
import { troubleOf } from './trouble.ts';

const listed = { goneAt: null, shared: false };
const notAllowed = troubleOf({ kind: 'not-allowed' }, 7);

test('nothing is wrong with a calendar that is listed and read', () => {
  expect(calendarTrouble(listed, null)).toBeNull();
});

test('a calendar that is not listed any more is gone, whatever reading it says', () => {
  const gone = { reason: 'calendar-gone', fault: 'user', since: 5 };
  expect(calendarTrouble({ ...listed, goneAt: 5 }, null)).toMatchObject(gone);
  expect(calendarTrouble({ ...listed, goneAt: 5 }, notAllowed)).toMatchObject(gone);
});

test('one that is listed and not found is gone since it was not found', () => {
  expect(calendarTrouble(listed, troubleOf({ kind: 'not-found' }, 7))).toMatchObject({
    reason: 'calendar-gone',
    since: 7,
  });
});

test('what is not allowed in a calendar of others is theirs to allow, and else a matter of policy', () => {
  expect(calendarTrouble({ ...listed, shared: true }, notAllowed)).toMatchObject({
    reason: 'calendar-closed',
    fault: 'user',
  });
  expect(calendarTrouble(listed, notAllowed)).toMatchObject({ reason: 'blocked-by-policy', fault: 'admin' });
});
