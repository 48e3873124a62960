import { expect, test } from '@jest/globals';
import { Cookies } from './cookies.ts';

const NOW = Date.parse('2026-03-01T08:00:00Z');

const after = (...lines: string[]): string | null => {
  const cookies = new Cookies();
  for (const line of lines) cookies.take(line, NOW);
  return cookies.header();
};

test.each([
  ['nothing', [], null],
  [
    'the place of a mailbox',
    ['X-BackEndCookie=S-1=a/b+c=; expires=Tue, 31-Mar-2026 08:00:00 GMT; path=/EWS'],
    'X-BackEndCookie=S-1=a/b+c=',
  ],
  [
    'two of them',
    ['exchangecookie=1', 'X-BackEndOverrideCookie=mail1~1'],
    'exchangecookie=1; X-BackEndOverrideCookie=mail1~1',
  ],
  ['the newer one', ['exchangecookie=1', 'exchangecookie=2; HttpOnly'], 'exchangecookie=2'],
  ['one of each name, however it is written', ['exchangecookie=1', 'ExchangeCookie=2'], 'ExchangeCookie=2'],
  ['nothing that is over in another case', ['exchangecookie=1', 'EXCHANGECOOKIE=x; Max-Age=0'], null],
  ['nothing of others', ['ASP.NET_SessionId=x', 'cadata=y', 'XX-BackEndCookie=z'], null],
  ['nothing that is over', ['exchangecookie=1', 'exchangecookie=x; Max-Age=0'], null],
  ['nothing that was over', ['exchangecookie=x; expires=Thu, 01 Jan 1970 00:00:00 GMT'], null],
  ['nothing that could be two', ['exchangecookie=a\r\nX-Evil: 1'], null],
  ['nothing that is endless', [`exchangecookie=${'x'.repeat(5000)}`], null],
  ['nothing without a value', ['exchangecookie', 'exchangecookie='], null],
])('%s is sent back', (_, lines, header) => {
  expect(after(...lines)).toBe(header);
});
