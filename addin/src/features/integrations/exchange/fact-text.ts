import type { FindingWords } from '../../../i18n/exchange-words.ts';
import type { Formats } from '../../../i18n/formats.ts';
import { versionNames } from './version-names.ts';

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

const shown = (fact: string, formats: Formats): string => {
  if (INSTANT.test(fact)) return formats.moment(Date.parse(fact));
  return Object.hasOwn(versionNames, fact) ? versionNames[fact as keyof typeof versionNames] : fact;
};

/** A fact as a person reads it: an instant in their zone, a version by its name, anything else as it is. */
export const factText = (
  words: FindingWords | null,
  fact: string | null,
  formats: Formats,
): string | null => {
  if (fact === null) return null;
  const text = shown(fact, formats);
  return words?.fact?.(text) ?? text;
};
