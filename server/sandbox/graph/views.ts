import type { Instance, Window } from '../state/instances.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import { failures } from './failure.ts';
import { option } from './query-options.ts';

const KEPT = 50;
const MAX_DAYS = 1825;

/** Expanded windows, kept while nothing in their calendar changes, so that a page costs nothing but its rows. */
export type Views = { of(calendarId: string, window: Window): readonly Instance[] };

export function createViews(mailboxes: Mailboxes): Views {
  const kept = new Map<string, { at: number; data: unknown; instances: readonly Instance[] }>();
  return {
    of: (calendarId, window) => {
      const name = `${calendarId} ${window.start} ${window.end}`;
      const known = kept.get(name);
      const at = mailboxes.lastChange(calendarId);
      if (known?.at === at && known.data === mailboxes.data) return known.instances;
      const instances = mailboxes.view(calendarId, window);
      kept.delete(name);
      kept.set(name, { at, data: mailboxes.data, instances });
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return instances;
    },
  };
}

/**
 * `startDateTime` and `endDateTime`: the offset in the value counts, UTC when there is none; `outlook.timezone`
 * does not. https://learn.microsoft.com/graph/api/calendar-list-calendarview
 */
export function windowOf(query: URLSearchParams): Window {
  const [startText, endText] = [option(query, 'startDateTime'), option(query, 'endDateTime')];
  if (startText === null || endText === null) {
    throw failures.badParameter(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  }
  const window = { start: instant('StartDateTime', startText), end: instant('EndDateTime', endText) };
  if (window.end < window.start) {
    throw failures.badParameter('The value of the parameter EndDateTime is before StartDateTime.');
  }
  if (window.end - window.start > MAX_DAYS * 86_400_000) {
    throw failures.badParameter(
      `The requested time duration specified for view exceeds maximum of ${MAX_DAYS} days allowed.`,
    );
  }
  return window;
}

function instant(name: string, text: string): number {
  // A `+` that was not encoded arrives as a space.
  const match = /^(\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)?)(Z|[+ -]\d\d:?\d\d)?$/i.exec(text);
  const [, time = '', offset = 'Z'] = match ?? [];
  const value = Date.parse(`${time.includes('T') ? time : `${time}T00:00`}${offset.replace(' ', '+')}`);
  if (match === null || Number.isNaN(value)) {
    throw failures.badParameter(`The value '${text}' of parameter '${name}' is invalid.`);
  }
  return value;
}
