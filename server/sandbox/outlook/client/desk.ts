import type { Appointment } from './appointment.ts';
import { readForm, showForm, showSaved } from './forms.ts';
import { newAppointment } from './new-appointment.ts';
import { type Draft, readAppointment, saveAppointment } from './sandbox-api.ts';
import type { HostSettings } from './settings.ts';

type Changed = {
  /** Something else is open, or nothing. */
  item(): void;
  time(appointment: Appointment): void;
  recipients(which: { requiredAttendees: boolean; optionalAttendees: boolean }): void;
  /** The mailbox was written to. */
  mailbox(): void;
};

const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

const draftOf = (
  { subject, location, start, end, required, optional }: Appointment,
  send: boolean,
): Draft => ({
  subject,
  location,
  start,
  end,
  ...(send && {
    guests: [
      ...required.map(({ address }) => ({ address, type: 'required' as const })),
      ...optional.map(({ address }) => ({ address, type: 'optional' as const })),
    ],
  }),
});

/** What a person has open, in which form, and what became of it. */
export const createDesk = ({ person, now }: HostSettings, changed: Changed) => {
  const { oid, offsets } = person;
  let opened: Appointment | null = null;

  const show = (appointment: Appointment | null) => {
    opened = appointment;
    showForm(opened, offsets);
    showSaved('');
  };

  /** `new`: one that is not saved yet; null: nothing. */
  const open = async (name: string | null) => {
    show(
      name === null || name === 'new'
        ? name && newAppointment(person, now)
        : await readAppointment(oid, name),
    );
    changed.item();
  };

  const edited = () => {
    if (opened?.form !== 'organizer') return;
    const before = opened;
    opened = readForm(before, offsets);
    showSaved('');
    if (opened.start !== before.start || opened.end !== before.end) changed.time(opened);
    const requiredAttendees = !same(opened.required, before.required);
    const optionalAttendees = !same(opened.optional, before.optional);
    if (requiredAttendees || optionalAttendees) changed.recipients({ requiredAttendees, optionalAttendees });
  };

  /** Saving asks nobody; sending asks the guests. The id of what was saved; null when it was refused. */
  const save = async (send: boolean): Promise<string | null> => {
    if (!opened) return null;
    const { name, required, optional } = opened;
    try {
      const saved = await saveAppointment(oid, name, draftOf(opened, send));
      show(send ? saved : { ...saved, required, optional });
      showSaved(send ? 'Sent.' : 'Saved.');
      changed.mailbox();
      return saved.id;
    } catch (error) {
      showSaved(`Not saved: ${(error as Error).message}`);
      return null;
    }
  };

  return { opened: () => opened, open, edited, save };
};
