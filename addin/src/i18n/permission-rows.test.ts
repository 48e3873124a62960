import { expect, test } from '@jest/globals';
import { permissions } from './en/permissions.ts';
import { permissionRows } from './permission-rows.ts';

const article = [
  'offline_access',
  'openid',
  'profile',
  'User.Read',
  'Calendars.ReadWrite.Shared',
  'Contacts.ReadWrite.Shared',
  'OnlineMeetings.ReadWrite',
];
const minimal = [
  'Calendars.Read',
  'Calendars.Read.Shared',
  'User.Read',
  'offline_access',
  'openid',
  'profile',
];

test.each([
  ['article', article],
  ['minimal', minimal],
])('every permission of the %s set is explained', (_, scopes) => {
  const rows = permissionRows(scopes, permissions);
  expect(rows.map(({ scope }) => scope)).toEqual(scopes);
  expect(rows.filter(({ use }) => use === permissions.unknown.use)).toEqual([]);
});

test('Graph’s address in front of a permission is left out', () => {
  const [row] = permissionRows(['https://graph.microsoft.com/Calendars.Read'], permissions);
  expect(row).toEqual({ scope: 'Calendars.Read', ...permissions.rows['Calendars.Read'] });
});

test('a permission that nobody foresaw is shown all the same', () => {
  expect(permissionRows(['constructor'], permissions)).toEqual([
    { scope: 'constructor', ...permissions.unknown },
  ]);
});
