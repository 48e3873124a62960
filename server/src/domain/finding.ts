import type { LeftOut } from './filters.ts';
import type { MeetingTime } from './meeting.ts';
import type { DateWindow } from './reconcile.ts';

/** Why an appointment that exists is not among the stored meetings. */
export type Missing =
  | { readonly state: 'left-out'; readonly reason: LeftOut | 'outside-window' | 'calendar-not-selected' }
  | { readonly state: 'not-yet' };

/** What decides: about the appointment, and about its calendar. */
export type MissingFacts = {
  readonly leftOut: LeftOut | null;
  /** Null where it is left out. */
  readonly time: MeetingTime | null;
  readonly series: boolean;
  readonly selected: boolean;
  /** Whether the calendar was read to its end; then a series without a stored occurrence has none in the window. */
  readonly read: boolean;
};

const instantOf = (time: string | number): number => (typeof time === 'string' ? Date.parse(time) : time);

const isOutside = ({ start, end }: MeetingTime, window: DateWindow): boolean =>
  instantOf(start) >= window.end || instantOf(end) <= window.start;

/** The nearest reason first: what a person would have to change before anything else counts. */
export const whyMissing = (
  { leftOut, time, series, selected, read }: MissingFacts,
  window: DateWindow,
): Missing => {
  if (!selected) return { state: 'left-out', reason: 'calendar-not-selected' };
  if (leftOut) return { state: 'left-out', reason: leftOut };
  if (time && (series ? read : isOutside(time, window)))
    return { state: 'left-out', reason: 'outside-window' };
  return { state: 'not-yet' };
};
