import { expect, test } from '@jest/globals';
import { createFormats } from './formats.ts';
import { formatLocale, languageOf } from './language.ts';

const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, ' ');
const at = (time: string) => Date.parse(time);

test('times are written in the viewer’s zone and custom', () => {
  const range = [at('2026-11-25T13:00:00Z'), at('2026-11-25T13:30:00Z')] as const;
  expect(plain(createFormats('en-US', 'America/New_York').timeRange(...range))).toBe('8:00 – 8:30 AM');
  expect(plain(createFormats('de-DE', 'Europe/Berlin').timeRange(...range))).toBe('14:00–14:30 Uhr');
});

test('an end on another day names that day', () => {
  const { timeRange } = createFormats('en-GB', 'UTC');
  expect(timeRange(at('2026-11-25T22:00:00Z'), at('2026-11-26T02:00:00Z'))).toBe('22:00 – Thu 02:00');
});

test('a day of another year says which', () => {
  const { day } = createFormats('en-GB', 'UTC');
  expect(day('2026-12-31', '2026-11-25')).toBe('Thursday 31 December');
  expect(day('2027-01-04', '2026-11-25')).toContain('2027');
});

test.each([
  [20_000, 'now'],
  [130_000, '2 minutes ago'],
  [3 * 3_600_000, '3 hours ago'],
  [26 * 3_600_000, 'yesterday'],
])('%d ms ago is "%s"', (age, words) => {
  expect(createFormats('en-GB', 'UTC').relative(1e12 - age, 1e12)).toBe(words);
});

test.each([
  ['de-at', 'de', 'de-AT'],
  ['en-us', 'en', 'en-US'],
  ['fr-FR', 'en', 'en'],
  ['not a locale', 'en', 'en'],
])('the host’s locale %s gives the words of "%s" and the dates of "%s"', (locale, language, format) => {
  expect(languageOf(locale)).toBe(language);
  expect(formatLocale(locale)).toBe(format);
});
