import type { StoredItem, Weekday } from '../../state/mailbox-data.ts';
import { dayNumber, utcOf, weekdayOf } from '../../state/wall-time.ts';
import { knownZone } from '../../state/zones.ts';
import { element, valued } from '../soap/write-xml.ts';
import { reaches, type Schema } from '../versions.ts';
import { offsetText } from './rendering.ts';

const WEEKDAYS: Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** How a series repeats. https://learn.microsoft.com/exchange/client-developer/web-service-reference/recurrence-recurrencetype */
export function recurrenceXml(item: StoredItem, schema: Schema): string {
  if (item.recurrence === null) return '';
  return element('t:Recurrence', pattern(item, schema) + range(item));
}

function pattern({ recurrence }: StoredItem, schema: Schema): string {
  if (recurrence === null) return '';
  const { pattern: rule, range: span } = recurrence;
  const first = dayNumber(span.startDate);
  const interval = valued('t:Interval', rule.interval);
  const days = rule.daysOfWeek?.length ? rule.daysOfWeek : [WEEKDAYS[weekdayOf(first)] ?? 'monday'];
  const dayOfMonth = valued('t:DayOfMonth', rule.dayOfMonth || Number(span.startDate.slice(8)));
  const month = valued('t:Month', MONTHS[(rule.month || Number(span.startDate.slice(5, 7))) - 1] ?? '');
  const relative =
    valued('t:DaysOfWeek', relativeDay(days)) + valued('t:DayOfWeekIndex', capital(rule.index ?? 'first'));
  switch (rule.type) {
    case 'daily':
      return element('t:DailyRecurrence', interval);
    case 'weekly':
      return element(
        't:WeeklyRecurrence',
        interval +
          valued(
            't:DaysOfWeek',
            WEEKDAYS.filter((day) => days.includes(day))
              .map(capital)
              .join(' '),
          ) +
          // Older schemas don't know the element.
          (reaches(schema, 'Exchange2010_SP1')
            ? valued('t:FirstDayOfWeek', capital(rule.firstDayOfWeek ?? 'sunday'))
            : ''),
      );
    case 'absoluteMonthly':
      return element('t:AbsoluteMonthlyRecurrence', interval + dayOfMonth);
    case 'relativeMonthly':
      return element('t:RelativeMonthlyRecurrence', interval + relative);
    case 'absoluteYearly':
      return element('t:AbsoluteYearlyRecurrence', dayOfMonth + month);
    case 'relativeYearly':
      return element('t:RelativeYearlyRecurrence', relative + month);
  }
}

/** One word for several days, as only these combinations have one. */
function relativeDay(days: readonly Weekday[]): string {
  if (days.length === 7) return 'Day';
  if (days.length === 5 && !days.includes('saturday') && !days.includes('sunday')) return 'Weekday';
  if (days.length === 2 && days.includes('saturday') && days.includes('sunday')) return 'WeekendDay';
  return capital(days[0] ?? 'monday');
}

/** Dates carry the offset of the series' zone. */
function range(item: StoredItem): string {
  if (item.recurrence === null) return '';
  const { range: span } = item.recurrence;
  const { timeZone } = item.start;
  const date = (day: string) => {
    const utc = utcOf({ dateTime: `${day}T00:00:00`, timeZone });
    const offset = knownZone(timeZone).offsetAt(utc);
    return offset === 0 ? `${day}Z` : `${day}${offsetText(offset)}`;
  };
  const start = valued('t:StartDate', date(span.startDate));
  switch (span.type) {
    case 'noEnd':
      return element('t:NoEndRecurrence', start);
    case 'endDate':
      return element('t:EndDateRecurrence', start + valued('t:EndDate', date(span.endDate)));
    case 'numbered':
      return element(
        't:NumberedRecurrence',
        start + valued('t:NumberOfOccurrences', span.numberOfOccurrences),
      );
  }
}
