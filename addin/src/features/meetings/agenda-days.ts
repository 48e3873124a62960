import type { Meeting } from '../../../../server/contract/meetings.ts';
import { addDays, dayOf } from './zone.ts';

export type AgendaDay = {
  /** `YYYY-MM-DD` in the viewer's zone. */
  readonly date: string;
  readonly meetings: readonly Meeting[];
};

export type Span = { readonly first: string; readonly last: string; readonly timeZone: string };

/** The days on which a meeting is listed: an all-day one on each of its days, any other where it starts or goes on. */
function daysOf({ time }: Meeting, { first, last, timeZone }: Span): string[] {
  if (!time.allDay) {
    const day = dayOf(Date.parse(time.start), timeZone);
    return [day < first ? first : day].filter((each) => each <= last);
  }
  const days: string[] = [];
  for (
    let day = time.start < first ? first : time.start;
    day < time.end && day <= last;
    day = addDays(day, 1)
  ) {
    days.push(day);
  }
  return days;
}

const order = (a: Meeting, b: Meeting): number => {
  if (a.time.allDay !== b.time.allDay) return a.time.allDay ? -1 : 1;
  return (
    a.time.start.localeCompare(b.time.start) ||
    a.time.end.localeCompare(b.time.end) ||
    a.id.localeCompare(b.id)
  );
};

/** Meetings by day, all-day ones on top of each, in the order of the clock. */
export function agendaOf(meetings: readonly Meeting[], span: Span): AgendaDay[] {
  const days = new Map<string, Meeting[]>();
  for (const meeting of meetings) {
    for (const date of daysOf(meeting, span)) {
      const day = days.get(date);
      if (day === undefined) days.set(date, [meeting]);
      else day.push(meeting);
    }
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, list]) => ({ date, meetings: list.sort(order) }));
}
