import type { MeetingLink } from '../domain/links/link-texts.ts';
import type { Detail, MeetingTime } from '../domain/meeting.ts';
import type { Owner } from './owner.ts';
import type { ConnectionRef } from './sync-queue.ts';

/** A meeting with what it says of itself, or what its series says for it. */
export type StoredMeeting = {
  readonly connectionId: string;
  readonly calendarId: string;
  /** The provider's id; unique in its calendar. */
  readonly remoteId: string;
  readonly time: MeetingTime;
  readonly recurring: boolean;
  readonly detail: Detail;
  /** Where it names several meetings: the link that is taken first, each with what it is known by. */
  readonly links: readonly KnownLink[];
};

/** `key` names the meeting behind a link, and stays the same however the link is written. */
export type KnownLink = MeetingLink & { readonly key: string };

/**
 * Which link a reader takes, `linkKey` as in `KnownLink`. `subject` is a keyed hash of the series or the single meeting;
 * `seenAt`: when one of it was known to be there (UTC, ms).
 */
export type LinkChoice = {
  readonly calendarId: string;
  readonly subject: string;
  readonly linkKey: string;
  readonly seenAt: number;
};

/** The place of a meeting in a calendar. */
export type MeetingPlace = Pick<StoredMeeting, 'calendarId' | 'remoteId'>;

/** Where a list stopped. */
export type MeetingPosition = {
  readonly startsAt: number;
  readonly calendarId: string;
  readonly remoteId: string;
};

/** Which of the meetings of a series: the one that starts then, or the first that has not ended (UTC, ms), else the last. */
export type OfSeries = { readonly startingAt: number } | { readonly nextFrom: number };

export interface Meetings {
  /** A meeting in a selected calendar of a connection by the provider's id; null when there is none. */
  one(connection: ConnectionRef, remoteId: string): Promise<StoredMeeting | null>;
  /** A meeting of the series that is stored under one of these keys; null when there is none. */
  ofSeries(
    connection: ConnectionRef,
    seriesKeys: readonly string[],
    which: OfSeries,
  ): Promise<StoredMeeting | null>;
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
  /** One meeting in a selected calendar of a user; null where there is none. */
  get(owner: Owner, place: MeetingPlace): Promise<StoredMeeting | null>;
  /**
   * Remembers which of its links a meeting's reader takes, for all members of its series; tells their screens. It lasts
   * while the calendar is selected and the filters admit the meeting, and half a year longer than that is there. `at` is
   * UTC in ms.
   */
  chooseLink(owner: Owner, meeting: StoredMeeting, linkKey: string, at: number): Promise<void>;
  /** What a user has chosen in this way. */
  linkChoices(owner: Owner): Promise<LinkChoice[]>;
  /** How many meetings of each connection of a user have not ended at `now`. */
  countUpcoming(owner: Owner, now: number): Promise<ReadonlyMap<string, number>>;
  /** Meetings in one selected calendar of a user, whatever their dates, by id, after the one with this id. */
  ofCalendar(owner: Owner, calendarId: string, after: string | null, limit: number): Promise<StoredMeeting[]>;
}
