import type { Answer } from '../../contract/endpoints.ts';
import type { Api } from '../api-client.ts';
import { trustingFetch } from '../certificates.ts';

export type Dates = { readonly from: string; readonly to: string };
type Meeting = Answer<'listMeetings'>['meetings'][number];
type Row = {
  readonly subject: string;
  readonly start: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly isAllDay: boolean;
  readonly isCancelled: boolean;
  readonly sensitivity: string;
  readonly type: string;
};

const OPEN = new Set(['normal', 'personal']);

const line = (title: string | null, start: string, end: string, cancelled: boolean, recurring: boolean) =>
  `${start} to ${end} "${title}"${cancelled ? ', cancelled' : ''}${recurring ? ', recurring' : ''}`;

const rowLine = ({ subject, start, end, isAllDay, isCancelled, type }: Row): string => {
  const at = ({ dateTime }: Row['start']) => (isAllDay ? dateTime.slice(0, 10) : `${dateTime.slice(0, 19)}Z`);
  return line(subject, at(start), at(end), isCancelled, type === 'occurrence' || type === 'exception');
};

/** The open meetings of the main calendar as Graph shows them to a program that reads the dates afresh, sorted. */
export const linesAtGraph = async (graph: string, token: string, { from, to }: Dates): Promise<string[]> => {
  const query = `startDateTime=${from}&endDateTime=${to}&$top=500`;
  let next: string | undefined = `${graph}/v1.0/me/calendar/calendarView?${query}`;
  const lines: string[] = [];
  while (next) {
    const response = await trustingFetch(next, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`Graph answers ${response.status}.`);
    const page = (await response.json()) as { value: Row[]; '@odata.nextLink'?: string };
    lines.push(...page.value.filter(({ sensitivity }) => OPEN.has(sensitivity)).map(rowLine));
    next = page['@odata.nextLink'];
  }
  return lines.sort();
};

const meetingLine = ({ title, time, cancelled, recurring }: Meeting): string => {
  const text = (at: string) => (time.allDay ? at : `${at.slice(0, 19)}Z`);
  return line(title, text(time.start), text(time.end), cancelled, recurring);
};

/** What Sally shows of these dates, as lines of the same form. */
export const linesAtSally = async (api: Api, dates: Dates): Promise<string[]> => {
  const lines: string[] = [];
  let after: string | null = null;
  do {
    const query: Dates & { after?: string } = { ...dates, ...(after !== null && { after }) };
    const list: Answer<'listMeetings'> = await api.call('listMeetings', { query });
    lines.push(...list.meetings.map(meetingLine));
    after = list.next;
  } while (after !== null);
  return lines.sort();
};
