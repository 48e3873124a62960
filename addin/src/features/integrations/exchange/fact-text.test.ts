import { expect, test } from '@jest/globals';
import { findings } from '../../../i18n/en/exchange-findings.ts';
import { createFormats } from '../../../i18n/formats.ts';
import { factText } from './fact-text.ts';

const berlin = createFormats('en-GB', 'Europe/Berlin');

test('an instant is told in the viewer’s zone, with what it is', () => {
  expect(factText(findings['certificate-expired'], '2026-11-01T08:00:00.000Z', berlin)).toBe(
    'Expired on 1 Nov 2026, 09:00',
  );
});

test('a version is told by its name, and one that nobody knows by its numbers', () => {
  expect(factText(null, 'exchange-2016', berlin)).toBe('Exchange Server 2016');
  expect(factText(null, '15.3.1.2', berlin)).toBe('15.3.1.2');
  expect(factText(null, 'constructor', berlin)).toBe('constructor');
});

test('anything else speaks for itself, or is told with what it is', () => {
  expect(factText(findings['name-unknown'], 'mail.contoso.example', berlin)).toBe('mail.contoso.example');
  expect(factText(findings.redirected, 'sso.contoso.example', berlin)).toBe(
    'It leads to sso.contoso.example',
  );
});

test('where there is no fact there is nothing to tell', () => {
  expect(factText(findings.redirected, null, berlin)).toBeNull();
});
