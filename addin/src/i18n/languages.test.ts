import { expect, test } from '@jest/globals';
import { appointment as appointmentDe } from './de/appointment.ts';
import { approve as approveDe } from './de/approve.ts';
import { exchange as exchangeDe } from './de/exchange.ts';
import { linkChoice as linkChoiceDe } from './de/link-choice.ts';
import { popup as popupDe } from './de/popup.ts';
import { start as startDe } from './de/start.ts';
import { trouble as troubleDe } from './de/trouble.ts';
import { messages as de } from './de.ts';
import { settingsMessages as settingsDe } from './de-settings.ts';
import { appointment } from './en/appointment.ts';
import { approve } from './en/approve.ts';
import { exchange } from './en/exchange.ts';
import { linkChoice } from './en/link-choice.ts';
import { popup } from './en/popup.ts';
import { start } from './en/start.ts';
import { trouble } from './en/trouble.ts';
import { messages as en } from './en.ts';
import { settingsMessages } from './en-settings.ts';

/** Words that both languages share. */
const shared = new Set(['Sally', 'Microsoft Teams', 'Zoom', 'Google Meet', 'Server', 'Version']);

const samples = [3, 5] as const;

/** Every sentence by its path; those with gaps are filled with the same numbers in both languages. */
function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(...samples))]];
  return Object.entries(value as object).flatMap(([key, each]) => sentences(each, `${path}/${key}`));
}

const english = new Map(
  sentences({
    ...en,
    ...settingsMessages,
    popup,
    start,
    approve,
    linkChoice,
    appointment,
    trouble,
    exchange,
  }),
);
const german = new Map(
  sentences({
    ...de,
    ...settingsDe,
    popup: popupDe,
    start: startDe,
    approve: approveDe,
    linkChoice: linkChoiceDe,
    appointment: appointmentDe,
    trouble: troubleDe,
    exchange: exchangeDe,
  }),
);

test('both languages know the same sentences', () => {
  expect([...german.keys()]).toEqual([...english.keys()]);
});

test('no sentence is empty', () => {
  const empty = [...english, ...german].filter(([, sentence]) => sentence.trim() === '');
  expect(empty).toEqual([]);
});

test('no English is left in German', () => {
  const same = [...german].filter(
    ([path, sentence]) => english.get(path) === sentence && !shared.has(sentence),
  );
  expect(same).toEqual([]);
});

test.each([
  [english, /\buser name|\be-mail|\bmail address|^Name$/i],
  [german, /Unikonto|Persönliches Microsoft-Konto/i],
])('one thing has one name', (language, others) => {
  expect([...language].filter(([, sentence]) => others.test(sentence))).toEqual([]);
});

test('German addresses people formally', () => {
  const informal = [...german].filter(([, sentence]) =>
    /\b(du|dich|dir|dein\w*|euch|euer)\b/i.test(sentence),
  );
  expect(informal).toEqual([]);
});
