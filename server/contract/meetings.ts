import { z } from 'zod';

const MeetingResponse = z.enum(['none', 'organizer', 'tentative', 'accepted', 'declined', 'unanswered']);
export type MeetingResponse = z.infer<typeof MeetingResponse>;

/** An instant in UTC, or for all-day meetings a date without a zone; `end` is exclusive. */
const MeetingTime = z.discriminatedUnion('allDay', [
  z.strictObject({ allDay: z.literal(false), start: z.iso.datetime(), end: z.iso.datetime() }),
  z.strictObject({ allDay: z.literal(true), start: z.iso.date(), end: z.iso.date() }),
]);
export type MeetingTime = z.infer<typeof MeetingTime>;

export const Meeting = z.strictObject({
  /** Unique in the workspace, stable while the meeting stays in its calendar. */
  id: z.string(),
  connectionId: z.uuid(),
  calendarId: z.uuid(),
  /** Null where the title must not be shown. */
  title: z.string().nullable(),
  time: MeetingTime,
  organizer: z.strictObject({ name: z.string(), address: z.string() }).nullable(),
  /** As the service calls itself. */
  service: z.string().nullable(),
  joinUrl: z.url().nullable(),
  /** Where it names several meetings: the link that is taken first; else empty. */
  links: z.array(z.strictObject({ key: z.string(), service: z.string(), url: z.url() })),
  /** Who rewrote its links so that nobody else can read them; only where there is no link because of that. */
  gateway: z.string().nullable(),
  private: z.boolean(),
  cancelled: z.boolean(),
  recurring: z.boolean(),
  response: MeetingResponse,
});
export type Meeting = z.infer<typeof Meeting>;

/** Takes another one of its `links`, for its whole series. */
export const LinkRequest = z.strictObject({ key: z.string().max(128) });

/** `from` inclusive, `to` exclusive, at most 100 days apart; `after` continues a list that had `next`. */
export const MeetingQuery = z
  .strictObject({
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    after: z.string().max(1024).optional(),
  })
  .refine((query) => Date.parse(query.from) < Date.parse(query.to), {
    path: ['to'],
    message: 'Must be later than "from".',
  })
  .refine((query) => Date.parse(query.to) - Date.parse(query.from) <= 100 * 86_400_000, {
    path: ['to'],
    message: 'Ask for at most 100 days at once.',
  });
export type MeetingQuery = z.infer<typeof MeetingQuery>;

export const MeetingList = z.strictObject({
  meetings: z.array(Meeting),
  next: z.string().nullable(),
});
export type MeetingList = z.infer<typeof MeetingList>;
