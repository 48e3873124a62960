import { z } from 'zod';
import type { Place } from '../state/mailbox-data.ts';
import type { MeetingDraft, MeetingPatch } from '../state/meeting-draft.ts';
import { zone } from '../state/zones.ts';
import { failures } from './failure.ts';

/** Enumerations may be written in any case. */
const word = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess(
    (value) => words.find((one) => one.toLowerCase() === String(value).toLowerCase()) ?? value,
    z.enum(words),
  );

const WallTime = z
  .object({
    dateTime: z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?Z?$/),
    timeZone: z.string(),
  })
  .transform(({ dateTime, timeZone }) => {
    const text = dateTime.replace(/(\.\d+)?Z?$/, '');
    return {
      dateTime: `${text}${'T00:00:00'.slice(text.length - 10)}`,
      timeZone: dateTime.endsWith('Z') ? 'UTC' : timeZone,
    };
  });

const Weekday = word(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);

const Pattern = z.object({
  type: word(['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly']),
  interval: z.int().min(1).max(999),
  daysOfWeek: z.array(Weekday).exactOptional(),
  firstDayOfWeek: Weekday.exactOptional(),
  dayOfMonth: z.int().min(0).max(31).exactOptional(),
  month: z.int().min(0).max(12).exactOptional(),
  index: word(['first', 'second', 'third', 'fourth', 'last']).exactOptional(),
});

const Range = z
  .object({
    type: word(['noEnd', 'endDate', 'numbered']),
    startDate: z.iso.date(),
    endDate: z.iso.date().optional(),
    numberOfOccurrences: z.int().min(0).max(999).optional(),
  })
  .transform(({ type, startDate, endDate, numberOfOccurrences }, context) => {
    if (type === 'noEnd') return { type, startDate };
    if (type === 'endDate' && endDate !== undefined) return { type, startDate, endDate };
    if (type === 'numbered' && numberOfOccurrences) return { type, startDate, numberOfOccurrences };
    context.addIssue({ code: 'custom', message: 'The range does not say where it ends.' });
    return z.NEVER;
  });

const Location = z.object({
  displayName: z.string().default(''),
  locationUri: z.string().nullish(),
  locationEmailAddress: z.string().nullish(),
});

const Event = z.object({
  subject: z.string().nullish(),
  start: WallTime.exactOptional(),
  end: WallTime.exactOptional(),
  isAllDay: z.boolean().exactOptional(),
  recurrence: z.object({ pattern: Pattern, range: Range }).nullish(),
  body: z
    .object({ contentType: word(['html', 'text']).default('text'), content: z.string() })
    .exactOptional(),
  location: Location.nullish(),
  locations: z.array(Location).exactOptional(),
  attendees: z
    .array(
      z.object({
        type: word(['required', 'optional', 'resource']).default('required'),
        emailAddress: z.object({ address: z.string(), name: z.string().exactOptional() }),
      }),
    )
    .max(500)
    .exactOptional(),
  isOnlineMeeting: z.boolean().exactOptional(),
  sensitivity: word(['normal', 'personal', 'private', 'confidential']).exactOptional(),
  showAs: word(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).exactOptional(),
  importance: word(['low', 'normal', 'high']).exactOptional(),
  categories: z.array(z.string()).exactOptional(),
  isReminderOn: z.boolean().exactOptional(),
  reminderMinutesBeforeStart: z.int().exactOptional(),
  hideAttendees: z.boolean().exactOptional(),
  allowNewTimeProposals: z.boolean().nullish(),
  responseRequested: z.boolean().nullish(),
  transactionId: z.string().nullish(),
});

/** The body of a POST of an event. */
export function readDraft(body: unknown): MeetingDraft {
  const { transactionId } = parse(body);
  const { subject = '', start, end, ...patch } = readPatch(body);
  if (!start || !end) throw failures.badRequest('The request is invalid: start and end are required.');
  return { ...patch, subject, start, end, ...(transactionId && { transactionId }) };
}

/** The body of a PATCH of an event: what is not named stays. */
export function readPatch(body: unknown): MeetingPatch {
  const event = parse(body);
  for (const wall of [event.start, event.end]) {
    if (wall && zone(wall.timeZone) === null) throw failures.unknownZone(wall.timeZone);
  }
  const places = event.locations ?? (event.location ? [event.location] : null);
  const reminder = event.isReminderOn === false ? null : event.reminderMinutesBeforeStart;
  const { sensitivity, showAs, importance, categories, hideAttendees, start, end } = event;
  return {
    ...(typeof event.subject === 'string' && { subject: event.subject }),
    ...(start && { start }),
    ...(end && { end }),
    ...(event.isAllDay !== undefined && { allDay: event.isAllDay }),
    ...(event.recurrence !== undefined && { recurrence: event.recurrence }),
    ...(event.body && { body: event.body }),
    ...(places && { places: places.map(place) }),
    ...(event.attendees && {
      attendees: event.attendees.map(({ type, emailAddress }) => ({ type, ...emailAddress })),
    }),
    ...(event.isOnlineMeeting && { teams: true }),
    ...(sensitivity && { sensitivity }),
    ...(showAs && { showAs }),
    ...(importance && { importance }),
    ...(categories && { categories }),
    ...(reminder !== undefined && { reminder }),
    ...(hideAttendees !== undefined && { hideAttendees }),
    ...(typeof event.allowNewTimeProposals === 'boolean' && {
      allowNewTimeProposals: event.allowNewTimeProposals,
    }),
    ...(typeof event.responseRequested === 'boolean' && { responseRequested: event.responseRequested }),
  };
}

function parse(body: unknown): z.output<typeof Event> {
  const result = Event.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw failures.badRequest(`The request is invalid: ${issue?.path.join('.')}: ${issue?.message}`);
}

function place({ displayName, locationUri, locationEmailAddress }: z.output<typeof Location>): Place {
  return {
    name: displayName,
    ...(locationUri && { uri: locationUri }),
    ...(locationEmailAddress && { room: locationEmailAddress }),
  };
}
