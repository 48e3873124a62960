import { z } from 'zod';
import type { MeetingDraft, MeetingPatch } from '../state/meeting-draft.ts';
import { zone } from '../state/zones.ts';

const optional = <T extends z.ZodType>(type: T) => type.exactOptional();

/** Seconds may be left out, as a browser's `datetime-local` field does. */
const WallTime = z.strictObject({
  dateTime: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)
    .transform((text) => (text.length === 16 ? `${text}:00` : text)),
  timeZone: z.string().refine((name) => zone(name) !== null, 'There is no such time zone.'),
});

export const OccurrenceDate = z.iso.date();

const Recurrence = z.strictObject({
  pattern: z.strictObject({
    type: z.enum([
      'daily',
      'weekly',
      'absoluteMonthly',
      'relativeMonthly',
      'absoluteYearly',
      'relativeYearly',
    ]),
    interval: z.int().positive(),
    daysOfWeek: optional(
      z.array(z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'])),
    ),
    firstDayOfWeek: optional(
      z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']),
    ),
    dayOfMonth: optional(z.int().min(1).max(31)),
    month: optional(z.int().min(1).max(12)),
    index: optional(z.enum(['first', 'second', 'third', 'fourth', 'last'])),
  }),
  range: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('noEnd'), startDate: OccurrenceDate }),
    z.strictObject({ type: z.literal('endDate'), startDate: OccurrenceDate, endDate: OccurrenceDate }),
    z.strictObject({
      type: z.literal('numbered'),
      startDate: OccurrenceDate,
      numberOfOccurrences: z.int().positive(),
    }),
  ]),
});

const changeable = {
  allDay: optional(z.boolean()),
  recurrence: optional(Recurrence.nullable()),
  body: optional(z.strictObject({ contentType: z.enum(['html', 'text']), content: z.string() })),
  places: optional(
    z.array(z.strictObject({ name: z.string(), uri: optional(z.string()), room: optional(z.string()) })),
  ),
  attendees: optional(
    z.array(
      z.strictObject({
        address: z.email(),
        name: optional(z.string()),
        type: optional(z.enum(['required', 'optional', 'resource'])),
      }),
    ),
  ),
  teams: optional(z.boolean()),
  sensitivity: optional(z.enum(['normal', 'personal', 'private', 'confidential'])),
  showAs: optional(z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'])),
  importance: optional(z.enum(['low', 'normal', 'high'])),
  categories: optional(z.array(z.string())),
  reminder: optional(z.int().nullable()),
  hideAttendees: optional(z.boolean()),
  allowNewTimeProposals: optional(z.boolean()),
  responseRequested: optional(z.boolean()),
};

/** A person by object id or by mail address. */
const PersonName = z.string().min(1);

/** A new meeting. `from`: somebody outside invites, so `person` is the only one who has a copy. */
export const NewMeeting = z.strictObject({
  person: PersonName,
  from: optional(z.strictObject({ name: z.string(), address: z.email() })),
  subject: z.string(),
  start: WallTime,
  end: WallTime,
  calendarId: optional(z.string()),
  transactionId: optional(z.string().nullable()),
  ...changeable,
}) satisfies z.ZodType<MeetingDraft>;

export const MeetingChange = z.strictObject({
  subject: optional(z.string()),
  start: optional(WallTime),
  end: optional(WallTime),
  ...changeable,
}) satisfies z.ZodType<MeetingPatch>;

export const MeetingKey = z.coerce.number().int().positive();

export const Comment = z.strictObject({ comment: optional(z.string()) });

export const AttendeeAnswer = z.strictObject({
  response: z.enum(['tentativelyAccepted', 'accepted', 'declined']),
  date: optional(OccurrenceDate),
});

/** Of this copy alone, as its owner marks it; of one occurrence when `date` is given. */
export const CopySensitivity = z.strictObject({
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']),
  date: optional(OccurrenceDate),
});

/** Which meetings to list: of whom, and (ISO instants) from when to when; without these, the running week. */
export const MeetingQuery = z.strictObject({
  person: PersonName,
  from: optional(z.iso.datetime({ offset: true })),
  to: optional(z.iso.datetime({ offset: true })),
});

export const BulkMeetings = z.strictObject({
  person: PersonName,
  count: z.int().positive().max(100_000),
  from: optional(z.iso.datetime({ offset: true })),
});
