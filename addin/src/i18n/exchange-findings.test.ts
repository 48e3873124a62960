import { expect, test } from '@jest/globals';
import { exchange as germanForm } from './de/exchange.ts';
import { findings as german } from './de/exchange-findings.ts';
import { exchange as englishForm } from './en/exchange.ts';
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

test.each([
  ['English', english, englishForm],
  ['German', german, germanForm],
] as const)(
  'in %s, whoever should switch something on is told its label and where it is',
  (_, findings, form) => {
    for (const finding of ['password-rejected', 'binding-refused'] as const)
      for (const label of [form.endsTls.label, form.more]) expect(findings[finding].text).toContain(label);
  },
);

test('where another password has to wait, nothing is said of the one that is known to be right', () => {
  const { title, text, fact } = english['attempts-spent'];
  expect(title).toBe('Another wrong password could lock your Windows account');
  expect(text).toContain('a password that it does not know to be right');
  expect(fact?.('noon')).toBe('Another password can be tried from noon');
});

test('no certificate is ever to be ignored', () => {
  for (const [, { text }] of all) expect(text).not.toMatch(/ignor|anyway|skip|switch off the check/i);
});
