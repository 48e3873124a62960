import type { ServiceId } from './services/services.ts';

export type MeetingLink = { readonly service: ServiceId; readonly url: string };

/** All that a meeting's data says of where it happens, the most trusted first. */
export type LinkTexts = {
  readonly onlineMeeting: string | null;
  readonly places: readonly string[];
  readonly body: string | null;
  readonly subject: string | null;
};

export type FoundLinks = {
  /** One for each meeting, most trusted first; at most twenty. */
  readonly links: readonly MeetingLink[];
  /** Who rewrote links so that nobody else can read them, where that was met and nothing was found. */
  readonly opaque: string | null;
};
