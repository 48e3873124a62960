import { plainText } from '../graph/plain-text.ts';
import { fromRest, itemId } from '../state/exchange-ids.ts';
import { type Instance, instanceOn } from '../state/instances.ts';
import type { AttendeeType, Detail, StoredCalendar } from '../state/mailbox-data.ts';
import type { Mailboxes } from '../state/mailboxes.ts';
import { effective } from '../state/occurrences.ts';
import type { Person } from '../state/types.ts';
import { utcOf } from '../state/wall-time.ts';
import { type Named, nameOf } from './appointment-name.ts';
import type { Appointment } from './client/appointment.ts';
import { officeRecurrence } from './recurrence.ts';

/** EWS writes the bytes of an id in the usual base64, REST in the one for addresses. */
const ewsId = (mailbox: string, { key, date }: Named) =>
  fromRest(itemId({ mailbox, key, date }, 'mutable')).toString('base64');

/** Of another person's private meeting only the time is to be seen. */
export const seenDetail = (detail: Detail, { canViewPrivateItems, owner }: StoredCalendar): Detail =>
  canViewPrivateItems || detail.sensitivity !== 'private'
    ? detail
    : {
        ...detail,
        subject: 'Private Appointment',
        places: [],
        body: { contentType: 'html', content: '' },
        attendees: [],
        organizer: owner,
      };

const bodyOf = ({ contentType, content }: Detail['body']) =>
  contentType === 'html' ? { html: content, text: plainText(content) } : { html: content, text: content };

const guests = ({ attendees }: Detail, type: AttendeeType) =>
  attendees
    .filter((one) => one.type === type)
    .map(({ name, address, status }) => ({ name, address, response: status.response }));

const instance = (mailboxes: Mailboxes, { key, date }: Named): Instance | null => {
  const item = mailboxes.item(key);
  if (!item) return null;
  if (date !== null) return instanceOn(item, date);
  return { item, start: utcOf(item.start), end: utcOf(item.end), date: null, exception: null };
};

/** What a person sees of an appointment in the own mailbox; null when there is none of that name. */
export const appointmentOf = (mailboxes: Mailboxes, reader: Person, named: Named): Appointment | null => {
  const found = instance(mailboxes, named);
  const calendar = found && mailboxes.calendar(found.item.calendarId);
  if (!calendar || found.item.mailbox !== reader.oid) return null;
  const { item, exception, date, start, end } = found;
  const detail = seenDetail(effective(item, exception), calendar);
  const writes = calendar.canEdit && detail.response.response === 'organizer';
  return {
    name: nameOf(named),
    id: ewsId(reader.oid, named),
    seriesId: date === null ? null : ewsId(reader.oid, { key: item.key, date: null }),
    form: writes ? 'organizer' : 'attendee',
    subject: detail.subject,
    location: detail.places.map(({ name }) => name).join('; '),
    start,
    end,
    allDay: item.allDay,
    cancelled: detail.cancelled,
    sensitivity: detail.sensitivity,
    body: bodyOf(detail.body),
    organizer: detail.organizer,
    required: guests(detail, 'required'),
    optional: guests(detail, 'optional'),
    recurrence: officeRecurrence(item),
    createdAt: exception?.createdAt ?? item.createdAt,
    modifiedAt: exception?.modifiedAt ?? item.modifiedAt,
  };
};
