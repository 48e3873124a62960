import { z } from 'zod';
import { Trouble } from './connections.ts';
import { Meeting } from './meetings.ts';

const outlookId = z.string().min(1).max(2048);
const address = z.string().min(1).max(320);

/** The appointment that is open in Outlook. Ids are as Office.js gives them, in the form of EWS or of REST. */
export const AppointmentQuery = z.strictObject({
  itemId: outlookId,
  /** The series of an occurrence, and when the occurrence starts. */
  seriesId: outlookId.optional(),
  start: z.iso.datetime().optional(),
  /** Whose Outlook it is: a hint which connection to ask, and no more. */
  mailbox: address,
  /** Whose calendar it lies in, where that is somebody else's. */
  owner: address.optional(),
});
export type AppointmentQuery = z.infer<typeof AppointmentQuery>;

const CalendarName = z.strictObject({ id: z.uuid(), name: z.string() });

/** What is known of an appointment, or why nothing is. */
export const AppointmentFinding = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('known'), meeting: Meeting, calendar: CalendarName }),
  /** It exists and is not read, because of what was chosen for the connection. `calendar` is null for one not listed yet. */
  z.strictObject({
    state: z.literal('left-out'),
    reason: z.enum(['private', 'not-online', 'outside-window', 'calendar-not-selected']),
    calendar: CalendarName.nullable(),
    connectionId: z.uuid(),
  }),
  /** It exists, and will be read soon. */
  z.strictObject({ state: z.literal('not-yet') }),
  /** None of the connections is about this mailbox. */
  z.strictObject({ state: z.literal('not-connected') }),
  z.strictObject({ state: z.literal('not-found') }),
  /** The connection that knows it does not work now. */
  z.strictObject({ state: z.literal('trouble'), trouble: Trouble }),
]);
export type AppointmentFinding = z.infer<typeof AppointmentFinding>;
