import type { Json } from '../../sandbox/graph/test-world.ts';
import type { DateWindow } from '../../src/domain/reconcile.ts';
import type { StoredMeeting } from '../../src/ports/meetings.ts';

const OPEN = new Set(['normal', 'personal']);
const RECURRING = new Set(['occurrence', 'exception']);
const FIELDS = 'subject,start,end,isAllDay,isCancelled,sensitivity,type';

/** What people tell meetings apart by, as a line. */
type Line = {
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly cancelled: boolean;
  readonly recurring: boolean;
};

const lineOf = ({ title, start, end, allDay, cancelled, recurring }: Line): string =>
  [
    `${start} to ${end} "${title}"`,
    ...(allDay ? ['all day'] : []),
    ...(cancelled ? ['cancelled'] : []),
    ...(recurring ? ['recurring'] : []),
  ].join(', ');

const eventLine = (event: Json): string => {
  const allDay = event.isAllDay === true;
  const at = (moment: unknown) => {
    const text = (moment as { dateTime: string }).dateTime;
    return allDay ? text.slice(0, 10) : `${text.slice(0, 23)}Z`;
  };
  return lineOf({
    title: String(event.subject),
    start: at(event.start),
    end: at(event.end),
    allDay,
    cancelled: event.isCancelled === true,
    recurring: RECURRING.has(String(event.type)),
  });
};

/**
 * The open meetings of a calendar as Graph shows them to a client that reads the dates afresh, as sorted lines;
 * `token` is one with all permissions.
 */
export const tenantTruth = async (
  graphUrl: string,
  token: string,
  calendarId: string,
  { start, end }: DateWindow,
): Promise<string[]> => {
  const dates = `startDateTime=${new Date(start).toISOString()}&endDateTime=${new Date(end).toISOString()}`;
  let next: unknown = `${graphUrl}/v1.0/me/calendars/${calendarId}/calendarView?${dates}&$top=500&$select=${FIELDS}`;
  const events: Json[] = [];
  while (typeof next === 'string') {
    const response = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    if (response.status !== 200) throw new Error(`Graph answers ${response.status}.`);
    const page = (await response.json()) as Json;
    events.push(...(page.value as Json[]));
    next = page['@odata.nextLink'];
  }
  return events
    .filter(({ sensitivity }) => OPEN.has(String(sensitivity)))
    .map(eventLine)
    .sort();
};

/** What is stored of a calendar, as sorted lines of the same form. */
export const storedLines = (meetings: readonly StoredMeeting[], calendarId: string): string[] => {
  const text = (at: number | string) => (typeof at === 'string' ? at : new Date(at).toISOString());
  return meetings
    .filter((meeting) => meeting.calendarId === calendarId)
    .map(({ time, detail: { title, cancelled }, recurring }) =>
      lineOf({
        title,
        start: text(time.start),
        end: text(time.end),
        allDay: time.allDay,
        cancelled,
        recurring,
      }),
    )
    .sort();
};
