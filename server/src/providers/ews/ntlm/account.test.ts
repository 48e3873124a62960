import { expect, test } from '@jest/globals';
import { ntlmAccount, windowsUpperCase } from './account.ts';

test.each([
  ['CONTOSO\\anna', { domain: 'CONTOSO', user: 'anna' }],
  ['anna@contoso.example', { domain: '', user: 'anna@contoso.example' }],
  ['anna', { domain: '', user: 'anna' }],
  ['CONTOSO\\an\\na', { domain: 'CONTOSO', user: 'an\\na' }],
  ['CONTOSO\\anna@contoso.example', { domain: 'CONTOSO', user: 'anna@contoso.example' }],
  ['.\\anna', { domain: '.', user: 'anna' }],
])('%s is shown as %j', (username, account) => {
  expect(ntlmAccount(username)).toEqual(account);
});

test.each([
  ['anna.müller@contoso.example', 'ANNA.MÜLLER@CONTOSO.EXAMPLE'],
  ['øystein ÿ', 'ØYSTEIN Ÿ'],
  ['straße', 'STRAßE'],
  ['ısıl', 'ıSıL'],
  ['µ', 'µ'],
  ['ﬁnn', 'ﬁNN'],
  ['νίκος', 'ΝΊΚΟΣ'],
  ['иван', 'ИВАН'],
  ['anna😀', 'ANNA😀'],
])('%s is %s in the upper case of Windows', (text, upper) => {
  expect(windowsUpperCase(text)).toBe(upper);
});
