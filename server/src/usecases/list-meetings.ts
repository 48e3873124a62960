import type { Caller } from '../ports/caller.ts';
import type { MeetingPosition, Meetings, StoredMeeting } from '../ports/meetings.ts';

export type MeetingListRequest = {
  /** UTC in ms; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  readonly after: MeetingPosition | null;
};

/** As many as a first screen shows, and then some. */
const PAGE = 200;

/** The caller's meetings, by start; an all-day one is included where any zone's day touches the dates. */
export const listMeetings =
  ({ meetings }: { readonly meetings: Pick<Meetings, 'list'> }) =>
  (
    { workspace, account }: Caller,
    { from, to, after }: MeetingListRequest,
  ): Promise<{ readonly meetings: StoredMeeting[]; readonly next: MeetingPosition | null }> =>
    meetings.list({ workspace, userId: account.oid }, { from, to }, after, PAGE);
