import type { Appointment } from './appointment.ts';
import { guest, party } from './initial-data.ts';

/** What is open while a method is called, and what the host can do with it. */
export type Opened = {
  appointment: Appointment;
  /** Writes the form into the mailbox; the id of what was saved, or null when it was refused. */
  save(): Promise<string | null>;
};

type ItemMethod = (opened: Opened, params: Record<string, unknown>) => unknown;

const success = (data: unknown) => ({ data });
const failure = (errorCode: number) => ({ error: true, errorCode });

const SAVE_ERROR = 9021;
const ITEM_NOT_SAVED = 9046;
const TEXT = 0;

/** Methods of an item, by the number that Office.js gives them. */
export const itemMethods = new Map<number, ItemMethod>([
  [14, () => success('html')],
  [
    15,
    ({ appointment: { required, optional } }, { recipientField }) =>
      success((recipientField === 1 ? optional : required).map(guest)),
  ],
  [18, ({ appointment }) => success(appointment.subject)],
  [24, ({ appointment: { start, end } }, { TimeProperty: which }) => success(which === 2 ? end : start)],
  [26, ({ appointment }) => success(appointment.location)],
  [
    32,
    async ({ save }) => {
      const id = await save();
      return id === null ? failure(SAVE_ERROR) : success(id);
    },
  ],
  [
    37,
    ({ appointment: { body } }, { coercionType }) => success(coercionType === TEXT ? body.text : body.html),
  ],
  [99, () => success('')],
  [103, ({ appointment }) => success(appointment.recurrence)],
  [107, ({ appointment }) => success(party(appointment.organizer))],
  [164, ({ appointment: { id } }) => (id === null ? failure(ITEM_NOT_SAVED) : success(id))],
  [169, ({ appointment }) => success(appointment.allDay)],
  [171, ({ appointment }) => success(appointment.sensitivity)],
]);
