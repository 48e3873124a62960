import { expect, test } from '@jest/globals';
import { pathWithoutSecrets } from './request-log.ts';

test('of a parameter that may be secret only the name is kept', () => {
  expect(
    pathWithoutSecrets('/t/oauth2/v2.0/authorize?scope=User.Read&state=s3cret&code=abc&login_hint=a'),
  ).toBe('/t/oauth2/v2.0/authorize?scope=User.Read&state=…&code=…&login_hint=…');
});

test('what a Graph request asks for stays readable, its cursors don’t', () => {
  expect(
    pathWithoutSecrets(
      '/v1.0/me/calendarView/delta?startDateTime=2026-01-01T00:00:00Z&$top=5&$deltatoken=xyz',
    ),
  ).toBe('/v1.0/me/calendarView/delta?startDateTime=2026-01-01T00:00:00Z&$top=5&$deltatoken=…');
  expect(pathWithoutSecrets('/v1.0/me/calendarView/delta?$skiptoken=xyz')).not.toContain('xyz');
});

test('a path without parameters stays as it is', () => {
  expect(pathWithoutSecrets('/v1.0/me')).toBe('/v1.0/me');
});
