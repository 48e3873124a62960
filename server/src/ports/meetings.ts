import type { Detail, MeetingTime } from '../domain/meeting.ts';
import type { Owner } from './owner.ts';

/** A meeting with what it says of itself, or what its series says for it. */
export type StoredMeeting = {
  readonly connectionId: string;
  readonly calendarId: string;
  /** The provider's id; unique in its calendar. */
  readonly remoteId: string;
  readonly time: MeetingTime;
  readonly recurring: boolean;
  readonly detail: Detail;
};

/** Where a list stopped. */
export type MeetingPosition = {
  readonly startsAt: number;
  readonly calendarId: string;
  readonly remoteId: string;
};

export interface Meetings {
  /**
   * Meetings in the selected calendars of a user that touch the dates (UTC, ms; an all-day one, wherever on
   * earth its days are), by start. `next` continues the list.
   */
  list(
    owner: Owner,
    dates: { readonly from: number; readonly to: number },
    after: MeetingPosition | null,
    limit: number,
  ): Promise<{ readonly meetings: StoredMeeting[]; readonly next: MeetingPosition | null }>;
  /** How many meetings of each connection of a user have not ended at `now`. */
  countUpcoming(owner: Owner, now: number): Promise<ReadonlyMap<string, number>>;
  /** Meetings in one selected calendar of a user, whatever their dates, by id, after the one with this id. */
  ofCalendar(owner: Owner, calendarId: string, after: string | null, limit: number): Promise<StoredMeeting[]>;
}
