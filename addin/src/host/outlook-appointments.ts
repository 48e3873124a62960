/// <reference types="office-js" />
import type { Appointments, OpenAppointment } from './host.ts';
import { within } from './within.ts';

/** Some methods of Office.js never answer where Outlook fails. */
const ANSWERING = 5_000;

type Ask<T> = (done: (result: Office.AsyncResult<T>) => void) => void;

/** Null where Outlook fails, or gives nothing. Rejects with `HostError` where it is silent. */
const answerOf = <T>(what: string, ask: Ask<T>): Promise<T | null> =>
  within(
    ANSWERING,
    what,
    new Promise((resolve) =>
      ask(({ status, value }) => resolve(status === Office.AsyncResultStatus.Succeeded ? value : null)),
    ),
  );

type Item = NonNullable<Office.Mailbox['item']>;
type Form = Item & Office.AppointmentRead & Office.AppointmentCompose;

/** An attendee's form has the id at hand; an organiser's has to be asked, since Mailbox 1.8. */
async function idOf(item: Form): Promise<OpenAppointment['state'] | { id: string }> {
  if (typeof item.itemId === 'string') return { id: item.itemId };
  if (typeof item.getItemIdAsync !== 'function') return 'unidentified';
  const id = await answerOf<string>('getItemIdAsync', (done) => item.getItemIdAsync(done));
  return id ? { id } : 'unsaved';
}

const startOf = async (item: Form): Promise<Date | null> => {
  const start: Date | Office.Time = item.start;
  return start instanceof Date ? start : answerOf<Date>('start.getAsync', (done) => start.getAsync(done));
};

/** https://learn.microsoft.com/office/dev/add-ins/outlook/delegate-access */
const ownerOf = async (item: Form): Promise<string | null> => {
  if (typeof item.getSharedPropertiesAsync !== 'function') return null;
  const shared = await answerOf<Office.SharedProperties>('getSharedPropertiesAsync', (done) =>
    item.getSharedPropertiesAsync(done),
  );
  return shared?.owner ?? null;
};

async function read(): Promise<OpenAppointment> {
  const { item, userProfile } = Office.context.mailbox;
  if (!item || item.itemType !== Office.MailboxEnums.ItemType.Appointment) return { state: 'none' };
  const form = item as Form;
  const found = await idOf(form);
  if (typeof found === 'string') return { state: found } as OpenAppointment;
  const [start, owner] = await Promise.all([startOf(form), ownerOf(form)]);
  return {
    state: 'saved',
    itemId: found.id,
    seriesId: form.seriesId || null,
    start: start?.toISOString() ?? null,
    mailbox: userProfile.emailAddress,
    owner,
  };
}

/**
 * What is open in Outlook (https://learn.microsoft.com/javascript/api/outlook/office.item). Nothing of its content is read.
 * Office.js shows the next item only to those who listen, so begin before anything else takes time.
 */
export function outlookAppointments(): Appointments {
  const listeners = new Set<() => void>();
  // Mailbox 1.5; where Outlook is older it opens a new pane for each appointment.
  Office.context.mailbox.addHandlerAsync?.(
    Office.EventType.ItemChanged,
    () => {
      for (const listener of listeners) listener();
    },
    () => {},
  );
  return {
    isOpen: () => Boolean(Office.context.mailbox.item),
    read,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
