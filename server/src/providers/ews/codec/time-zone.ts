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

/** `id` is a Windows zone (`W. Europe Standard Time`), or an address like `tzone://Microsoft/Custom`. */
export type EwsTimeZone = {
  readonly id: string;
  readonly name: string | null;
  readonly rules: ZoneRules | null;
};

const required = (text: string | null, path: string): string => {
  if (text === null) throw new Unreadable(path);
  return text;
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

const readTransition = (transition: XmlElement, path: string): ZoneTransition => {
  const to = readTarget(transition, path);
  const text = (name: string): string => required(transition.childText(name), `${path}.${name}`);
  const integer = (name: string): number => readInteger(text(name), `${path}.${name}`);
  const minutes = (): number => readMinutes(text('TimeOffset'), `${path}.TimeOffset`);
  switch (transition.name) {
    case 'Transition':
      return { to, on: 'beginning' };
    case 'AbsoluteDateTransition':
      return { to, on: 'date-time', dateTime: text('DateTime').trim() };
    case 'RecurringDayTransition':
      return {
        to,
        on: 'weekday',
        minutes: minutes(),
        month: integer('Month'),
        weekday: readWord(text('DayOfWeek'), WEEKDAYS, `${path}.DayOfWeek`),
        nth: integer('Occurrence'),
      };
    case 'RecurringDateTransition':
      return { to, on: 'day', minutes: minutes(), month: integer('Month'), day: integer('Day') };
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

/**
 * A zone with its rules where they were sent. Rules that can't be read count as not sent: most zones have a name that is
 * known without them.
 */
export const readTimeZone = (zone: XmlElement): EwsTimeZone => {
  const id = zone.attribute('Id') ?? '';
  const name = zone.attribute('Name');
  try {
    return { id, name, rules: readRules(zone, zone.name) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { id, name, rules: null };
  }
};
