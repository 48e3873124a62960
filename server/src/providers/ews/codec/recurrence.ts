import type { XmlElement } from './element.ts';
import { readDate, readInteger, readWord, Unreadable } from './values.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const DAY_SETS = [...DAYS, 'Day', 'Weekday', 'WeekendDay'] as const;
const NTHS = ['First', 'Second', 'Third', 'Fourth', 'Last'] as const;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

const MOST_INTERVAL = 999;
const MOST_OCCURRENCES = 99_999;

export type Weekday = (typeof DAYS)[number];
/** A weekday, or a set of them, of which the nth is meant together: the second weekend day of a month. */
export type DaySet = (typeof DAY_SETS)[number];
export type Nth = (typeof NTHS)[number];

/** Months are counted from 1. A day beyond the end of a month is its last. */
export type RecurrencePattern =
  | { readonly every: 'day'; readonly interval: number }
  | {
      readonly every: 'week';
      readonly interval: number;
      readonly days: readonly Weekday[];
      readonly firstDay: Weekday | null;
    }
  | { readonly every: 'month'; readonly interval: number; readonly day: number }
  | {
      readonly every: 'month-nth';
      readonly interval: number;
      readonly nth: Nth;
      readonly days: readonly DaySet[];
    }
  | { readonly every: 'year'; readonly month: number; readonly day: number }
  | {
      readonly every: 'year-nth';
      readonly month: number;
      readonly nth: Nth;
      readonly days: readonly DaySet[];
    };

/** Dates (`YYYY-MM-DD`) in the zone of the series. */
export type RecurrenceRange =
  | { readonly ends: 'never'; readonly start: string }
  | { readonly ends: 'on'; readonly start: string; readonly end: string }
  | { readonly ends: 'after'; readonly start: string; readonly count: number };

/** https://learn.microsoft.com/exchange/client-developer/web-service-reference/recurrence-recurrencetype */
export type EwsRecurrence = { readonly pattern: RecurrencePattern; readonly range: RecurrenceRange };

const isWeekend = (day: Weekday): boolean => day === 'Saturday' || day === 'Sunday';

const daysIn = (set: DaySet): readonly Weekday[] =>
  DAYS.filter((day) => set === 'Day' || set === day || set === (isWeekend(day) ? 'WeekendDay' : 'Weekday'));

const reader = (part: XmlElement) => {
  const path = (name: string): string => `Recurrence.${part.name}.${name}`;
  const text = (name: string): string => {
    const value = part.childText(name);
    if (value === null) throw new Unreadable(path(name));
    return value;
  };
  const word = <W extends string>(name: string, words: readonly W[]): W =>
    readWord(text(name), words, path(name));
  const wordList = <W extends string>(name: string, words: readonly W[]): W[] =>
    text(name)
      .trim()
      .split(/\s+/)
      .map((one) => readWord(one, words, path(name)));
  return {
    word,
    wordList,
    has: (name: string): boolean => part.child(name) !== null,
    /** From 1 on, so that whoever counts with it comes to an end. */
    integer: (name: string, most: number): number => {
      const value = readInteger(text(name), path(name));
      if (value < 1 || value > most) throw new Unreadable(path(name));
      return value;
    },
    date: (name: string): string => readDate(text(name), path(name)),
    month: (name: string): number => MONTHS.indexOf(word(name, MONTHS)) + 1,
  };
};

const readPattern = (part: XmlElement): RecurrencePattern | null => {
  const { word, wordList, has, integer, month } = reader(part);
  switch (part.name) {
    case 'DailyRecurrence':
      return { every: 'day', interval: integer('Interval', MOST_INTERVAL) };
    case 'WeeklyRecurrence':
      return {
        every: 'week',
        interval: integer('Interval', MOST_INTERVAL),
        days: wordList('DaysOfWeek', DAY_SETS).flatMap((set) => daysIn(set)),
        firstDay: has('FirstDayOfWeek') ? word('FirstDayOfWeek', DAYS) : null,
      };
    case 'AbsoluteMonthlyRecurrence':
      return { every: 'month', interval: integer('Interval', MOST_INTERVAL), day: integer('DayOfMonth', 31) };
    case 'RelativeMonthlyRecurrence':
      return {
        every: 'month-nth',
        interval: integer('Interval', MOST_INTERVAL),
        nth: word('DayOfWeekIndex', NTHS),
        days: wordList('DaysOfWeek', DAY_SETS),
      };
    case 'AbsoluteYearlyRecurrence':
      return { every: 'year', month: month('Month'), day: integer('DayOfMonth', 31) };
    case 'RelativeYearlyRecurrence':
      return {
        every: 'year-nth',
        month: month('Month'),
        nth: word('DayOfWeekIndex', NTHS),
        days: wordList('DaysOfWeek', DAY_SETS),
      };
    default:
      return null;
  }
};

const readRange = (part: XmlElement): RecurrenceRange | null => {
  const { date, integer } = reader(part);
  switch (part.name) {
    case 'NoEndRecurrence':
      return { ends: 'never', start: date('StartDate') };
    case 'EndDateRecurrence':
      return { ends: 'on', start: date('StartDate'), end: date('EndDate') };
    case 'NumberedRecurrence':
      return {
        ends: 'after',
        start: date('StartDate'),
        count: integer('NumberOfOccurrences', MOST_OCCURRENCES),
      };
    default:
      return null;
  }
};

const firstOf = <T>(parts: readonly XmlElement[], read: (part: XmlElement) => T | null): T | null => {
  for (const part of parts) {
    const found = read(part);
    if (found !== null) return found;
  }
  return null;
};

/** @throws Unreadable */
export const readRecurrence = ({ children }: XmlElement): EwsRecurrence => {
  const pattern = firstOf(children, readPattern);
  const range = firstOf(children, readRange);
  if (pattern === null || range === null) throw new Unreadable('Recurrence');
  return { pattern, range };
};
