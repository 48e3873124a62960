/** An appointment as the form shows it to one person. Instants are UTC ms. */
export type Appointment = {
  /** In the sandbox's own addresses; null for one that is not saved yet. */
  name: string | null;
  /** As EWS writes it; null for one that is not saved yet. */
  id: string | null;
  /** Of the series, in an occurrence. */
  seriesId: string | null;
  /** The organiser's form writes, the attendee's reads. */
  form: 'organizer' | 'attendee';
  subject: string;
  location: string;
  start: number;
  end: number;
  allDay: boolean;
  cancelled: boolean;
  sensitivity: string;
  body: { html: string; text: string };
  organizer: Party;
  required: Guest[];
  optional: Guest[];
  /** As Office.js takes it. */
  recurrence: object | null;
  createdAt: number;
  modifiedAt: number;
};

export type Party = { name: string; address: string };
export type Guest = Party & { response: string };
