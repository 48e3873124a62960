import { expect, test } from '@jest/globals';
import { findings as german } from './de/exchange-findings.ts';
import { findings as english, hints } from './en/exchange-findings.ts';

const all = Object.entries({ ...english, ...hints, ...german });

test.each(all)('%s: one title, and what to do in whole sentences', (_, { title, text }) => {
  expect(title).not.toMatch(/[.!]$/);
  expect(text).toMatch(/^\p{Lu}.*\.$/u);
});

test('whoever runs Sally is told which settings allow an address', () => {
  for (const { text } of [english['address-not-allowed'], german['address-not-allowed']])
    for (const setting of ['EWS_ALLOWED_HOSTS', 'EWS_ALLOWED_CIDRS', 'EWS_ALLOW_PUBLIC'])
      expect(text).toContain(setting);
});

test('after a rejected login, other ways to write the name, a lock and extended protection are thought of', () => {
  const { text } = english['password-rejected'];
  for (const words of ['DOMAIN\\name', 'will not try again', 'locked', 'extended protection', 'ends TLS'])
    expect(text).toContain(words);
});

test('no certificate is ever to be ignored', () => {
  for (const [, { text }] of all) expect(text).not.toMatch(/ignor|anyway|skip|switch off the check/i);
});
