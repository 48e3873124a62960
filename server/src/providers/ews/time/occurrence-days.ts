import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { EwsRecurrence } from '../codec/recurrence.ts';
import { ruleOf } from './recurrence-rule.ts';

/** Far beyond every series that a calendar can hold; what a series costs grows with it. */
const MOST_STEPS = 1_000_000;

const inUtc = (date: string): Temporal.ZonedDateTime => Temporal.PlainDate.from(date).toZonedDateTime('UTC');

/**
 * The dates (`YYYY-MM-DD`) of a series from `from` to `to`, both included, as its recurrence has them: deleted and moved
 * ones are among them. Dates alone are expanded, so that no clock change can touch them.
 */
export const occurrenceDays = ({ pattern, range }: EwsRecurrence, from: string, to: string): string[] => {
  const rule = new RRuleTemporal({
    ...ruleOf(pattern),
    dtstart: inUtc(range.start),
    maxIterations: MOST_STEPS,
    maxCandidateEvaluations: MOST_STEPS * 10,
    ...(range.ends === 'on' && { until: inUtc(range.end) }),
    ...(range.ends === 'after' && { count: range.count }),
  });
  return rule.between(inUtc(from), inUtc(to), true).map((day) => day.toString().slice(0, 10));
};
