import { expect, test } from '@jest/globals';
import { SCOPE_SETS } from './scopes.ts';

test('the article set asks for exactly what the article lists for work accounts', () => {
  expect(SCOPE_SETS.article.microsoft365.join(' ')).toBe(
    'offline_access openid profile User.Read Calendars.ReadWrite.Shared Contacts.ReadWrite.Shared OnlineMeetings.ReadWrite',
  );
});

test('the minimal set asks for reading only', () => {
  expect(SCOPE_SETS.minimal.microsoft365.join(' ')).toBe(
    'Calendars.Read Calendars.Read.Shared User.Read offline_access openid profile',
  );
});
