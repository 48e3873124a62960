import type { ZoneRules, ZoneTransition } from '../codec/time-zone.ts';
import type { Zone } from './zone.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Yearly = Extract<ZoneTransition, { on: 'weekday' | 'day' }>;

/** The day of a year on which a rule turns the clock, as local midnight. */
const dayOf = (rule: Yearly, year: number): number => {
  if (rule.on === 'day') return Date.UTC(year, rule.month - 1, rule.day);
  const weekday = WEEKDAYS.indexOf(rule.weekday);
  if (rule.nth < 0) {
    const last = new Date(Date.UTC(year, rule.month, 0));
    return last.getTime() - (((last.getUTCDay() - weekday + 7) % 7) + (-rule.nth - 1) * 7) * DAY;
  }
  const first = new Date(Date.UTC(year, rule.month - 1, 1));
  const day = first.getTime() + (((weekday - first.getUTCDay() + 7) % 7) + (rule.nth - 1) * 7) * DAY;
  // A fifth such day is the last one, where there are only four.
  return new Date(day).getUTCMonth() === rule.month - 1 ? day : day - 7 * DAY;
};

/**
 * A zone that is known by its rules alone, as a server sends them for zones without a name.
 * https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezonedefinition
 */
export const zoneOfRules = ({ periods, groups, transitions }: ZoneRules): Zone => {
  const offsets = new Map(periods.map(({ id, bias }) => [id, -bias * MINUTE]));
  const offsetOf = (id: string): number => offsets.get(id) ?? 0;

  /** The offset that a group of yearly rules has at an instant: that of the rule which was the last to turn the clock. */
  const inGroup = (id: string, instant: number): number => {
    const rules = groups.find((group) => group.id === id)?.transitions ?? [];
    const yearly = rules.filter((rule) => rule.on === 'weekday' || rule.on === 'day');
    if (yearly.length === 0) return offsetOf(rules[0]?.to.id ?? '');
    const year = new Date(instant).getUTCFullYear();
    const turns = [year - 1, year, year + 1]
      .flatMap((one) =>
        yearly.map((rule) => ({ to: rule.to.id, at: dayOf(rule, one) + rule.minutes * MINUTE })),
      )
      .sort((a, b) => a.at - b.at);
    let current = offsetOf(turns[turns.length - 1]?.to ?? '');
    for (const { to, at } of turns) {
      // The hour of a turn is told in the time that it ends.
      if (at - current > instant) break;
      current = offsetOf(to);
    }
    return current;
  };

  return {
    offsetAt: (instant) => {
      let target = transitions[0]?.to ?? { kind: 'period' as const, id: periods[0]?.id ?? '' };
      for (const transition of transitions)
        if (transition.on === 'date-time' && Date.parse(`${transition.dateTime.slice(0, 19)}Z`) <= instant)
          target = transition.to;
      return target.kind === 'period' ? offsetOf(target.id) : inGroup(target.id, instant);
    },
  };
};
