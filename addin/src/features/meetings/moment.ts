import type { Meeting } from '../../../../server/contract/meetings.ts';

const SOON = 10 * 60_000;

export type Moment = 'over' | 'running' | 'soon' | 'later';

/** Where a meeting stands at an instant (ms, UTC). An all-day meeting is never about to start. */
export function momentOf({ time }: Pick<Meeting, 'time'>, now: number): Moment {
  if (time.allDay) return 'later';
  if (Date.parse(time.end) <= now) return 'over';
  const start = Date.parse(time.start);
  if (start <= now) return 'running';
  return start - now <= SOON ? 'soon' : 'later';
}
