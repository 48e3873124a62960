import { reaches, type Schema } from '../versions.ts';
import type { ValueRule } from './grammar.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';
const T = 'http://schemas.microsoft.com/exchange/services/2006/types';

const simple = (type: string, pattern: RegExp): ValueRule => ({
  type: `${XS}:${type}`,
  isValid: (value) => pattern.test(value.trim()),
  complaint: `The string is not a valid ${type} value.`,
});

export const string: ValueRule = { type: `${XS}:string`, isValid: () => true, complaint: '' };
export const boolean = simple('boolean', /^(true|false|1|0)$/);
export const int = simple('int', /^[+-]?\d{1,10}$/);
export const dateTime: ValueRule = {
  ...simple('dateTime', /^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/),
};

export const nonEmpty: ValueRule = {
  type: `${T}:NonEmptyStringType`,
  isValid: (value) => value.length > 0,
  complaint: 'The actual length is less than the MinLength value.',
};

export const matching = (type: string, pattern: RegExp): ValueRule => ({
  type: `${T}:${type}`,
  isValid: (value) => pattern.test(value),
  complaint: 'The Pattern constraint failed.',
});

/** A word of a list; each may have come with a later schema. */
export const oneOf = (type: string, words: Readonly<Record<string, Schema>>): ValueRule => ({
  type: `${T}:${type}`,
  isValid: (value, schema) => {
    const since = words[value];
    return since !== undefined && reaches(schema, since);
  },
  complaint: 'The Enumeration constraint failed.',
});

export const sinceEver = (...words: string[]): Record<string, Schema> =>
  Object.fromEntries(words.map((word) => [word, 'Exchange2007' as const]));

export const between = (type: string, from: number, to: number): ValueRule => ({
  type: `${T}:${type}`,
  isValid: (value) => int.isValid(value, 'Exchange2007') && Number(value) >= from && Number(value) <= to,
  complaint: 'The MinInclusive or MaxInclusive constraint failed.',
});
