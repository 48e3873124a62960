import { expect, test } from '@jest/globals';
import { reachesOthers } from './reach.ts';

test.each([
  [['User.Read', 'Calendars.Read.Shared'], true],
  [['Calendars.ReadWrite.Shared'], true],
  [['Calendars.Read', 'Contacts.ReadWrite.Shared'], false],
  [[], false],
])('with %j calendars of others are within reach: %s', (scopes, expected) => {
  expect(reachesOthers(scopes)).toBe(expected);
});
