/** Something that was sent can't be read; `path` says where it stood and nothing of its content. */
export class Unreadable extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`unreadable: ${path}`);
    this.name = 'Unreadable';
    this.path = path;
  }
}

/** As nearly all of them are written. */
const PLAIN_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** No database and no text has years of other than four digits, whatever the zone makes of them. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const parsedInstant = (text: string): number => {
  const [, seconds, fraction = '', zone = 'Z'] = INSTANT.exec(text.trim()) ?? [];
  return seconds === undefined ? Number.NaN : Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
};

/**
 * An instant in UTC (ms) out of an xs:dateTime, whose fraction may be of any length. Without a zone it is UTC, the only
 * zone that is asked for.
 * @throws Unreadable
 */
export const readInstant = (text: string, path: string): number => {
  const at = PLAIN_INSTANT.test(text) ? Date.parse(text) : parsedInstant(text);
  if (!(at >= FIRST && at <= LAST)) throw new Unreadable(path);
  return at;
};

/**
 * A date (`YYYY-MM-DD`) out of an xs:date. Its offset is where the day was meant, so the day is taken as it is written.
 * @throws Unreadable
 */
export const readDate = (text: string, path: string): string => {
  const date = /^(\d{4}-\d\d-\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?$/.exec(text.trim())?.[1];
  if (date === undefined || Number.isNaN(Date.parse(date))) throw new Unreadable(path);
  return date;
};

/** @throws Unreadable */
export const readBoolean = (text: string, path: string): boolean => {
  const value = text.trim().toLowerCase();
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new Unreadable(path);
};

/** @throws Unreadable */
export const readInteger = (text: string, path: string): number => {
  const value = text.trim();
  if (!/^[+-]?\d{1,15}$/.test(value)) throw new Unreadable(path);
  return Number(value);
};

const DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/**
 * Minutes out of an xs:duration such as `-PT1H` or `PT480M`; seconds are cut off.
 * @throws Unreadable
 */
export const readMinutes = (text: string, path: string): number => {
  const parts = DURATION.exec(text.trim());
  if (parts === null) throw new Unreadable(path);
  const [, sign, days = '0', hours = '0', minutes = '0'] = parts;
  const total = (Number(days) * 24 + Number(hours)) * 60 + Number(minutes);
  return sign === '-' && total > 0 ? -total : total;
};

/**
 * One of a closed list of words.
 * @throws Unreadable
 */
export const readWord = <W extends string>(text: string, words: readonly W[], path: string): W => {
  const word = knownWord(text, words);
  if (word === null) throw new Unreadable(path);
  return word;
};

/** One of a list of words that newer servers may add to; null for those. */
export const knownWord = <W extends string>(text: string, words: readonly W[]): W | null => {
  const value = text.trim();
  return words.find((word) => word === value) ?? null;
};
