import type { MeetingLink } from './links/link-texts.ts';

/** An instant in UTC (ms), or for an all-day meeting a date (`YYYY-MM-DD`); `end` is exclusive. */
export type MeetingTime =
  | { readonly allDay: false; readonly start: number; readonly end: number }
  | { readonly allDay: true; readonly start: string; readonly end: string };

export type Response = 'none' | 'organizer' | 'tentative' | 'accepted' | 'declined' | 'unanswered';

/** What a meeting says of itself apart from its time; the occurrences of a series share it. */
export type Detail = {
  readonly title: string;
  readonly organizer: { readonly name: string; readonly address: string } | null;
  /** Private or confidential at the provider. */
  readonly private: boolean;
  readonly cancelled: boolean;
  readonly response: Response;
  /** Marked as an online meeting by the provider, or carrying a link. */
  readonly online: boolean;
  readonly link: MeetingLink | null;
  /** Links to other meetings that it names as well, most trusted first; absent where there are none. */
  readonly otherLinks?: readonly MeetingLink[];
  /** Who rewrote links so that nobody else can read them; only where there is no link because of that. */
  readonly gateway?: string;
  /** iCalendar UID as the provider gives it; it differs between the occurrences of a series. */
  readonly uid: string | null;
};
