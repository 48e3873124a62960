import { attribute, content, element, optional } from './builders.ts';
import type { ElementRule } from './grammar.ts';
import * as values from './values.ts';

const { sinceEver } = values;

const page = { MaxEntriesReturned: optional(values.int) };

export const indexedView = (name: string): ElementRule =>
  element(
    name,
    content({
      attributes: {
        ...page,
        Offset: attribute(values.int),
        BasePoint: attribute(values.oneOf('IndexBasePointType', sinceEver('Beginning', 'End'))),
      },
    }),
    { namespace: 'm' },
  );

export const fractionalView = (name: string): ElementRule =>
  element(
    name,
    content({
      attributes: { ...page, Numerator: attribute(values.int), Denominator: attribute(values.int) },
    }),
    { namespace: 'm' },
  );

export const calendarView = element(
  'CalendarView',
  content({
    attributes: { ...page, StartDate: attribute(values.dateTime), EndDate: attribute(values.dateTime) },
  }),
  { namespace: 'm' },
);
