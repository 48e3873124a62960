import { hostVersion } from './app-context.ts';
import type { Appointment, Guest, Party } from './appointment.ts';
import type { HostSettings, Permission } from './settings.ts';

/** Of what Office.js makes `mailbox.item`. */
const itemTypes = { attendee: 2, organizer: 5, none: 6 } as const;

const permissionLevels: Record<Permission, number> = {
  Restricted: 0,
  ReadItem: 1,
  ReadWriteMailbox: 2,
  ReadWriteItem: 3,
};

/** Office.js names kinds of recipients by number. */
const USER = 2;
const responses = ['none', 'organizer', 'tentativelyAccepted', 'accepted', 'declined'];

export const party = ({ name, address }: Party) => ({ name, address, recipientType: USER });

/** A guest who was asked and has not answered counts as none, too. */
export const guest = (one: Guest) => ({
  ...party(one),
  appointmentResponse: Math.max(0, responses.indexOf(one.response)),
});

const mailbox = ({ person, client, permission }: HostSettings) => ({
  permissionLevel: permissionLevels[permission],
  userDisplayName: person.name,
  userEmailAddress: person.address,
  userTimeZone: person.timeZone,
  userProfileType:
    client === 'on-premise' ? 'enterprise' : person.kind === 'personal' ? 'outlookCom' : 'office365',
  timeZoneOffsets: person.offsets,
  hostVersion: hostVersion({ client }),
  owaView: 'ThreeColumns',
  ewsUrl: `${location.origin}/EWS/Exchange.asmx`,
  restUrl: client === 'on-premise' ? null : `${location.origin}/api`,
  isRestIdSupported: client !== 'on-premise',
  isFromSharedFolder: false,
});

/** What an attendee's form shows is there at once; of an organiser's, everything is asked for. */
const readItem = (appointment: Appointment) => ({
  id: appointment.id,
  itemClass: 'IPM.Appointment',
  subject: appointment.subject,
  normalizedSubject: appointment.subject,
  location: appointment.location,
  start: appointment.start,
  end: appointment.end,
  dateTimeCreated: appointment.createdAt,
  dateTimeModified: appointment.modifiedAt,
  organizer: party(appointment.organizer),
  to: appointment.required.map(guest),
  cc: appointment.optional.map(guest),
  recurrence: appointment.recurrence,
  isAllDayEvent: appointment.allDay,
  sensitivity: appointment.sensitivity,
});

/** The object of which Office.js makes `Office.context.mailbox`. With nothing open it still holds who the person is. */
export const initialData = (settings: HostSettings, appointment: Appointment | null) => ({
  ...mailbox(settings),
  itemType: itemTypes[appointment?.form ?? 'none'],
  ...(appointment && { seriesId: appointment.seriesId }),
  ...(appointment?.form === 'attendee' && readItem(appointment)),
});
