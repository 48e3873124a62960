import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { detached, detachedOrNull } from './detached.ts';
import type { XmlElement } from './element.ts';
import { readInteger, readMinutes, readWord, Unreadable } from './values.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export type ZoneTarget = { readonly kind: 'period' | 'group'; readonly id: string };

/** When a zone goes over to a period, or to a group of transitions that is repeated every year. */
export type ZoneTransition = { readonly to: ZoneTarget } & (
  | { readonly on: 'beginning' }
  /** Local time without a zone, as it is written: `2007-01-01T00:00:00`. */
  | { readonly on: 'date-time'; readonly dateTime: string }
  /** `minutes` after midnight; the nth such weekday of the month (1 to 12), counted from its end where negative. */
  | {
      readonly on: 'weekday';
      readonly minutes: number;
      readonly month: number;
      readonly weekday: (typeof WEEKDAYS)[number];
      readonly nth: number;
    }
  | { readonly on: 'day'; readonly minutes: number; readonly month: number; readonly day: number }
);

/** The rules of a zone that nobody has a name for. https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezonedefinition */
export type ZoneRules = {
  /** `bias` is what is added to local time to get UTC, in minutes: negative east of Greenwich. */
  readonly periods: readonly { readonly id: string; readonly name: string; readonly bias: number }[];
  readonly groups: readonly { readonly id: string; readonly transitions: readonly ZoneTransition[] }[];
  readonly transitions: readonly ZoneTransition[];
};

/**
 * `id` is a Windows zone (`W. Europe Standard Time`), or an address like `tzone://Microsoft/Custom`, which says nothing
 * without its rules.
 */
export type EwsTimeZone = {
  readonly id: string;
  readonly name: string | null;
  readonly rules: ZoneRules | null;
};

const required = (text: string | null, path: string): string => {
  if (text === null) throw new Unreadable(path);
  return text;
};

/** A local time as it is written, without a zone. */
const readLocal = (text: string, path: string): string => {
  const local = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim())?.[1];
  return required(local ?? null, path);
};

const readTarget = (transition: XmlElement, path: string): ZoneTarget => {
  const to = transition.child('To');
  const kind = readWord(
    required(to?.attribute('Kind') ?? null, `${path}.To`),
    ['Period', 'Group'],
    `${path}.To`,
  );
  return { kind: kind === 'Period' ? 'period' : 'group', id: to?.text.trim() ?? '' };
};

/** @throws Unreadable where it is none of those numbers */
const within = (value: number, least: number, most: number, path: string): number => {
  if (value < least || value > most || value === 0) throw new Unreadable(path);
  return value;
};

const readTransition = (transition: XmlElement, path: string): ZoneTransition => {
  const to = readTarget(transition, path);
  const text = (name: string): string => required(transition.childText(name), `${path}.${name}`);
  const integer = (name: string, least: number, most: number): number =>
    within(readInteger(text(name), `${path}.${name}`), least, most, `${path}.${name}`);
  const minutes = (): number => readMinutes(text('TimeOffset'), `${path}.TimeOffset`);
  switch (transition.name) {
    case 'Transition':
      return { to, on: 'beginning' };
    case 'AbsoluteDateTransition':
      return { to, on: 'date-time', dateTime: readLocal(text('DateTime'), `${path}.DateTime`) };
    case 'RecurringDayTransition':
      return {
        to,
        on: 'weekday',
        minutes: minutes(),
        month: integer('Month', 1, 12),
        weekday: readWord(text('DayOfWeek'), WEEKDAYS, `${path}.DayOfWeek`),
        nth: integer('Occurrence', -1, 5),
      };
    case 'RecurringDateTransition':
      return {
        to,
        on: 'day',
        minutes: minutes(),
        month: integer('Month', 1, 12),
        day: integer('Day', 1, 31),
      };
    default:
      throw new Unreadable(`${path}.${transition.name}`);
  }
};

const readRules = (zone: XmlElement, path: string): ZoneRules | null => {
  const periods = zone.child('Periods')?.children ?? [];
  if (periods.length === 0) return null;
  const transitionsOf = (list: XmlElement | null): ZoneTransition[] =>
    (list?.children ?? []).map((transition) => readTransition(transition, path));
  return {
    periods: periods.map((period) => ({
      id: period.attribute('Id') ?? '',
      name: period.attribute('Name') ?? '',
      bias: readMinutes(required(period.attribute('Bias'), `${path}.Bias`), `${path}.Bias`),
    })),
    groups: (zone.child('TransitionsGroups')?.children ?? []).map((group) => ({
      id: group.attribute('Id') ?? '',
      transitions: transitionsOf(group),
    })),
    transitions: transitionsOf(zone.child('Transitions')),
  };
};

/** What a zone may be made of; one whose rules change every year for a century has about 3,000. Every use of it goes through all of them. */
const MOST_PIECES = 5000;

const readRulesOrNone = (zone: XmlElement): ZoneRules | null => {
  if (zone.size > MOST_PIECES) return null;
  try {
    return readRules(zone, zone.name);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
};

const IDS_OF_WINDOWS: ReadonlySet<string> = new Set(
  WINDOWS_TO_IANA_MAP.map(({ windowsName }) => windowsName),
);

/** The zones of Windows by their ids and names: the items of a calendar share a handful of them. */
const WINDOWS_ZONES = new Map<string, EwsTimeZone>();
const MOST_WINDOWS_ZONES = 500;
const LONGEST_KEY = 200;

/**
 * A zone, with its rules where those were sent and it is none of Windows: these have a name that is known without rules,
 * and rules that are sent with every item. Rules that can't be read count as not sent.
 */
export const readTimeZone = (zone: XmlElement): EwsTimeZone => {
  const id = zone.attribute('Id') ?? '';
  const name = zone.attribute('Name');
  const key = JSON.stringify([id, name]);
  const known = WINDOWS_ZONES.get(key);
  if (known !== undefined) return known;
  const kept = { id: detached(id), name: detachedOrNull(name) };
  if (!IDS_OF_WINDOWS.has(id)) return { ...kept, rules: readRulesOrNone(zone) };
  const read = { ...kept, rules: null };
  if (WINDOWS_ZONES.size < MOST_WINDOWS_ZONES && key.length <= LONGEST_KEY) WINDOWS_ZONES.set(key, read);
  return read;
};
